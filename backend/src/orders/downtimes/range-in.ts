import { type PriceE4, priceE4 } from '../../kernel/money.ts';

interface PricedBar {
  readonly time_ms: number;
  readonly low_e4: PriceE4;
  readonly high_e4: PriceE4;
}

/**
 * Returns the lowest and the highest price of a time, by the bars that overlap it; undefined if the bars
 * do not reach over all of it.
 *
 * @param bars oldest first
 */
export function rangeIn(
  bars: readonly PricedBar[],
  { from_ms, to_ms }: { readonly from_ms: number; readonly to_ms: number },
  bar_ms: number,
): { readonly low_e4: PriceE4; readonly high_e4: PriceE4 } | undefined {
  const [oldest, newest] = [bars[0], bars.at(-1)];
  if (!oldest || !newest) return undefined;
  // The bar of the minute that has just begun may be missing.
  const isCovered = oldest.time_ms <= from_ms && newest.time_ms + 2 * bar_ms > to_ms;
  if (!isCovered) return undefined;
  const within = bars.filter(({ time_ms }) => time_ms + bar_ms > from_ms && time_ms < to_ms);
  if (within.length === 0) return undefined;
  return {
    low_e4: priceE4(Math.min(...within.map(({ low_e4 }) => low_e4))),
    high_e4: priceE4(Math.max(...within.map(({ high_e4 }) => high_e4))),
  };
}
