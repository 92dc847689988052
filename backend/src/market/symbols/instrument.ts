import { type Ticker, TickerSchema } from '@finally/contract';

/** The eleven sectors of the Global Industry Classification Standard, and funds apart. */
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

/** What can be watched and traded. */
export interface Listing {
  readonly ticker: Ticker;
  readonly name: string;
  /** One of `SECTORS`, or `Other` where a source does not tell. */
  readonly sector: string;
}

/** A listing of which it is known how its price usually behaves. */
export interface Instrument extends Listing {
  readonly sector: Sector;
  /** Dollars a share: a typical recent price to start a simulation from, not a quote. */
  readonly price: number;
  /** Standard deviation of log returns a year: 0.25 means 25 %. */
  readonly volatility: number;
  /** Sensitivity to the market's return; the S&P 500 has 1. */
  readonly beta: number;
  /** Brands, former names and former tickers that people still type. */
  readonly other_names?: readonly string[];
}

/** One line of the data: ticker, name, price, volatility, beta, other names. */
export type SymbolRow = readonly [
  ticker: string,
  name: string,
  price: number,
  volatility: number,
  beta: number,
  ...other_names: string[],
];

/** @throws ZodError where the ticker is not one: a slip in the data. */
export function toInstrument(sector: Sector, row: SymbolRow): Instrument {
  const [ticker, name, price, volatility, beta, ...other_names] = row;
  const instrument = { ticker: TickerSchema.parse(ticker), name, sector, price, volatility, beta };
  return other_names.length > 0 ? { ...instrument, other_names } : instrument;
}
