import type { Instrument } from '../../symbols/universe.ts';

/** Annual standard deviation of the market's log returns. */
export const MARKET_VOLATILITY = 0.16;

/**
 * The share of the variance not explained by the market that a sector's companies have in common.
 */
const SECTOR_SHARE = 0.35;

/** The annual return on cash, and the market's premium over it. */
const RISK_FREE_RATE = 0.04;
const EQUITY_PREMIUM = 0.05;

/** The components of an instrument's annual return. */
export interface Loadings {
  /** Expected return by the capital asset pricing model (Sharpe 1964). */
  readonly drift: number;
  /**
   * Standard deviations of the three components; negative if the instrument moves against the
   * factor.
   */
  readonly market: number;
  readonly sector: number;
  readonly own: number;
}

/**
 * Returns the loadings of `r = drift + market·M + sector·S + own·ε`, with M, S and ε independent of
 * variance 1. For an instrument of volatility σ and sensitivity β:
 *
 *     market = β·0.16
 *     sector = √(0.35·(σ² − market²)), or 0 for funds, which have no sector
 *     own    = √(σ² − market² − sector²)
 *
 * so that the three add up to σ². A |β| too large for σ is reduced so that |market| = σ.
 */
export function loadingsOf({ beta, sector, volatility }: Instrument): Loadings {
  const bounded = Math.min(Math.abs(beta) * MARKET_VOLATILITY, volatility);
  const left = volatility * volatility - bounded * bounded;
  const share = sector === 'ETF' ? 0 : SECTOR_SHARE;
  return {
    drift: RISK_FREE_RATE + beta * EQUITY_PREMIUM,
    market: Math.sign(beta) * bounded,
    sector: Math.sqrt(share * left),
    own: Math.sqrt((1 - share) * left),
  };
}

/**
 * Returns the correlation between the returns of two instruments implied by the loadings:
 * `(market₁·market₂ + sector₁·sector₂) / (σ₁·σ₂)`, the second product only within one sector. Exact
 * in the model `gbm`; in `market` each company's jumps are independent and reduce it.
 */
export function impliedCorrelation(left: Instrument, right: Instrument): number {
  if (left.ticker === right.ticker) return 1;
  const one = loadingsOf(left);
  const other = loadingsOf(right);
  const sector = left.sector === right.sector ? one.sector * other.sector : 0;
  return (one.market * other.market + sector) / (left.volatility * right.volatility);
}
