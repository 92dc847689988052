import { type Ticker, TickerSchema } from '@finally/contract';
import { createUniverse, type Instrument } from '../../../../src/market/index.ts';
import { MarketModel } from '../../../../src/market/sources/simulator/market-model.ts';
import {
  openMarket,
  type PathRequest,
} from '../../../../src/market/sources/simulator/open-market-path.ts';
import type { SimulatorModel } from '../../../../src/market/sources/simulator/parameters.ts';
import { OPENING_MS } from '../../../support/time/manual-clock.ts';

export const universe = createUniverse();

export const ticker = (symbol: string): Ticker => TickerSchema.parse(symbol);

export function instrument(symbol: string): Instrument {
  const found = universe.get(ticker(symbol));
  if (!found) throw new RangeError(`${symbol} is not in the universe`);
  return found;
}

/** An invented company, for properties that no real one has. */
export const madeUp = (properties: Partial<Instrument>): Instrument => ({
  ticker: ticker('MADE-UP'),
  name: 'Made Up, Inc.',
  sector: 'Industrials',
  price: 100,
  volatility: 0.3,
  beta: 1,
  adv_usd: 172_800_000,
  ...properties,
});

/** Opens a path of the whole universe with seed 1 and its current day, unless requested otherwise. */
export const openSimulated = (request: Partial<PathRequest> = {}) =>
  openMarket({
    freshSeed: () => 1,
    model: 'market',
    instruments: universe.all(),
    lastKnown: new Map(),
    now_ms: OPENING_MS,
    ...request,
  });

/** Like `openSimulated`, the path alone. */
export const openPath = (request: Partial<PathRequest> = {}) => openSimulated(request).path;

export interface Run {
  readonly seed: number;
  readonly model: SimulatorModel;
  readonly instruments: readonly Instrument[];
  /** Number of returns of each instrument. */
  readonly count: number;
  /** Number of steps per return. */
  readonly steps_each?: number;
}

/** Returns the log returns of each instrument; over several steps they are summed. */
export function simulatedReturns({ seed, model, instruments, count, steps_each = 1 }: Run) {
  const market = new MarketModel(seed, model, instruments);
  const returns = instruments.map(() => new Array<number>(count).fill(0));
  for (let index = 0; index < count; index++) {
    for (let step = 0; step < steps_each; step++) {
      market.advance();
      for (const [place, series] of returns.entries()) {
        series[index] = (series[index] as number) + (market.log_return[place] as number);
      }
    }
  }
  return returns;
}
