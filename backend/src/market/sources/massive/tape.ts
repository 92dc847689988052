import type { MarketSession, Ticker } from '@finally/contract';
import type { Tick } from '../../prices/price.ts';
import type { SnapshotPrice } from './snapshot.ts';

/** The lag of the cheapest plans (15 minutes) plus a margin. */
const LAG_MS_MAX = 20 * 60_000;
/** Timestamps further in the future than this are ignored. */
const LEAD_MS_MAX = 2 * 60_000;

/** The circumstances in which prices are received. */
export interface Circumstances {
  readonly now_ms: number;
  /** The vendor's clock minus ours. */
  readonly skew_ms: number;
  readonly session: MarketSession | null;
  /** The age at which a price becomes stale. */
  readonly age_ms_max: number;
}

/**
 * Turns snapshots into ticks and decides how old each price is. A price that the vendor confirms
 * now counts as current. A price of a closed market, of an earlier day, or with a timestamp that is
 * missing, too old or in the future is shown, but is stale from the start, so that nobody can trade
 * at it.
 */
export class Tape {
  readonly #entries = new Map<Ticker, SnapshotPrice>();

  /** Returns ticks for the new prices of a snapshot. Drops prices older than the known ones. */
  take(prices: readonly SnapshotPrice[], circumstances: Circumstances): Tick[] {
    const ticks: Tick[] = [];
    for (const price of prices) {
      const before = this.#entries.get(price.ticker);
      if (before && isOlder(price, before, circumstances)) continue;
      this.#entries.set(price.ticker, price);
      ticks.push(toTick(price, tradedSince(before, price), circumstances));
    }
    return ticks;
  }

  /** Returns the known prices as stale ticks, for a market that has just closed. */
  restate(circumstances: Circumstances): Tick[] {
    return [...this.#entries.values()].map((price) => toTick(price, 0, circumstances));
  }

  forget(ticker: Ticker): void {
    this.#entries.delete(ticker);
  }
}

/** Returns how far a price lags behind the vendor's clock; undefined if it has no timestamp. */
export const lagOf = (
  { updated_ms }: SnapshotPrice,
  { now_ms, skew_ms }: Pick<Circumstances, 'now_ms' | 'skew_ms'>,
): number | undefined => (updated_ms === undefined ? undefined : now_ms + skew_ms - updated_ms);

/** Returns true if a timestamp is too far in the future to be valid. */
export const isAhead = (lag_ms: number | undefined): boolean =>
  lag_ms !== undefined && lag_ms < -LEAD_MS_MAX;

function toTick(price: SnapshotPrice, volume: number, circumstances: Circumstances): Tick {
  const { now_ms, skew_ms, session, age_ms_max } = circumstances;
  const lag_ms = lagOf(price, circumstances);
  const vouched =
    session !== 'closed' &&
    price.traded_today &&
    lag_ms !== undefined &&
    lag_ms <= LAG_MS_MAX &&
    !isAhead(lag_ms);
  const { ticker, price_e4, previous_close_e4, bid_e4, ask_e4 } = price;
  return {
    ticker,
    price_e4,
    previous_close_e4,
    volume,
    timestamp_ms: vouched
      ? now_ms
      : Math.min((price.updated_ms ?? now_ms) - skew_ms, now_ms - age_ms_max - 1),
    ...(bid_e4 && ask_e4 ? { bid_e4, ask_e4 } : {}),
  };
}

/** True for an answer that was delayed on the way, or for a day without trades so far. */
const isOlder = (price: SnapshotPrice, known: SnapshotPrice, now: Circumstances): boolean =>
  (known.traded_today && !price.traded_today) ||
  (price.updated_ms !== undefined &&
    known.updated_ms !== undefined &&
    price.updated_ms < known.updated_ms &&
    !isAhead(lagOf(known, now)));

function tradedSince(before: SnapshotPrice | undefined, price: SnapshotPrice): number {
  if (!before) return 0;
  const since = price.day_volume - before.day_volume;
  // A volume smaller than before means that a new day has begun.
  return Math.round(since >= 0 ? since : price.day_volume);
}
