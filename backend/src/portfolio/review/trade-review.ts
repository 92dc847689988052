import type { Ticker } from '@finally/contract';
import {
  type Cents,
  cents,
  divideHalfEven,
  type PriceE4,
  type QuantityE6,
  ZERO_CENTS,
} from '../../kernel/money.ts';
import type { TradeRow } from '../../ledger/journal/entry.ts';
import { PurchaseLots } from './purchase-lots.ts';

/** The quote that a fill was made at. */
export interface FillQuote {
  /** Half the sum of bid and ask, in 1/20,000 dollars: twice the price in 1/10,000 dollars. */
  readonly middle_twice_e4: number;
}

/** One sale as a review counts it. */
export interface ReviewedSale {
  readonly ticker: Ticker;
  readonly quantity_e6: QuantityE6;
  readonly price_e4: PriceE4;
  /** Proceeds less the average cost of the shares, before fees. */
  readonly profit_cents: Cents;
  /** The mean over the shares sold. */
  readonly held_ms: number;
  /** ISO 8601. */
  readonly executed_at: string;
}

/** Figures of the trades of one ticker, day or source, or of all. */
export interface ReviewTotals {
  readonly trades: number;
  readonly sales: number;
  /** Sales with a profit, and with a loss, before fees. */
  readonly won: number;
  readonly lost: number;
  /** The realized profit before fees. */
  readonly profit_cents: Cents;
  readonly fees_cents: Cents;
  /** What all fills were worth. */
  readonly notional_cents: Cents;
  /** What fills were worse than the middle of bid and ask; negative if they were better. */
  readonly spread_cents: Cents;
}

export interface TradeReview extends ReviewTotals {
  /** The mean over the shares sold; null before the first sale. */
  readonly held_ms: number | null;
  readonly best: ReviewedSale | null;
  readonly worst: ReviewedSale | null;
  /** Fills whose quote was not kept, so that their spread is not counted. */
  readonly unquoted: number;
  readonly by_ticker: ReadonlyMap<Ticker, ReviewTotals>;
  /** By the day in UTC: `2026-03-02`. */
  readonly by_day: ReadonlyMap<string, ReviewTotals>;
  /** By the kind of caller, as `person` or `assistant`. */
  readonly by_source: ReadonlyMap<string, ReviewTotals>;
}

const NOTHING: ReviewTotals = {
  trades: 0,
  sales: 0,
  won: 0,
  lost: 0,
  profit_cents: ZERO_CENTS,
  fees_cents: ZERO_CENTS,
  notional_cents: ZERO_CENTS,
  spread_cents: ZERO_CENTS,
};

/** Length of `2026-03-02` in an ISO time. */
const DAY_LENGTH = 10;

/** Reviews the fills of one ledger, which have to be added oldest first. */
export class TradeReviewer {
  readonly #lots = new Map<Ticker, PurchaseLots>();
  readonly #by_ticker = new Map<Ticker, ReviewTotals>();
  readonly #by_day = new Map<string, ReviewTotals>();
  readonly #by_source = new Map<string, ReviewTotals>();
  #all = NOTHING;
  #best: ReviewedSale | null = null;
  #worst: ReviewedSale | null = null;
  #sold_e6 = 0n;
  #held = 0n;
  #unquoted = 0;

  /** @param quote undefined if it was not kept */
  add(fill: TradeRow, quote: FillQuote | undefined): void {
    const sale = this.#move(fill);
    const counted: ReviewTotals = {
      trades: 1,
      sales: sale ? 1 : 0,
      won: sale && sale.profit_cents > 0 ? 1 : 0,
      lost: sale && sale.profit_cents < 0 ? 1 : 0,
      profit_cents: fill.realized_pnl_cents,
      fees_cents: fill.fees_cents,
      notional_cents: fill.notional_cents,
      spread_cents: quote ? spreadOf(fill, quote) : ZERO_CENTS,
    };
    if (!quote) this.#unquoted += 1;
    this.#all = sum(this.#all, counted);
    addTo(this.#by_ticker, fill.ticker, counted);
    addTo(this.#by_day, fill.executed_at.slice(0, DAY_LENGTH), counted);
    addTo(this.#by_source, fill.source, counted);
    if (!sale) return;
    if (!this.#best || sale.profit_cents > this.#best.profit_cents) this.#best = sale;
    if (!this.#worst || sale.profit_cents < this.#worst.profit_cents) this.#worst = sale;
  }

  review(): TradeReview {
    return {
      ...this.#all,
      held_ms: this.#sold_e6 === 0n ? null : Number(this.#held / this.#sold_e6),
      best: this.#best,
      worst: this.#worst,
      unquoted: this.#unquoted,
      by_ticker: new Map(this.#by_ticker),
      by_day: new Map(this.#by_day),
      by_source: new Map(this.#by_source),
    };
  }

  /** Moves the shares of a fill; returns the sale if it is one. */
  #move(fill: TradeRow): ReviewedSale | undefined {
    const { ticker, side, quantity_e6, price_e4, executed_at } = fill;
    const lots = this.#lots.get(ticker) ?? new PurchaseLots();
    this.#lots.set(ticker, lots);
    const time_ms = Date.parse(executed_at);
    if (side === 'buy') {
      lots.buy(quantity_e6, time_ms);
      return undefined;
    }
    const sold = lots.sell(quantity_e6, time_ms);
    this.#sold_e6 += BigInt(sold.quantity_e6);
    this.#held += BigInt(sold.quantity_e6) * BigInt(sold.held_ms);
    return {
      ticker,
      quantity_e6,
      price_e4,
      profit_cents: fill.realized_pnl_cents,
      held_ms: sold.held_ms,
      executed_at,
    };
  }
}

/** 1/1,000,000 shares times 1/20,000 dollars in a cent. */
const UNITS_PER_CENT = 200_000_000n;

/** What a fill was worse than the middle of bid and ask, in cents. */
function spreadOf(
  { side, quantity_e6, price_e4 }: TradeRow,
  { middle_twice_e4 }: FillQuote,
): Cents {
  const worse = side === 'buy' ? 2 * price_e4 - middle_twice_e4 : middle_twice_e4 - 2 * price_e4;
  return cents(Number(divideHalfEven(BigInt(quantity_e6) * BigInt(worse), UNITS_PER_CENT)));
}

function addTo<Key>(totals: Map<Key, ReviewTotals>, key: Key, counted: ReviewTotals): void {
  totals.set(key, sum(totals.get(key) ?? NOTHING, counted));
}

const sum = (a: ReviewTotals, b: ReviewTotals): ReviewTotals => ({
  trades: a.trades + b.trades,
  sales: a.sales + b.sales,
  won: a.won + b.won,
  lost: a.lost + b.lost,
  profit_cents: cents(a.profit_cents + b.profit_cents),
  fees_cents: cents(a.fees_cents + b.fees_cents),
  notional_cents: cents(a.notional_cents + b.notional_cents),
  spread_cents: cents(a.spread_cents + b.spread_cents),
});
