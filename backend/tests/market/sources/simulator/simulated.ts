import { type Ticker, TickerSchema } from '@finally/contract';
import { createUniverse, type Instrument } from '../../../../src/market/index.ts';
import { MarketModel } from '../../../../src/market/sources/simulator/market-model.ts';
import type { SimulatorModel } from '../../../../src/market/sources/simulator/parameters.ts';

export const universe = createUniverse();

export const ticker = (symbol: string): Ticker => TickerSchema.parse(symbol);

export function instrument(symbol: string): Instrument {
  const found = universe.get(ticker(symbol));
  if (!found) throw new RangeError(`${symbol} is not in the universe`);
  return found;
}

/** A company that there is not, for properties that no real one has. */
export const madeUp = (properties: Partial<Instrument>): Instrument => ({
  ticker: ticker('MADE-UP'),
  name: 'Made Up, Inc.',
  sector: 'Industrials',
  price: 100,
  volatility: 0.3,
  beta: 1,
  ...properties,
});

export interface Run {
  readonly seed: number;
  readonly model: SimulatorModel;
  readonly instruments: readonly Instrument[];
  /** How many returns of each instrument. */
  readonly count: number;
  /** Over how many steps each return goes. */
  readonly steps_each?: number;
}

/** Log returns of each instrument in turn; over several steps they are added up. */
export function simulatedReturns({ seed, model, instruments, count, steps_each = 1 }: Run) {
  const market = new MarketModel(seed, model);
  for (const one of instruments) market.add(one, one.price);
  const returns = instruments.map(() => new Array<number>(count).fill(0));
  for (let index = 0; index < count; index++) {
    for (let step = 0; step < steps_each; step++) {
      market.step();
      const { log_return } = market.columns;
      for (const [place, series] of returns.entries()) {
        series[index] = (series[index] as number) + (log_return[place] as number);
      }
    }
  }
  return returns;
}
