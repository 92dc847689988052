/** Returns the `q`-quantile of the sample (nearest rank). */
export function quantile(sample: readonly number[], q: number): number {
  const sorted = [...sample].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

export const median = (sample: readonly number[]): number => quantile(sample, 0.5);

/** Formats the median with its range: `3.10 (2.95 to 3.31)`. */
export const spread = (sample: readonly number[], digits = 2): string =>
  `${median(sample).toFixed(digits)} (${Math.min(...sample).toFixed(digits)} to ` +
  `${Math.max(...sample).toFixed(digits)})`;
