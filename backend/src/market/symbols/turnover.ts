import type { Sector } from './instrument.ts';

/**
 * Dollars that the most prominent instrument of a sector turns over in a day at a volatility of 30 %, in
 * round numbers as of 2025 and 2026.
 */
const LEADING_ADV_USD: Readonly<Record<Sector, number>> = {
  'Information Technology': 12e9,
  'Communication Services': 6e9,
  'Consumer Discretionary': 8e9,
  Financials: 3e9,
  'Health Care': 3e9,
  'Consumer Staples': 1.5e9,
  Industrials: 1.5e9,
  Energy: 1.5e9,
  Materials: 8e8,
  'Real Estate': 6e8,
  Utilities: 7e8,
  ETF: 40e9,
};

const USUAL_VOLATILITY = 0.3;
/** By how much volatility may lower or raise the turnover. */
const VOLATILITY_FACTOR_MIN = 0.5;
const VOLATILITY_FACTOR_MAX = 2.5;

/**
 * Returns the average daily turnover of an instrument in dollars, from what its row of the data tells:
 *
 *     leading turnover of the sector / rank · volatility / 0.3
 *
 * Turnover falls with the rank as market value does, by Zipf's law. The last factor is between 0.5 and
 * 2.5: shares that move more are traded more (Karpoff 1987). This is a model of the right order of size
 * and no record of what was traded: it gives Apple $11 bn a day, the median symbol $110 M and the least
 * $11 M.
 *
 * Every operation is exact in IEEE 754, so volumes are the same on every machine.
 *
 * @param rank place in the sector, 0 for the most prominent
 */
export function dailyTurnover(sector: Sector, rank: number, volatility: number): number {
  const factor = Math.min(
    VOLATILITY_FACTOR_MAX,
    Math.max(VOLATILITY_FACTOR_MIN, volatility / USUAL_VOLATILITY),
  );
  return Math.round((LEADING_ADV_USD[sector] / (rank + 1)) * factor);
}
