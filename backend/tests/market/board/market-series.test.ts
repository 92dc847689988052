import { SCAN_BARS, SCAN_INTERVALS } from '@finally/contract';
import { expect, test } from 'vitest';
import { coarsen, growBars, INTERVAL_MS } from '../../../src/market/bars/bar.ts';
import { PriceCache } from '../../../src/market/index.ts';
import type { Tick } from '../../../src/market/prices/price.ts';
import { SimulatorSource } from '../../../src/market/sources/simulator/simulator.ts';
import { ManualClock } from '../../support/time/manual-clock.ts';
import { openSimulated, ticker, universe } from '../sources/simulator/simulated.ts';

const AAPL = ticker('AAPL');
const MIDDAY_MS = Date.UTC(2026, 1, 11, 12);
const DAY_MS = 86_400_000;

const now = async (): Promise<void> => undefined;
const nothing = async () => [];

function open() {
  const clock = new ManualClock(MIDDAY_MS);
  const prices = new PriceCache(clock);
  const market = openSimulated({ now_ms: MIDDAY_MS, instruments: universe.all().slice(0, 4) });
  const source = new SimulatorSource({ cache: prices, clock, ...market });
  return { clock, prices, source };
}

test.each(SCAN_INTERVALS)(
  'bars of %s are those of a chart that is opened now',
  async (interval) => {
    const { clock, prices, source } = open();
    await source.start([AAPL]);
    const past = {
      '1d': await source.history(AAPL, '1d'),
      '1m': await source.history(AAPL, '1m'),
    };
    const chart = coarsen(past[interval === '1d' ? '1d' : '1m'], INTERVAL_MS[interval]);
    prices.subscribe(({ ticks }) => {
      for (const tick of ticks) growBars(chart, tick as Tick, INTERVAL_MS[interval]);
    });
    // Steps that come while the bars are prepared are not lost.
    const preparing = source.prepareSeries(async () => void clock.advance(500), nothing);
    await preparing;
    clock.advance(180_000);
    const bars = source.series(AAPL, interval);
    expect(bars.length).toBeLessThanOrEqual(SCAN_BARS);
    expect(bars).toEqual(chart.slice(-bars.length));
    expect(bars.length).toBeGreaterThan(100);
    expect(source.prepareSeries(now, nothing)).toBeUndefined();
    await source.stop();
  },
);

test('whole days since the path began are those that were recorded', async () => {
  const { clock, source } = open();
  await source.start([]);
  clock.skip(2 * DAY_MS);
  clock.advance(500);
  const day_ms = Date.UTC(2026, 1, 12);
  const { days: [day] = [] } = source.checkpoint(0);
  if (!day) throw new Error('No day was recorded.');
  const recorded = { ...day, ticker: AAPL, time_ms: day_ms, volume: 12_345 };
  await source.prepareSeries(now, async (time_ms) => (time_ms === day_ms ? [recorded] : []));
  const { ticker: _, ...bar } = recorded;
  expect(source.series(AAPL, '1d').find(({ time_ms }) => time_ms === day_ms)).toEqual(bar);
  expect(source.series(ticker('ZZZZ'), '1d')).toEqual([]);
  await source.stop();
});
