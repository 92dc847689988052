import { expect, test } from 'vitest';
import { PriceCache } from '../../../src/market/index.ts';
import type { Tick } from '../../../src/market/prices/price.ts';
import { SimulatorSource } from '../../../src/market/sources/simulator/simulator.ts';
import { ManualClock } from '../../support/time/manual-clock.ts';
import { openSimulated, ticker, universe } from '../sources/simulator/simulated.ts';

const DAY_MS = 86_400_000;
const AAPL = ticker('AAPL');
const MIDNIGHT_MS = Date.UTC(2026, 1, 11);

function open(now_ms: number, instruments = universe.all()) {
  const clock = new ManualClock(now_ms);
  const prices = new PriceCache(clock);
  const source = new SimulatorSource({
    cache: prices,
    clock,
    ...openSimulated({ now_ms, seed: 7, instruments }),
  });
  const ticks: Tick[] = [];
  prices.subscribe((change) => ticks.push(...change.ticks));
  return { clock, source, ticks };
}

const now = async (): Promise<void> => undefined;
const figuresOf = (source: SimulatorSource, symbol = AAPL) =>
  source.dayFigures().find((one) => one.ticker === symbol);

test('the day of a followed ticker is that of its ticks, volume included', async () => {
  const { clock, source, ticks } = open(MIDNIGHT_MS);
  await source.start([AAPL]);
  clock.advance(60_000);
  // The first tick comes with following the ticker, before a step.
  const steps = ticks.slice(1);
  const prices = steps.map(({ price_e4 }) => price_e4);
  expect(figuresOf(source)).toMatchObject({
    price_e4: prices.at(-1),
    high_e4: Math.max(...prices),
    low_e4: Math.min(...prices),
    volume: steps.reduce((sum, { volume }) => sum + volume, 0),
  });
  await source.stop();
});

test('every instrument has a day, and volumes are usual on average', async () => {
  const { clock, source } = open(MIDNIGHT_MS);
  await source.start([]);
  clock.advance(300_000);
  const figures = source.dayFigures();
  expect(figures).toHaveLength(universe.all().length);
  const ratios = figures.map(({ volume, usual_volume }) => volume / (usual_volume ?? 0));
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  // The mood of the market moves all volumes together.
  expect(mean).toBeGreaterThan(0.8);
  expect(mean).toBeLessThan(1.25);
  await source.stop();
});

test('the part of the day before the path began is that of the chart', async () => {
  const { clock, source, ticks } = open(MIDNIGHT_MS + 10 * 3_600_000, universe.all().slice(0, 20));
  await source.start([AAPL]);
  const [chart] = (await source.history(AAPL, '1d')).slice(-1);
  clock.advance(1_000);
  await source.completeDay(now);
  expect(source.completeDay(now)).toBeUndefined();
  const steps = ticks.slice(1);
  const highest = Math.max(chart?.high_e4 ?? 0, ...steps.map(({ price_e4 }) => price_e4));
  expect(figuresOf(source)).toMatchObject({
    open_e4: chart?.open_e4,
    high_e4: highest,
    volume: (chart?.volume ?? 0) + steps.reduce((sum, { volume }) => sum + volume, 0),
  });
  await source.stop();
});

test('a new day begins with its first step, and the day before is recorded once more', async () => {
  const { clock, source } = open(MIDNIGHT_MS - 1_000);
  await source.start([]);
  clock.advance(1_000);
  const { days = [] } = source.checkpoint(0);
  const before = days.filter(({ time_ms }) => time_ms === MIDNIGHT_MS - DAY_MS);
  const after = days.filter(({ time_ms }) => time_ms === MIDNIGHT_MS);
  expect([before.length, after.length]).toEqual([universe.all().length, universe.all().length]);
  const { previous_close_e4, open_e4 } = figuresOf(source) ?? {};
  expect(before.find(({ ticker: symbol }) => symbol === AAPL)?.close_e4).toBe(previous_close_e4);
  expect(after.find(({ ticker: symbol }) => symbol === AAPL)?.open_e4).toBe(open_e4);
  await source.stop();
});

test('a restart on the same day continues its figures, also after a kill', async () => {
  const { clock, source } = open(MIDNIGHT_MS);
  await source.start([]);
  clock.advance(30_000);
  const recorded = source.checkpoint(5_000);
  clock.advance(5_000);
  const expected = source.dayFigures();
  await source.stop();
  const again = new SimulatorSource({
    cache: new PriceCache(clock),
    clock,
    ...openSimulated({ recorded, seed: 7, now_ms: clock.now_ms() }),
  });
  // The ten steps after the record are taken once more.
  expect(again.dayFigures()).toEqual(expected);
});
