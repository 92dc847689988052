/** Statistics of the simulated market. */

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Returns the median of an odd or a large number of values. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/** Returns the mean of a power of the distance from the mean. */
const centralMoment = (values: readonly number[], power: number): number => {
  const center = mean(values);
  return mean(values.map((value) => (value - center) ** power));
};

export const deviation = (values: readonly number[]): number => Math.sqrt(centralMoment(values, 2));

/**
 * Returns the excess kurtosis: 0 for a normal distribution, positive if extremes are more frequent.
 */
export const excessKurtosis = (values: readonly number[]): number =>
  centralMoment(values, 4) / centralMoment(values, 2) ** 2 - 3;

/** Returns Pearson's correlation of two series of equal length. */
export function correlation(left: readonly number[], right: readonly number[]): number {
  const left_mean = mean(left);
  const right_mean = mean(right);
  const products = left.map(
    (value, k) => (value - left_mean) * ((right[k] as number) - right_mean),
  );
  return mean(products) / (deviation(left) * deviation(right));
}

export const autocorrelation = (values: readonly number[], lag: number): number =>
  correlation(values.slice(lag), values.slice(0, -lag));

/**
 * Returns the autocorrelation at a lag, in standard errors that are valid for clustered variance:
 * Σxₜxₜ₋ₖ / √Σxₜ²xₜ₋ₖ² (Diebold 1986; Lo & MacKinlay 1988).
 */
export function robustAutocorrelation(values: readonly number[], lag: number): number {
  const center = mean(values);
  let sum = 0;
  let square = 0;
  for (let t = lag; t < values.length; t++) {
    const product = ((values[t] as number) - center) * ((values[t - lag] as number) - center);
    sum += product;
    square += product * product;
  }
  return sum / Math.sqrt(square);
}

/**
 * Returns how strongly squares depend on earlier ones: n(n + 2)·Σ ρₖ²/(n − k) over the lags (McLeod
 * & Li 1983). For independent values it is χ² with as many degrees of freedom as lags.
 *
 * @param squares squared values
 */
export function mcLeodLi(squares: readonly number[], lags: number): number {
  const n = squares.length;
  let sum = 0;
  for (let lag = 1; lag <= lags; lag++) sum += autocorrelation(squares, lag) ** 2 / (n - lag);
  return n * (n + 2) * sum;
}

/** The value that χ² with 10 degrees of freedom exceeds once in 1000 times. */
export const CHI_SQUARE_10_1_IN_1000 = 29.59;

/** The error function to 1.2e-7 (Press et al., Numerical Recipes, 6.2). */
function erfc(x: number): number {
  const t = 1 / (1 + Math.abs(x) / 2);
  const coefficients = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398,
    1.48851587, -0.82215223, 0.17087277,
  ];
  const polynomial = coefficients.reduceRight((sum, coefficient) => sum * t + coefficient, 0);
  const value = t * Math.exp(-x * x + polynomial);
  return x >= 0 ? value : 2 - value;
}

/** Returns the probability that a standard normal number is at most `x`. */
const normalProbability = (x: number): number => erfc(-x / Math.SQRT2) / 2;

/**
 * Returns Kolmogorov's statistic √n·D of values against N(center, deviation²). For values of that
 * distribution it exceeds `KOLMOGOROV_1_IN_1000` once in 1000 times.
 */
export function kolmogorovSmirnov(
  values: readonly number[],
  center: number,
  deviation: number,
): number {
  const sorted = Float64Array.from(values).sort();
  let distance = 0;
  for (const [rank, value] of sorted.entries()) {
    const expected = normalProbability((value - center) / deviation);
    distance = Math.max(
      distance,
      Math.abs(expected - rank / sorted.length),
      Math.abs(expected - (rank + 1) / sorted.length),
    );
  }
  return Math.sqrt(sorted.length) * distance;
}

export const KOLMOGOROV_1_IN_1000 = 1.95;
