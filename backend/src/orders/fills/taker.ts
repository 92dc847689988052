import type { Side } from '@finally/contract';
import { type PriceE4, priceE4, type QuantityE6, quantityE6 } from '../../kernel/money.ts';
import { collarOf, isBeyond, nextWorse } from '../../kernel/tick.ts';
import { greatest, least } from '../../kernel/whole-numbers.ts';
import { type Book, bestFor, type Level, levelsFor, type MarketStep, SHARE_E6 } from './book.ts';
import type { Execution, TakenHidden } from './execution.ts';
import { hiddenWithin, impactSlip, impactWeight } from './impact.ts';
import type { FillProfile } from './profile.ts';
import { atStep, hiddenAt, type RecentTaking, takenAt, withTaken } from './recent-taking.ts';

/** What is left of an order that takes. */
export interface TakerOrder {
  readonly side: Side;
  readonly quantity_e6: QuantityE6;
  /** Null for a market order. */
  readonly limit_e4: PriceE4 | null;
  /** Whether a stop triggered it. */
  readonly by_stop: boolean;
}

/** What became of an order that takes. */
export interface Taking {
  /** Best price first. */
  readonly executions: readonly Execution[];
  /** A market order goes on with this in the next step, a limit rests. */
  readonly left_e6: QuantityE6;
  readonly recent: RecentTaking;
  /** The worst price for a market order in this step; null for a limit and if there is no book. */
  readonly collar_e4: PriceE4 | null;
}

/**
 * Fills an order against the market of one step: displayed size level by level, less what the account
 * took of it in this step, then hidden liquidity at a price that the quantity moves. Nothing is filled
 * past the limit or the collar, and nothing without a book.
 *
 * @param recent what the account took lately of this ticker
 */
export function take(
  profile: FillProfile,
  market: MarketStep,
  order: TakerOrder,
  recent: RecentTaking,
): Taking {
  const now = atStep(recent, market.step);
  if (profile.taker === 'last') return takeAtLast(market, order, now);
  if (!market.book || market.is_halted) return nothing(order, now, null);
  return takeFromBook(profile, market.book, order, now);
}

const nothing = (
  { quantity_e6 }: TakerOrder,
  recent: RecentTaking,
  collar_e4: PriceE4 | null,
): Taking => ({ executions: [], left_e6: quantity_e6, recent, collar_e4 });

function takeAtLast(market: MarketStep, order: TakerOrder, recent: RecentTaking): Taking {
  const { side, quantity_e6, limit_e4 } = order;
  const price_e4 = market.last_e4;
  const isOut = limit_e4 !== null && isBeyond(side, price_e4, limit_e4);
  if (market.is_halted || isOut || quantity_e6 === 0) return nothing(order, recent, null);
  return {
    executions: [
      { price_e4, quantity_e6, liquidity: 'taker', level: null, hidden: null, queue: null },
    ],
    left_e6: quantityE6(0),
    recent,
    collar_e4: null,
  };
}

function takeFromBook(
  profile: FillProfile,
  book: Book,
  order: TakerOrder,
  recent: RecentTaking,
): Taking {
  const { side, limit_e4 } = order;
  const best_e4 = bestFor(side, book);
  const collar_e4 = limit_e4 === null ? collarOf(side, best_e4) : null;
  const cap_e4 = limit_e4 ?? collar_e4 ?? best_e4;
  const price = priceWith(side, order.by_stop ? profile.stop_ticks : 0);
  const executions: Execution[] = [];
  let left = BigInt(order.quantity_e6);
  let from_e4 = best_e4;
  for (const level of levelsFor(side, book)) {
    const price_e4 = price(level.price_e4);
    if (isBeyond(side, price_e4, cap_e4)) break;
    from_e4 = level.price_e4;
    const taken_before = takenAt(recent, side, level.price_e4);
    const quantity = least(left, greatest(0n, available(level, profile) - taken_before));
    if (quantity === 0n) continue;
    left -= quantity;
    const quantity_e6 = quantityE6(Number(quantity));
    const taken_before_e6 = quantityE6(Number(taken_before));
    executions.push({
      price_e4,
      quantity_e6,
      liquidity: 'taker',
      level: {
        price_e4: level.price_e4,
        shown_e6: level.size_e6,
        taken_before_e6,
        taken_e6: quantity_e6,
      },
      hidden: null,
      queue: null,
    });
  }
  const hidden = takeHidden({ profile, book, side, cap_e4, from_e4, left_e6: left }, recent);
  if (hidden) {
    left -= BigInt(hidden.quantity_e6);
    executions.push(hiddenExecution(side, hidden));
  }
  return {
    executions,
    left_e6: quantityE6(Number(left)),
    recent: executions.reduce((taken, execution) => withTaken(taken, side, execution), recent),
    collar_e4,
  };
}

/** Returns how many millionths of a share of a level can be taken: whole shares of what is shown. */
const available = ({ size_e6 }: Level, { shown_percent }: FillProfile): bigint => {
  if (shown_percent === 100) return BigInt(size_e6);
  const part = (BigInt(size_e6) * BigInt(shown_percent)) / 100n;
  return part - (part % SHARE_E6);
};

/** Returns the price that is paid for a level, `ticks` worse than shown. */
const priceWith =
  (side: Side, ticks: number) =>
  (price_e4: PriceE4): PriceE4 => {
    let price = price_e4;
    for (let tick = 0; tick < ticks; tick++) price = nextWorse(side, price) ?? price;
    return price;
  };

interface HiddenRequest {
  readonly profile: FillProfile;
  readonly book: Book;
  readonly side: Side;
  readonly cap_e4: PriceE4;
  readonly from_e4: PriceE4;
  readonly left_e6: bigint;
}

function takeHidden(
  { profile, book, side, cap_e4, from_e4, left_e6 }: HiddenRequest,
  recent: RecentTaking,
): TakenHidden | null {
  const { impact_hundredths } = profile;
  if (impact_hundredths === null || left_e6 === 0n) return null;
  if (isBeyond(side, from_e4, cap_e4)) return null;
  const { adv, volatility_e6 } = book;
  const before_e6 = hiddenAt(recent.hidden[side], recent.step);
  const terms = { from_e4, volatility_e6, impact_hundredths, adv, before_e6: BigInt(before_e6) };
  // A sale goes no lower than the least price there is.
  const room_e4 = BigInt(side === 'buy' ? cap_e4 - from_e4 : from_e4 - Math.max(1, cap_e4));
  const quantity = hiddenWithin(left_e6, room_e4, terms);
  if (quantity === 0n) return null;
  return {
    quantity_e6: quantityE6(Number(quantity)),
    before_e6,
    weight_e6: Number(impactWeight(terms.before_e6 + quantity, adv)),
    slip_e4: Number(impactSlip(quantity, terms)),
    from_e4,
  };
}

const hiddenExecution = (side: Side, hidden: TakenHidden): Execution => ({
  price_e4: priceE4(hidden.from_e4 + (side === 'buy' ? hidden.slip_e4 : -hidden.slip_e4)),
  quantity_e6: hidden.quantity_e6,
  liquidity: 'taker',
  level: null,
  hidden,
  queue: null,
});
