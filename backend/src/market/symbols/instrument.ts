import type { Ticker } from '@finally/contract';

/** The eleven sectors of the Global Industry Classification Standard, plus funds. */
export const SECTORS = [
  'Information Technology',
  'Communication Services',
  'Consumer Discretionary',
  'Financials',
  'Health Care',
  'Consumer Staples',
  'Industrials',
  'Energy',
  'Materials',
  'Real Estate',
  'Utilities',
  'ETF',
] as const;
export type Sector = (typeof SECTORS)[number];

/** A symbol that can be watched and traded. */
export interface Listing {
  readonly ticker: Ticker;
  readonly name: string;
  /** One of `SECTORS`, or `Other` if a source does not say. */
  readonly sector: string;
}

/** A listing whose typical price behavior is known. */
export interface Instrument extends Listing {
  readonly sector: Sector;
  /** A typical recent price in dollars per share to start a simulation from; not a quote. */
  readonly price: number;
  /** Annual standard deviation of log returns: 0.25 means 25 %. */
  readonly volatility: number;
  /** Sensitivity to the market's return; 1 for the S&P 500. */
  readonly beta: number;
  /** Average daily turnover in dollars, modeled: see turnover.ts. */
  readonly adv_usd: number;
  /** Brands, former names and former tickers that people still use. */
  readonly other_names?: readonly string[];
}

/** One row of the data: ticker, name, price, volatility, beta, other names. */
export type SymbolRow = readonly [
  ticker: string,
  name: string,
  price: number,
  volatility: number,
  beta: number,
  ...other_names: string[],
];
