import { type Ticker, TickerSchema } from '@finally/contract';
import { expect, test } from 'vitest';
import { priceE4 } from '../../../src/kernel/money.ts';
import { displayedSize, displayedSizeAt } from '../../../src/market/depth/displayed-size.ts';
import { type Depth, DepthReader } from '../../../src/market/index.ts';
import { PriceCache } from '../../../src/market/prices/cache.ts';
import type { Tick } from '../../../src/market/prices/price.ts';
import { Noise, streamOf } from '../../../src/market/sources/simulator/random/noise.ts';
import { STEP_MS } from '../../../src/market/sources/simulator/session.ts';
import { SimulatorSource } from '../../../src/market/sources/simulator/simulator.ts';
import { marketStepOf } from '../../../src/orders/fills/book.ts';
import { ManualClock } from '../../support/time/manual-clock.ts';
import { openPath, universe } from '../sources/simulator/simulated.ts';

const ticker = (symbol: string): Ticker => TickerSchema.parse(symbol);
const AAPL = ticker('AAPL');
const OTHER = ticker('NOT-KNOWN');

function simulated(followed: readonly Ticker[], seed = 3) {
  const clock = new ManualClock();
  const prices = new PriceCache(clock);
  const source = new SimulatorSource({ cache: prices, clock, path: openPath({ seed }) });
  const reader = new DepthReader({ prices, source, universe });
  return { clock, source, reader, start: () => source.start(followed) };
}

/** The depth that a source without sizes of its own gives for a tick. */
function told(tick: Partial<Tick> & { readonly ticker: Ticker }): Depth | undefined {
  const clock = new ManualClock();
  const prices = new PriceCache(clock);
  const price_e4 = priceE4(1_000_000);
  prices.write(
    [
      {
        price_e4,
        previous_close_e4: price_e4,
        volume: 0,
        timestamp_ms: clock.now_ms(),
        ...tick,
      },
    ],
    5_000,
  );
  return new DepthReader({ prices, source: { name: 'replay' }, universe }).depth(tick.ticker);
}

test('sizes are a 40,000th of the daily volume on average, in round lots, at least one', () => {
  const noise = new Noise(1);
  const sizes = Array.from({ length: 20_000 }, (_, step) =>
    displayedSize(40_000_000, noise.drawNormal(streamOf('AAPL', 'book'), step)),
  );
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  expect(mean / 1_000).toBeGreaterThan(0.98);
  expect(mean / 1_000).toBeLessThan(1.02);
  expect(sizes.every((size) => size % 100 === 0)).toBe(true);
  expect(displayedSize(1, 0)).toBe(100);
  expect(displayedSize(40_000_000, 0)).toBe(900);
});

test('the depth of the simulator is a function of seed, ticker and step', async () => {
  const alone = simulated([AAPL]);
  const among = simulated([ticker('MSFT'), AAPL, ticker('KEY')]);
  await alone.start();
  await among.start();
  const sizes = new Set<number>();
  for (let step = 1; step <= 50; step++) {
    alone.clock.advance(STEP_MS);
    among.clock.advance(STEP_MS);
    const depth = alone.reader.depth(AAPL);
    // Asked more often, and about more than one ticker.
    if (step % 2 === 0) among.reader.depth(ticker('MSFT'));
    among.reader.depth(AAPL);
    expect(among.reader.depth(AAPL)).toEqual(depth);
    expect(depth?.step).toBe(step);
    sizes.add(depth?.displayed_size ?? 0);
    const origin = { seed: 3, ticker: AAPL, step, adv: depth?.adv ?? 0 };
    expect(displayedSizeAt(origin)).toBe(depth?.displayed_size);
  }
  expect(sizes.size).toBeGreaterThan(3);
  await alone.source.stop();
  await among.source.stop();
});

test('the depth of the simulator has its own quote, and nothing is marked as modeled', async () => {
  const { reader, start, source } = simulated([AAPL]);
  await start();
  const depth = reader.depth(AAPL);
  expect(depth?.modeled).toEqual({ quote: false, sizes: false, turnover: false });
  expect(depth?.volatility_e6).toBe(17_008);
  expect(depth?.adv).toBe(32_432_432);
  expect(depth?.bid_e4).toBeLessThan(depth?.last_e4 ?? 0);
  const seen = depth && marketStepOf(depth, { volume: 5, is_halted: false });
  expect(seen).toMatchObject({ step: 0, last_e4: depth?.last_e4, volume: 5 });
  expect(seen?.book?.asks).toHaveLength(10);
  await source.stop();
});

test('another source has modeled sizes, and a modeled quote unless it tells one', () => {
  const quoted = told({ ticker: AAPL, bid_e4: priceE4(999_000), ask_e4: priceE4(1_001_000) });
  expect(quoted).toMatchObject({
    bid_e4: 999_000,
    ask_e4: 1_001_000,
    bid_size: null,
    modeled: { quote: false, sizes: true, turnover: true },
  });
  const bare = told({ ticker: AAPL });
  expect(bare?.modeled).toEqual({ quote: true, sizes: true, turnover: true });
  expect(bare?.bid_e4).toBeLessThan(1_000_000);
  expect(bare?.ask_e4).toBeGreaterThan(1_000_000);
  expect(bare?.displayed_size).toBe(quoted?.displayed_size);
});

test('sizes that a source tells are believed', () => {
  const depth = told({
    ticker: AAPL,
    bid_e4: priceE4(999_000),
    ask_e4: priceE4(1_001_000),
    bid_size: 1_234,
    ask_size: 50,
  });
  expect(depth).toMatchObject({ bid_size: 1_234, ask_size: 50, modeled: { sizes: false } });
});

test('a ticker that only the source knows is a small company', () => {
  const depth = told({ ticker: OTHER });
  expect(depth).toMatchObject({ adv: 100_000, displayed_size: 100, volatility_e6: 25_198 });
});

test('a ticker without a price has no depth', () => {
  const { reader } = simulated([]);
  expect(reader.depth(AAPL)).toBeUndefined();
});
