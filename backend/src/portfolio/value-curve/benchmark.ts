/** A price at the end of an interval. */
export interface PricePoint {
  readonly time_ms: number;
  readonly price: number;
}

export interface BenchmarkPoint {
  readonly time_ms: number;
  readonly value: number;
}

/** Returns the purchase price of a part: the last one known at `from_ms`, or else the first after it. */
export const basePrice = (points: readonly PricePoint[], from_ms: number): number | undefined =>
  (points.findLast(({ time_ms }) => time_ms <= from_ms) ?? points[0])?.price;

/**
 * Returns the value of `start_value` over time if it is invested in equal parts in all series at
 * `from_ms` and then held:
 *
 *     B(t) = B(0) / n * sum over i of P_i(t) / P_i(0)
 *
 * with P_i(t) the last known price at t (an equal-weighted buy-and-hold index;
 * DeMiguel, Garlappi and Uppal, Optimal Versus Naive Diversification, Review of
 * Financial Studies 2009). A series without a price at that time is bought at its
 * first price; until then its part stays cash.
 *
 * @param series each oldest first; empty ones are ignored
 * @returns oldest first, one point for each time at or after `from_ms` at which a price is known
 */
export function equalWeightCurve(
  series: readonly (readonly PricePoint[])[],
  from_ms: number,
  start_value: number,
): readonly BenchmarkPoint[] {
  const parts = series.filter((points) => points.length > 0).map((points) => ({ points, at: -1 }));
  const times = [
    ...new Set(
      series.flatMap((points) => points.map(({ time_ms }) => time_ms)).filter((t) => t > from_ms),
    ),
  ].sort((left, right) => left - right);
  if (parts.length === 0) return [];
  const bases = parts.map(({ points }) => basePrice(points, from_ms));
  return [from_ms, ...times].map((time_ms) => {
    let sum = 0;
    for (const [index, part] of parts.entries()) {
      const { points } = part;
      while ((points[part.at + 1]?.time_ms ?? Number.POSITIVE_INFINITY) <= time_ms) part.at++;
      const price = points[part.at]?.price ?? (bases[index] as number);
      sum += price / (bases[index] as number);
    }
    return { time_ms, value: (start_value / parts.length) * sum };
  });
}
