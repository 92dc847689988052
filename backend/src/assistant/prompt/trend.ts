import type { Bar, Ticker } from '@finally/contract';

/** The recent price changes of a ticker, in dollars per share and percent. */
export interface Trend {
  readonly ticker: Ticker;
  readonly day_low: number;
  readonly day_high: number;
  /** Change since the close five trading days ago; null if there are fewer bars. */
  readonly change_5d_percent: number | null;
  /** Change since the close twenty trading days ago; null if there are fewer bars. */
  readonly change_20d_percent: number | null;
  /** Annualized from daily logarithmic returns; null with fewer than ten of them. */
  readonly volatility_percent: number | null;
}

/** Number of daily bars used: twenty returns plus today. */
export const TREND_BARS = 22;

const TRADING_DAYS_A_YEAR = 252;
const RETURNS_MIN = 10;

/**
 * Computes the trend of the newest daily bars of a ticker; undefined without any. Volatility is the
 * sample deviation of ln(close / previous close), times the root of the trading days in a year
 * (Hull, "Options, Futures, and Other Derivatives", "Estimating volatility from historical data").
 * @param bars daily, oldest first, the last one of today
 */
export function trendOf(ticker: Ticker, bars: readonly Bar[]): Trend | undefined {
  const today = bars.at(-1);
  if (!today) return undefined;
  const change = (days: number): number | null => {
    const before = bars.at(-1 - days);
    return before ? (today.close / before.close - 1) * 100 : null;
  };
  return {
    ticker,
    day_low: today.low,
    day_high: today.high,
    change_5d_percent: change(5),
    change_20d_percent: change(20),
    volatility_percent: volatility(bars),
  };
}

function volatility(bars: readonly Bar[]): number | null {
  const returns = bars
    .slice(1)
    .map(({ close }, index) => Math.log(close / (bars[index] as Bar).close));
  if (returns.length < RETURNS_MIN) return null;
  const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length;
  const squares = returns.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt((squares / (returns.length - 1)) * TRADING_DAYS_A_YEAR) * 100;
}
