import { TickerSchema } from '@finally/contract';
import { type Instrument, SECTORS, type Sector, type SymbolRow } from '../instrument.ts';
import { dailyTurnover } from '../turnover.ts';
import { COMMUNICATION_SERVICES } from './communication-services.ts';
import { CONSUMER_DISCRETIONARY } from './consumer-discretionary.ts';
import { CONSUMER_STAPLES } from './consumer-staples.ts';
import { ENERGY } from './energy.ts';
import { ETF } from './etf.ts';
import { FINANCIALS } from './financials.ts';
import { HEALTH_CARE } from './health-care.ts';
import { INDUSTRIALS } from './industrials.ts';
import { INFORMATION_TECHNOLOGY } from './information-technology.ts';
import { MATERIALS } from './materials.ts';
import { REAL_ESTATE } from './real-estate.ts';
import { UTILITIES } from './utilities.ts';

/** Within a sector, rows are sorted by prominence: roughly by market value, best known first. */
const ROWS: Readonly<Record<Sector, readonly SymbolRow[]>> = {
  'Information Technology': INFORMATION_TECHNOLOGY,
  'Communication Services': COMMUNICATION_SERVICES,
  'Consumer Discretionary': CONSUMER_DISCRETIONARY,
  Financials: FINANCIALS,
  'Health Care': HEALTH_CARE,
  'Consumer Staples': CONSUMER_STAPLES,
  Industrials: INDUSTRIALS,
  Energy: ENERGY,
  Materials: MATERIALS,
  'Real Estate': REAL_ESTATE,
  Utilities: UTILITIES,
  ETF,
};

/** The symbols beginners know best; they come before all others. */
const FAMILIAR = 'AAPL GOOGL MSFT AMZN TSLA NVDA META JPM V NFLX'.split(' ');

/**
 * @param rank place of the row in its sector, from 0
 * @throws ZodError if the ticker is invalid: a mistake in the data
 */
function toInstrument(sector: Sector, rank: number, row: SymbolRow): Instrument {
  const [ticker, name, price, volatility, beta, ...other_names] = row;
  const instrument = {
    ticker: TickerSchema.parse(ticker),
    name,
    sector,
    price,
    volatility,
    beta,
    adv_usd: dailyTurnover(sector, rank, volatility),
  };
  return other_names.length > 0 ? { ...instrument, other_names } : instrument;
}

/**
 * Interleaves the sectors: the best known of each, then the second best known of each, and so on.
 */
function interleaved(): Instrument[] {
  const longest = Math.max(...SECTORS.map((sector) => ROWS[sector].length));
  return Array.from({ length: longest }, (_, rank) =>
    SECTORS.flatMap((sector) =>
      ROWS[sector].slice(rank, rank + 1).map((row) => toInstrument(sector, rank, row)),
    ),
  ).flat();
}

const familiarity = ({ ticker }: Instrument): number => {
  const place = FAMILIAR.indexOf(ticker);
  return place === -1 ? FAMILIAR.length : place;
};

/**
 * US-listed symbols, most prominent first. Prices are from mid 2026, rounded to about three digits;
 * volatilities and betas are long-run estimates.
 */
export const INSTRUMENTS: readonly Instrument[] = interleaved().sort(
  (a, b) => familiarity(a) - familiarity(b),
);
