import { parseArgs } from 'node:util';
import type { Ticker } from '@finally/contract';
import type { Clock } from '../../backend/src/kernel/clock.ts';
import { PriceCache } from '../../backend/src/market/cache.ts';
import { MarketModel } from '../../backend/src/market/simulator/market-model.ts';
import { SIMULATOR_MODELS } from '../../backend/src/market/simulator/parameters.ts';
import { SimulatorSource } from '../../backend/src/market/simulator/simulator.ts';
import { createUniverse } from '../../backend/src/market/universe/universe.ts';

/**
 * How long one step of the simulated market takes: the prices alone, and the
 * whole way into the price cache.
 *
 *     node bench/src/simulator-step.ts --tickers 500 --steps 2000
 */
const { values } = parseArgs({
  options: {
    tickers: { type: 'string', default: '500' },
    steps: { type: 'string', default: '2000' },
  },
});
const steps = Number(values.steps);
const universe = createUniverse();
const instruments = universe.all().slice(0, Number(values.tickers));

/** Median and 99th percentile of the time that `run` takes, in microseconds. */
function measure(run: () => void): { readonly median_us: number; readonly p99_us: number } {
  for (let warming = 0; warming < steps / 4; warming++) run();
  const times_us = new Float64Array(steps);
  for (let index = 0; index < steps; index++) {
    const begun_ms = performance.now();
    run();
    times_us[index] = (performance.now() - begun_ms) * 1000;
  }
  times_us.sort();
  const percentile = (share: number): number =>
    Math.round(times_us[Math.floor((steps - 1) * share)] as number);
  return { median_us: percentile(0.5), p99_us: percentile(0.99) };
}

for (const name of SIMULATOR_MODELS) {
  const model = new MarketModel(1, name);
  for (const instrument of instruments) model.add(instrument, instrument.price);
  print(`prices (${name})`, () => model.step());
}

let tick = (): void => undefined;
const clock: Clock = {
  now_ms: () => 0,
  monotonic_ms: () => 0,
  after: () => ({ cancel: () => undefined }),
  every(_interval_ms, run) {
    tick = run;
    return { cancel: () => undefined };
  },
};
const source = new SimulatorSource({
  cache: new PriceCache(clock),
  clock,
  universe,
  seed: 1,
  lastKnown: new Map(),
});
await source.start(instruments.map(({ ticker }): Ticker => ticker));
print('prices, quotes and cache', () => tick());

function print(what: string, run: () => void): void {
  const { median_us, p99_us } = measure(run);
  console.log(
    `${what}: ${instruments.length} tickers, median ${median_us} µs, 99 % within ${p99_us} µs a step`,
  );
}
