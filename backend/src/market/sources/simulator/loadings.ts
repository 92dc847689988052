import type { Instrument } from '../../symbols/universe.ts';

/** Standard deviation of the market's log returns a year. */
export const MARKET_VOLATILITY = 0.16;

/** The part of what the market leaves open that a sector's companies have in common. */
const SECTOR_SHARE = 0.35;

/** The return on cash, and what the market pays on top of it, a year. */
const RISK_FREE_RATE = 0.04;
const EQUITY_PREMIUM = 0.05;

/** What an instrument's return is made of; everything a year. */
export interface Loadings {
  /** Expected return by the capital asset pricing model (Sharpe 1964). */
  readonly drift: number;
  /** Standard deviations of the return's three parts, negative where it moves against the factor. */
  readonly market: number;
  readonly sector: number;
  readonly own: number;
}

/**
 * `r = drift + market·M + sector·S + own·ε`, with M, S and ε independent of
 * variance 1. For an instrument of volatility σ and sensitivity β:
 *
 *     market = β·0.16
 *     sector = √(0.35·(σ² − market²)), and 0 for funds, which are no sector
 *     own    = √(σ² − market² − sector²)
 *
 * so that the three add up to σ². A |β| that would leave nothing is cut to σ.
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
 * The correlation between the returns of two instruments that the loadings
 * imply: `(market₁·market₂ + sector₁·sector₂) / (σ₁·σ₂)`, the second product only
 * within one sector. It holds as it stands in the model `gbm`; in `market` each
 * company's jumps are its own and take their share of it.
 */
export function impliedCorrelation(left: Instrument, right: Instrument): number {
  if (left.ticker === right.ticker) return 1;
  const one = loadingsOf(left);
  const other = loadingsOf(right);
  const sector = left.sector === right.sector ? one.sector * other.sector : 0;
  return (one.market * other.market + sector) / (left.volatility * right.volatility);
}
