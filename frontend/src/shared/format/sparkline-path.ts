const MARGIN = 2;

/**
 * Returns the SVG path of evenly spaced prices, scaled to fill the box: a horizontal line for equal prices
 * or a single one, an empty path for none.
 */
export function sparklinePath(prices: readonly number[], width: number, height: number): string {
  if (prices.length === 0) return '';
  const low = Math.min(...prices);
  const range = Math.max(...prices) - low;
  const y = (price: number) =>
    range === 0 ? height / 2 : height - MARGIN - ((price - low) / range) * (height - 2 * MARGIN);
  if (prices.length === 1) return `M0 ${height / 2}H${width}`;
  const step = width / (prices.length - 1);
  return prices
    .map((price, i) => `${i === 0 ? 'M' : 'L'}${(i * step).toFixed(1)} ${y(price).toFixed(1)}`)
    .join('');
}
