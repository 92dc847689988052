import type { FillProfileName, StopTrigger } from '@finally/contract';
import {
  centsToJson,
  type PriceE4,
  priceToJson,
  type QuantityE6,
  quantityToJson,
} from '../../../kernel/money.ts';
import type { FeeKind } from '../../../ledger/fees/fees.ts';
import type { MarketStep } from '../book.ts';
import type { Execution, Liquidity } from '../execution.ts';
import { FILL_MODEL } from '../profile.ts';
import type { FillContext } from './fill-context.ts';
import { sentenceOf } from './fill-sentence.ts';

/**
 * Why a fill has its price, as it is kept with the fill and stands on the wire. Prices and amounts in
 * dollars, quantities in shares.
 */
export interface FillExplanation {
  readonly model: typeof FILL_MODEL;
  readonly profile: FillProfileName;
  readonly step: number;
  /** ISO 8601, UTC. */
  readonly sim_time: string;
  readonly quote: {
    readonly bid: number | null;
    readonly ask: number | null;
    /** What is shown at the bid and at the ask; null if there is no book. */
    readonly bid_size: number | null;
    readonly ask_size: number | null;
    readonly last: number;
  };
  /** What the modeled book follows from; left out for other books. */
  readonly market?: {
    /** Of the simulated market, which decides the displayed size of every step; null if there is none. */
    readonly seed: number | null;
    /** Shares shown at the best price; level k shows (2 + k)/2 times as many. */
    readonly displayed: number;
    /** Average daily volume in whole shares. */
    readonly adv: number;
    /** Standard deviation of a day's return: 0.02 is 2 %. */
    readonly volatility: number;
  };
  /** The level that was taken; empty if the price came from elsewhere. */
  readonly levels: readonly {
    readonly price: number;
    readonly shown: number;
    /** What the account had taken of it in the same step before. */
    readonly taken_before: number;
    readonly taken: number;
  }[];
  readonly hidden: {
    readonly quantity: number;
    /** Hidden shares that the account took lately in this direction. */
    readonly before: number;
    /** √(hidden shares / average daily volume), to six decimals. */
    readonly weight: number;
    readonly slip: number;
    readonly price: number;
  } | null;
  readonly queue: {
    readonly ahead_before: number;
    readonly ahead_after: number;
    /** Volume that had reached the order before and was less than a share. */
    readonly reached_before: number;
    readonly volume: number;
    /** What other orders of the account had used of the volume. */
    readonly used_before: number;
  } | null;
  readonly trigger: {
    readonly by: StopTrigger;
    readonly level: number;
    readonly met: number;
  } | null;
  /** The worst price that a market order could get; null for other orders. */
  readonly collar: number | null;
  readonly price: number;
  readonly quantity: number;
  readonly notional: number;
  readonly fees: readonly { readonly kind: FeeKind; readonly amount: number }[];
  readonly liquidity: Liquidity;
  readonly sentence: string;
}

/** Explains a fill. The same inputs give the same explanation, so it can be checked by recomputing it. */
export function explainFill(context: FillContext, execution: Execution): FillExplanation {
  const { profile, market, time_ms, triggered, collar_e4, notional_cents, fees } = context;
  const { level, hidden, queue, price_e4, quantity_e6, liquidity } = execution;
  return {
    model: FILL_MODEL,
    profile: profile.name,
    step: market.step,
    sim_time: new Date(time_ms).toISOString(),
    quote: quoteOf(market),
    ...marketOf(market),
    levels: level
      ? [
          {
            price: priceToJson(level.price_e4),
            shown: quantityToJson(level.shown_e6),
            taken_before: quantityToJson(level.taken_before_e6),
            taken: quantityToJson(level.taken_e6),
          },
        ]
      : [],
    hidden: hidden && {
      quantity: quantityToJson(hidden.quantity_e6),
      before: quantityToJson(hidden.before_e6),
      weight: hidden.weight_e6 / 1_000_000,
      slip: hidden.slip_e4 / 10_000,
      price: priceToJson(price_e4),
    },
    queue: queue && {
      ahead_before: quantityToJson(queue.ahead_before_e6),
      ahead_after: quantityToJson(queue.ahead_after_e6),
      reached_before: quantityToJson(queue.reached_before_e6),
      volume: queue.volume,
      used_before: quantityToJson(queue.used_before_e6),
    },
    trigger: triggered && {
      by: triggered.by,
      level: priceToJson(triggered.stop_e4),
      met: triggered.met_twice_e4 / 20_000,
    },
    collar: collar_e4 === null ? null : priceToJson(collar_e4),
    price: priceToJson(price_e4),
    quantity: quantityToJson(quantity_e6),
    notional: centsToJson(notional_cents),
    fees: fees.map(({ kind, amount_cents }) => ({ kind, amount: centsToJson(amount_cents) })),
    liquidity,
    sentence: sentenceOf(context, execution),
  };
}

function marketOf({ book, modeled }: MarketStep): Pick<FillExplanation, 'market'> {
  if (!book || !modeled) return {};
  const { adv, volatility_e6 } = book;
  const { seed, displayed_size: displayed } = modeled;
  return { market: { seed, displayed, adv, volatility: volatility_e6 / 1_000_000 } };
}

function quoteOf({ book, last_e4 }: MarketStep): FillExplanation['quote'] {
  const last = priceToJson(last_e4);
  if (!book) return { bid: null, ask: null, bid_size: null, ask_size: null, last };
  const shown = (levels: typeof book.bids, best_e4: PriceE4): number => {
    const best = levels.find(({ price_e4 }) => price_e4 === best_e4);
    return quantityToJson(best?.size_e6 ?? (0 as QuantityE6));
  };
  return {
    bid: priceToJson(book.bid_e4),
    ask: priceToJson(book.ask_e4),
    bid_size: shown(book.bids, book.bid_e4),
    ask_size: shown(book.asks, book.ask_e4),
    last,
  };
}
