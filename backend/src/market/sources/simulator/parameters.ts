/** The models of simulated prices: a realistic market, or geometric Brownian motion. */
export const SIMULATOR_MODELS = ['market', 'gbm'] as const;
export type SimulatorModel = (typeof SIMULATOR_MODELS)[number];

export interface ModelParameters {
  /** The share of a company's variance that comes from jumps on news. */
  readonly jump_share: number;
  /** Standard deviation of the logarithm of each multiplier of volatility-cascade.ts. */
  readonly mood_deviation: number;
  /** Depth of the U shape of a session, see session.ts. */
  readonly activity_depth: number;
}

/**
 * `gbm` is pure correlated geometric Brownian motion: each log return is N((μ − σ²/2)·dt, σ²·dt).
 * `market` has the same mean, volatility and factors, with clustered volatility, an intraday shape
 * and news.
 *
 * `mood_deviation` 0.4 gives a multiplier a second moment of e^0.16 = 1.17, about that of the
 * binomial multipliers 1 ± 0.4 in Calvet & Fisher (2004, Journal of Financial Econometrics 2). At
 * depth 0.45 the open and the close have 3.5 times the variance of noon. Jumps on news as a part of
 * the variance follow Maheu & McCurdy (2004, Journal of Finance 59); a share of a quarter is our
 * choice.
 */
export const MODEL_PARAMETERS: Readonly<Record<SimulatorModel, ModelParameters>> = {
  market: { jump_share: 0.25, mood_deviation: 0.4, activity_depth: 0.45 },
  gbm: { jump_share: 0, mood_deviation: 0, activity_depth: 0 },
};
