import { BAR_INTERVAL_MS, type Bar, type BarInterval, startOfBar } from '@finally/contract';

/** A bar as the chart draws it; `time` is its start in Unix seconds. */
export interface DrawnBar {
  time: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
}

/** Returns the length of bars in seconds. */
export const secondsOf = (interval: BarInterval): number => BAR_INTERVAL_MS[interval] / 1_000;

/** Returns the start of the bar that contains a time, both in Unix seconds. */
export const barStart = (unixSeconds: number, intervalSeconds: number): number =>
  startOfBar(Math.floor(unixSeconds) * 1_000, intervalSeconds * 1_000) / 1_000;

export const toDrawnBar = ({ time, ...rest }: Bar): DrawnBar => ({
  ...rest,
  time: Math.floor(Date.parse(time) / 1_000),
});

/** Returns the last bar grown by a price, or a new bar; null if the price is older than the last bar. */
export function growBar(
  last: DrawnBar | null,
  price: number,
  unixSeconds: number,
  intervalSeconds: number,
): DrawnBar | null {
  const time = barStart(unixSeconds, intervalSeconds);
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

/** Returns a bar made of ticks, merged with the server's bar of the same time; its close stays. */
export const mergeServerBar = (drawn: DrawnBar, known: DrawnBar): DrawnBar => ({
  ...drawn,
  open: known.open,
  high: Math.max(drawn.high, known.high),
  low: Math.min(drawn.low, known.low),
  volume: known.volume,
});

/** An answer may be this late without the server's clock having been set back. */
const LATE_SECONDS = 10;

/** Returns whether the chart has bars that are newer than the server's, whose clock was set back then. */
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

/** The differences between drawn bars and those of the server. */
export interface Corrections {
  /** Earlier bars to replace, by index. */
  changed: ReadonlyMap<number, DrawnBar>;
  /** Whether any of them has another price, and not only another volume. */
  prices: boolean;
  /** The last bar, if it changes, and the bars after it, oldest first. */
  newer: readonly DrawnBar[];
}

/** Returns what has to change in the drawn bars, given the server's bars of a part of that time and later. */
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
      prices ||= !isSameBar({ ...before, volume: bar.volume }, bar);
    }
  }
  return { changed, prices, newer };
}
