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

const isSame = (left: DrawnBar, right: DrawnBar): boolean =>
  left.open === right.open &&
  left.high === right.high &&
  left.low === right.low &&
  left.close === right.close &&
  left.volume === right.volume;

/**
 * Drawn bars with what the server tells of the newest ones, which saw every
 * trade. The last drawn bar may be ahead of it and keeps its close; bars that
 * are not drawn are left out, so that none appears out of order.
 */
export function amendBars(
  drawn: readonly DrawnBar[],
  told: readonly DrawnBar[],
): { bars: DrawnBar[]; changed: DrawnBar[] } {
  const byTime = new Map(told.map((bar) => [bar.time, bar]));
  const changed: DrawnBar[] = [];
  const last = drawn.length - 1;
  const bars = drawn.map((bar, index) => {
    const better = byTime.get(bar.time);
    if (!better) return bar;
    const amended =
      index < last
        ? better
        : {
            ...better,
            high: Math.max(bar.high, better.high),
            low: Math.min(bar.low, better.low),
            close: bar.close,
          };
    if (isSame(bar, amended)) return bar;
    changed.push(amended);
    return amended;
  });
  return { bars, changed };
}
