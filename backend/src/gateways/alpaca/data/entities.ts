import { priceToJson } from '../../../kernel/money.ts';
import { type Depth, type PriceBar, printsOf } from '../../../market/index.ts';
import { toTime } from '../wire/times.ts';

/** The letter of the exchange of every quote and trade: there is one market. */
export const EXCHANGE = 'V';
/** The tape of every quote and trade. */
const TAPE = 'C';
const REGULAR_SALE = '@';
const TWO_SIDED = 'R';
/** More trades than a step of the market has; so each of them has an id of its own. */
const IDS_OF_STEP = 16;

/** A trade of others, as Alpaca's market data tell it. */
export interface StockTrade {
  readonly t: string;
  readonly x: string;
  readonly p: number;
  readonly s: number;
  readonly c: readonly string[];
  readonly i: number;
  readonly z: string;
}

/** The best bid and ask. */
export interface StockQuote {
  readonly t: string;
  readonly ax: string;
  readonly ap: number;
  readonly as: number;
  readonly bx: string;
  readonly bp: number;
  readonly bs: number;
  readonly c: readonly string[];
  readonly z: string;
}

/** A bar; `n` is 0, because trades are not counted, and `vw` the mean of high, low and close. */
export interface StockBar {
  readonly t: string;
  readonly o: number;
  readonly h: number;
  readonly l: number;
  readonly c: number;
  readonly v: number;
  readonly n: number;
  readonly vw: number;
}

/**
 * Returns the trades of others in one step of the market, oldest first. A source of real prices tells
 * only how much was traded, which is one trade at the last price.
 */
export function tradesIn(depth: Depth): StockTrade[] {
  const { ticker, seed, step, volume, bid_e4, ask_e4, last_e4, timestamp_ms } = depth;
  if (volume <= 0) return [];
  const prints =
    seed === null
      ? [{ price_e4: last_e4, size: volume }]
      : printsOf({ seed, ticker, step, volume, bid_e4, ask_e4, last_e4 });
  const t = toTime(timestamp_ms);
  return prints.map(({ price_e4, size }, index) => ({
    t,
    x: EXCHANGE,
    p: priceToJson(price_e4),
    s: size,
    c: [REGULAR_SALE],
    i: step * IDS_OF_STEP + index,
    z: TAPE,
  }));
}

/** Returns the last trade; in a step without one it is at the last price. */
export function lastTrade(depth: Depth): StockTrade {
  const last = tradesIn(depth).at(-1);
  return (
    last ?? {
      t: toTime(depth.timestamp_ms),
      x: EXCHANGE,
      p: priceToJson(depth.last_e4),
      s: 1,
      c: [REGULAR_SALE],
      i: depth.step * IDS_OF_STEP,
      z: TAPE,
    }
  );
}

export const toQuote = (depth: Depth): StockQuote => ({
  t: toTime(depth.timestamp_ms),
  ax: EXCHANGE,
  ap: priceToJson(depth.ask_e4),
  as: depth.ask_size ?? depth.displayed_size,
  bx: EXCHANGE,
  bp: priceToJson(depth.bid_e4),
  bs: depth.bid_size ?? depth.displayed_size,
  c: [TWO_SIDED],
  z: TAPE,
});

/** @param begins_ms when the bar begins for Alpaca's clients: days begin at midnight in New York */
export function toStockBar(bar: PriceBar, begins_ms: number): StockBar {
  const { open_e4, high_e4, low_e4, close_e4, volume } = bar;
  return {
    t: toTime(begins_ms),
    o: priceToJson(open_e4),
    h: priceToJson(high_e4),
    l: priceToJson(low_e4),
    c: priceToJson(close_e4),
    v: Math.floor(volume),
    n: 0,
    vw: Math.round((high_e4 + low_e4 + close_e4) / 3) / 10_000,
  };
}
