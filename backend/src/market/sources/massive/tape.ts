import type { MarketSession, Ticker } from '@finally/contract';
import type { Tick } from '../../prices/price.ts';
import type { SnapshotPrice } from './snapshot.ts';

/** As far as the cheapest plans lag behind (15 minutes), and a little more. */
const LAG_MS_MAX = 20 * 60_000;
/** How far a stamp may lie in the future before it is not believed. */
const LEAD_MS_MAX = 2 * 60_000;

/** The circumstances under which prices are taken in. */
export interface Circumstances {
  readonly now_ms: number;
  /** The vendor's clock less ours. */
  readonly skew_ms: number;
  readonly session: MarketSession | null;
  /** How old a price may grow before it is stale. */
  readonly age_ms_max: number;
}

/**
 * Turns snapshots into ticks, and decides how old a price is:
 * one that the vendor vouches for now is as of now; one of a closed market, of
 * an earlier day, or with a stamp that is missing, far past or in the future is
 * shown, but stale from the start, so that nobody trades at it.
 */
export class Tape {
  readonly #entries = new Map<Ticker, SnapshotPrice>();

  /** The ticks of a snapshot that are news; an answer older than what is known is left out. */
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

  /** The prices that are known, as they are to be seen now that the market is closed. */
  restate(circumstances: Circumstances): Tick[] {
    return [...this.#entries.values()].map((price) => toTick(price, 0, circumstances));
  }

  forget(ticker: Ticker): void {
    this.#entries.delete(ticker);
  }
}

/** How far a price lies behind the vendor's own time; undefined where it bears no stamp. */
export const lagOf = (
  { updated_ms }: SnapshotPrice,
  { now_ms, skew_ms }: Pick<Circumstances, 'now_ms' | 'skew_ms'>,
): number | undefined => (updated_ms === undefined ? undefined : now_ms + skew_ms - updated_ms);

/** Whether a stamp lies so far ahead that it cannot be true. */
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

/** An answer that was held up on the way, or a day that has not begun to trade yet. */
const isOlder = (price: SnapshotPrice, known: SnapshotPrice, now: Circumstances): boolean =>
  (known.traded_today && !price.traded_today) ||
  (price.updated_ms !== undefined &&
    known.updated_ms !== undefined &&
    price.updated_ms < known.updated_ms &&
    !isAhead(lagOf(known, now)));

function tradedSince(before: SnapshotPrice | undefined, price: SnapshotPrice): number {
  if (!before) return 0;
  const since = price.day_volume - before.day_volume;
  // Less than before: a new day has begun.
  return Math.round(since >= 0 ? since : price.day_volume);
}
