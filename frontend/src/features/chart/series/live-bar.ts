import type { Bar, BarInterval } from '@finally/contract';

/** A bar as the chart draws it; `time` is its start in Unix seconds. */
export interface DrawnBar {
  time: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
}

export const INTERVAL_SECONDS: Record<BarInterval, number> = {
  '1s': 1,
  '5s': 5,
  '1m': 60,
  '5m': 300,
  '15m': 900,
  '1h': 3_600,
  '1d': 86_400,
};

export const toDrawnBar = ({ time, ...rest }: Bar): DrawnBar => ({
  ...rest,
  time: Math.floor(Date.parse(time) / 1_000),
});

/**
 * The bar that a price belongs to: `last` grown by it, or a new one. Null where
 * the price is older than `last`, which it then cannot change.
 */
export function growBar(
  last: DrawnBar | null,
  price: number,
  unixSeconds: number,
  intervalSeconds: number,
): DrawnBar | null {
  const time = Math.floor(unixSeconds / intervalSeconds) * intervalSeconds;
  if (last && time < last.time) return null;
  if (!last || time > last.time) {
    return { time, open: price, high: price, low: price, close: price, volume: 0 };
  }
  return {
    ...last,
    high: Math.max(last.high, price),
    low: Math.min(last.low, price),
    close: price,
  };
}

/** A bar that ticks have drawn, completed by what the server knows of it. */
export const mergeServerBar = (drawn: DrawnBar, known: DrawnBar): DrawnBar => ({
  ...drawn,
  open: known.open,
  high: Math.max(drawn.high, known.high),
  low: Math.min(drawn.low, known.low),
  volume: known.volume,
});

/** An answer this late says nothing about the server's clock. */
const LATE_SECONDS = 10;

/** Whether bars are drawn that the server knows nothing of any more: its clock was set back. */
export const isAhead = (
  drawn: DrawnBar | null,
  known: readonly DrawnBar[],
  intervalSeconds: number,
): boolean => {
  const newest = known.at(-1);
  if (!drawn || !newest) return false;
  return drawn.time - newest.time > Math.max(2 * intervalSeconds, LATE_SECONDS);
};

const isSameBar = (left: DrawnBar, right: DrawnBar): boolean =>
  left.time === right.time &&
  left.open === right.open &&
  left.high === right.high &&
  left.low === right.low &&
  left.close === right.close &&
  left.volume === right.volume;

/** How what is drawn differs from what the server knows. */
export interface Corrections {
  /** Earlier bars that are to be replaced, by their index. */
  changed: ReadonlyMap<number, DrawnBar>;
  /** Whether any of them has other prices, and not only another volume. */
  prices: boolean;
  /** The last bar, where it is to be completed, and bars after it; oldest first. */
  newer: readonly DrawnBar[];
}

/** What has to be drawn anew of `drawn`, going by what is known of some of its bars and later ones. */
export function corrections(drawn: readonly DrawnBar[], known: readonly DrawnBar[]): Corrections {
  const indices = new Map(drawn.map(({ time }, index) => [time, index]));
  const last = drawn.at(-1);
  const changed = new Map<number, DrawnBar>();
  const newer: DrawnBar[] = [];
  let prices = false;
  for (const bar of known) {
    const index = indices.get(bar.time);
    const before = index === undefined ? undefined : drawn[index];
    if (index === undefined || !before) {
      if (bar.time > (last?.time ?? 0)) newer.push(bar);
    } else if (before === last) {
      const complete = mergeServerBar(last, bar);
      if (!isSameBar(last, complete)) newer.push(complete);
    } else if (!isSameBar(before, bar)) {
      changed.set(index, bar);
      prices ||= bar.close !== before.close;
    }
  }
  return { changed, prices, newer };
}
