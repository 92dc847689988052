import { roundToPrice } from '../../../kernel/money.ts';
import { INTERVAL_MS, joinBars, type PriceBar, startOfBar } from '../../bars/bar.ts';
import { toUnixMs } from './rest/unix-time.ts';
import { AggregateSchema, PRICE_MAX } from './rest/wire.ts';

/**
 * Returns the bars of an answer, oldest first, one per time. Drops entries that are inconsistent or
 * lie in the future.
 */
export function readAggregates(
  entries: readonly unknown[],
  interval: '1m' | '1d',
  now_ms: number,
): PriceBar[] {
  const bars = entries.flatMap((entry) => readEntry(entry, interval) ?? []);
  const past = bars.filter(({ time_ms }) => time_ms <= now_ms);
  past.sort((left, right) => left.time_ms - right.time_ms);
  const joined: PriceBar[] = [];
  for (const bar of past) {
    const last = joined.at(-1);
    if (last?.time_ms === bar.time_ms) joined[joined.length - 1] = joinBars(last, bar);
    else joined.push(bar);
  }
  return joined;
}

function readEntry(entry: unknown, interval: '1m' | '1d'): PriceBar | undefined {
  const parsed = AggregateSchema.safeParse(entry);
  if (!parsed.success) return undefined;
  const { o, h, l, c, v, t } = parsed.data;
  const stamp_ms = toUnixMs(t);
  if (stamp_ms === undefined || h > PRICE_MAX || h < Math.max(o, c) || l > Math.min(o, c)) {
    return undefined;
  }
  return {
    time_ms: startOfBar(stamp_ms, INTERVAL_MS[interval]),
    open_e4: roundToPrice(o),
    high_e4: roundToPrice(h),
    low_e4: roundToPrice(l),
    close_e4: roundToPrice(c),
    volume: Math.round(v),
  };
}
