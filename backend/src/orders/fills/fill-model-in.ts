import type { Side } from '@finally/contract';
import {
  type Cents,
  cents,
  notionalCents,
  type QuantityE6,
  quantityE6,
} from '../../kernel/money.ts';
import { type Charged, chargeFor, sumOfFees } from '../../ledger/fees/fees.ts';
import type { Execution, FillMemory, FillModel } from '../../ledger/orders/matching/market.ts';
import { type Triggered, triggerOf } from '../../ledger/orders/matching/stops.ts';
import { type OrderRow, type QueuePlace, remainingOf } from '../../ledger/orders/order-row.ts';
import { bestFor, type MarketStep } from './book.ts';
import type { Execution as Part } from './execution.ts';
import { explainFill } from './explanation/explanation.ts';
import { meet, type QueuePosition, queueAtPlacement } from './maker.ts';
import type { FillProfile } from './profile.ts';
import { atStep, NO_RECENT_TAKING, type RecentTaking, withTaken } from './recent-taking.ts';
import { type Taking, take } from './taker.ts';

const NONE = quantityE6(0);

/** Returns what fills orders in one step of the market by a profile. */
export function fillModelIn(step: MarketStep, profile: FillProfile, time_ms: number): FillModel {
  const fillsByPrice = profile.taker === 'last';
  const recentOf = (memory: FillMemory | undefined): RecentTaking =>
    atStep((memory as RecentTaking | undefined) ?? NO_RECENT_TAKING, step.step);
  /** A profile that fills by the price alone remembers nothing. */
  const memoryOf = (recent: RecentTaking): FillMemory | null => (fillsByPrice ? null : recent);
  const explain = (
    order: OrderRow,
    parts: readonly Part[],
    collar_e4: Taking['collar_e4'],
    recents: readonly RecentTaking[],
  ): readonly Execution[] => {
    const { ticker, side } = order;
    const triggered = triggeredBy(order, step);
    let charged: Charged = {
      quantity_e6: order.filled_e6,
      notional_cents: order.filled_cents,
      fees_cents: order.fees_cents,
    };
    return parts.map((part, place) => {
      const { price_e4, quantity_e6, liquidity } = part;
      const notional_cents = cents(Number(notionalCents(quantity_e6, price_e4)));
      const filled = { quantity_e6, notional_cents };
      const fees = chargeFor({ schedules: profile.fees, side, time_ms }, charged, filled);
      charged = add(charged, filled, sumOfFees(fees));
      const explanation = explainFill(
        {
          profile,
          ticker,
          side,
          market: step,
          time_ms,
          triggered,
          collar_e4,
          notional_cents,
          fees,
        },
        part,
      );
      const memory = memoryOf(recents[place] as RecentTaking);
      return { price_e4, quantity_e6, liquidity, fees, explanation, memory };
    });
  };

  return {
    step: fillsByPrice ? null : step.step,
    is_delayed: profile.latency_steps > 0,

    sizingPrice: (side, market) =>
      fillsByPrice || !step.book ? market.price_e4 : bestFor(side, step.book),

    crosses(side, limit_price_e4) {
      const met_e4 = fillsByPrice ? step.last_e4 : step.book && bestFor(side, step.book);
      if (met_e4 === null) return false;
      return side === 'buy' ? met_e4 <= limit_price_e4 : met_e4 >= limit_price_e4;
    },

    take(order, _market, memory) {
      const { side, limit_price_e4: limit_e4, state } = order;
      const quantity_e6 = remainingOf(order);
      if (quantity_e6 === 0) return [];
      const taker = { side, quantity_e6, limit_e4, by_stop: state === 'triggered' };
      const recent = recentOf(memory);
      const { executions, collar_e4 } = take(profile, step, taker, recent);
      return explain(order, executions, collar_e4, takenBy(executions, side, recent));
    },

    rest(order, _market, memory) {
      const { side, limit_price_e4: limit_e4 } = order;
      const left_e6 = remainingOf(order);
      const recent = recentOf(memory);
      if (limit_e4 === null || left_e6 === 0) {
        return { executions: [], place: placeOf(queueOf(order)), memory: null };
      }
      const resting = { side, limit_e4, left_e6, queue: queueOf(order) };
      const met = meet(profile, step, resting, recent);
      const parts = met.execution ? [met.execution] : [];
      return {
        executions: explain(order, parts, null, [met.recent]),
        place: placeOf(met.queue),
        memory: memoryOf(met.recent),
      };
    },

    placeOf: (side, limit_price_e4) => placeOf(queueAtPlacement(side, limit_price_e4, step)),
  };
}

/** What was taken lately after each of the executions. */
function takenBy(
  parts: readonly Part[],
  side: Side,
  recent: RecentTaking,
): readonly RecentTaking[] {
  let taken = recent;
  return parts.map((part) => {
    taken = withTaken(taken, side, part);
    return taken;
  });
}

const add = (
  charged: Charged,
  { quantity_e6, notional_cents }: Omit<Charged, 'fees_cents'>,
  fees_cents: Cents,
): Charged => ({
  quantity_e6: quantityE6(charged.quantity_e6 + quantity_e6),
  notional_cents: cents(charged.notional_cents + notional_cents),
  fees_cents: cents(charged.fees_cents + fees_cents),
});

/** The model has one number for what is ahead of an order and, below zero, for what has reached it. */
const queueOf = ({ ahead_e6, reached_e6, is_best }: OrderRow): QueuePosition => ({
  ahead_e6: reached_e6 > 0 ? quantityE6(-reached_e6) : ahead_e6,
  is_best,
});

const placeOf = ({ ahead_e6, is_best }: QueuePosition): QueuePlace => {
  const reached = ahead_e6 !== null && ahead_e6 < 0;
  const reached_e6: QuantityE6 = reached ? quantityE6(-ahead_e6) : NONE;
  return { ahead_e6: reached ? NONE : ahead_e6, reached_e6, is_best };
};

/** What triggered the stop of an order; null if it has none or its fill did not wait for it. */
function triggeredBy(order: OrderRow, { last_e4, book }: MarketStep): Triggered | null {
  const { state, stop_price_e4 } = order;
  if (state !== 'triggered' || stop_price_e4 === null) return null;
  const { bid_e4 = null, ask_e4 = null } = book ?? {};
  return triggerOf({ ...order, stop_price_e4 }, { price_e4: last_e4, bid_e4, ask_e4 });
}
