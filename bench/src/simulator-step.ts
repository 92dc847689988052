import { parseArgs } from 'node:util';
import type { Ticker } from '@finally/contract';
import type { Clock, MarketClock } from '../../backend/src/kernel/time/clock.ts';
import { PriceCache } from '../../backend/src/market/prices/cache.ts';
import { MarketModel } from '../../backend/src/market/sources/simulator/market-model.ts';
import { openMarket } from '../../backend/src/market/sources/simulator/open-market-path.ts';
import { SIMULATOR_MODELS } from '../../backend/src/market/sources/simulator/parameters.ts';
import { SimulatorSource } from '../../backend/src/market/sources/simulator/simulator.ts';
import { createUniverse } from '../../backend/src/market/symbols/universe.ts';
import { quantile } from './support/measures/statistics.ts';

/**
 * Measures the duration of one step of the simulated market: only the prices, and including the
 * price cache.
 *
 *   node bench/src/simulator-step.ts --tickers 781 --steps 2000
 */
const { values } = parseArgs({
  options: {
    tickers: { type: 'string', default: '781' },
    steps: { type: 'string', default: '2000' },
  },
});
const steps = Number(values.steps);
const instruments = createUniverse().all().slice(0, Number(values.tickers));

/** Warms up, then returns the time of each of `steps` runs in microseconds. */
function measure(run: () => void): number[] {
  for (let warming = 0; warming < steps / 4; warming++) run();
  return Array.from({ length: steps }, () => {
    const begun_ms = performance.now();
    run();
    return (performance.now() - begun_ms) * 1000;
  });
}

for (const name of SIMULATOR_MODELS) {
  const model = new MarketModel(1, name, instruments);
  print(`prices (${name})`, () => model.advance());
}

let tick = (): void => undefined;
const clock = {
  now_ms: () => 0,
  monotonic_ms: () => 0,
  after: () => ({ cancel: () => undefined }),
  soon: (run) => queueMicrotask(run),
  every(_interval_ms, run) {
    tick = run;
    return { cancel: () => undefined };
  },
} satisfies Clock as Clock as MarketClock;
const source = new SimulatorSource({
  cache: new PriceCache(clock),
  clock,
  ...openMarket({
    freshSeed: () => 1,
    model: 'market',
    instruments,
    lastKnown: new Map(),
    now_ms: 0,
  }),
});
await source.start(instruments.map(({ ticker }): Ticker => ticker));
print('prices, quotes and cache', () => tick());

function print(what: string, run: () => void): void {
  const times_us = measure(run);
  const [median, most] = [0.5, 0.99].map((q) => quantile(times_us, q).toFixed(0));
  console.log(
    `${what}: ${instruments.length} tickers, median ${median} µs, 99 % within ${most} µs a step`,
  );
}
