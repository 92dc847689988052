import { type PriceUpdate, PriceUpdateSchema } from '@finally/contract';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { PriceCache } from '../../../../src/market/prices/cache.ts';
import type { Tick } from '../../../../src/market/prices/price.ts';
import { SimulatorSource } from '../../../../src/market/sources/simulator/simulator.ts';
import { sharesPerStep } from '../../../../src/market/sources/simulator/trading.ts';
import { ManualClock } from '../../../support/time/manual-clock.ts';
import { instrument, openPath, ticker, universe } from './simulated.ts';

const STEP_MS = 500;

interface Setting {
  readonly seed?: number;
  readonly model?: 'market' | 'gbm';
  readonly clock?: ManualClock;
}

async function simulate(symbols: readonly string[], setting: Setting = {}) {
  const clock = setting.clock ?? new ManualClock();
  const cache = new PriceCache(clock);
  const ticks: Tick[] = [];
  const stop = cache.subscribe((change) => ticks.push(...change.ticks));
  onTestFinished(stop);
  const source = new SimulatorSource({
    cache,
    clock,
    path: openPath({
      seed: setting.seed ?? 1,
      model: setting.model ?? 'market',
      now_ms: clock.now_ms(),
    }),
  });
  onTestFinished(() => source.stop());
  await source.start(symbols.map(ticker));
  return {
    clock,
    cache,
    source,
    /** Returns every tick of the symbol so far. */
    ticks: (symbol: string) => ticks.filter((tick) => tick.ticker === symbol),
    update: (symbol: string): PriceUpdate => cache.latest(ticker(symbol)) as PriceUpdate,
  };
}

/** Returns a tick without its time. */
const content = ({ timestamp_ms: _, ...rest }: Tick) => rest;

describe('one seed', () => {
  const SOME = ['AAPL', 'TSLA', 'XOM', 'SPY', 'KO'];
  const comings = fc.array(
    fc.record({ step: fc.nat(119), symbol: fc.constantFrom(...SOME), follows: fc.boolean() }),
    { maxLength: 12 },
  );

  test('gives the same ticks whatever the wall clock and the followers do', async () => {
    const watched = await simulate(SOME);
    watched.clock.advance(120 * STEP_MS);
    await fc.assert(
      fc.asyncProperty(comings, fc.nat(1_300), async (history, jitter_ms) => {
        const other = await simulate([], { clock: new ManualClock(Date.UTC(2031, 6, 4, 3, 17)) });
        for (let step = 0; step < 120; step++) {
          for (const { symbol, follows } of history.filter((one) => one.step === step)) {
            const one = ticker(symbol);
            await (follows ? other.source.addTicker(one) : other.source.removeTicker(one));
          }
          const before = new Map(SOME.map((symbol) => [symbol, other.ticks(symbol).length]));
          other.clock.advance(STEP_MS);
          other.clock.skip((step * jitter_ms) % 1_300);
          for (const symbol of other.source.tickers()) {
            const [tick, ...more] = other.ticks(symbol).slice(before.get(symbol));
            expect(more).toEqual([]);
            // The first tick of the followed ticker came before the first step.
            expect(content(tick as Tick)).toEqual(content(watched.ticks(symbol)[step + 1] as Tick));
          }
        }
        await other.source.stop();
      }),
      { numRuns: 15 },
    );
  });

  test('gives different prices for a different seed', async () => {
    const [one, other] = [await simulate(['AAPL']), await simulate(['AAPL'], { seed: 2 })];
    for (const { clock } of [one, other]) clock.advance(10 * STEP_MS);
    expect(one.update('AAPL').price).not.toBe(other.update('AAPL').price);
  });
});

describe('ticks', () => {
  test('carry a bid below and an ask above the price, and volume, from the first step on', async () => {
    const market = await simulate(['AAPL', 'F', 'BKNG']);
    market.clock.advance(200 * STEP_MS);
    for (const symbol of ['AAPL', 'F', 'BKNG']) {
      const [first, ...steps] = market.ticks(symbol);
      expect(first?.volume).toBe(0);
      for (const tick of [first as Tick, ...steps]) {
        expect(tick.bid_e4).toBeLessThan(tick.price_e4);
        expect(tick.ask_e4).toBeGreaterThan(tick.price_e4);
      }
      const shares = steps.reduce((sum, { volume }) => sum + volume, 0);
      expect(shares / steps.length / sharesPerStep(instrument(symbol))).toBeGreaterThan(0.5);
    }
  });

  test('are on the wire with quotes, and without a headline if there is no news', async () => {
    const market = await simulate(['AAPL'], { model: 'gbm' });
    market.clock.advance(STEP_MS);
    const update = PriceUpdateSchema.parse(market.update('AAPL'));
    expect(update.bid).toBeLessThan(update.price);
    expect(update.ask).toBeGreaterThan(update.price);
    expect(update.headline).toBeNull();
  });

  test('that jump carry a headline, which the next tick removes', async () => {
    const market = await simulate(universe.all().map((one) => one.ticker));
    const news: { readonly tick: Tick; readonly update: PriceUpdate }[] = [];
    market.cache.subscribe(({ ticks }) => {
      for (const tick of ticks) {
        if (tick.headline) news.push({ tick, update: market.update(tick.ticker) });
      }
    });
    for (let step = 0; step < 2_000 && news.length === 0; step++) market.clock.advance(STEP_MS);
    const { tick, update } = news[0] as (typeof news)[number];
    expect(update.headline).toBe(tick.headline);
    expect(Math.abs(update.change_percent)).toBeGreaterThan(1.9);
    market.clock.advance(STEP_MS);
    const later = market.update(tick.ticker);
    expect(later.headline).toBeNull();
    const spread = ({ bid, ask }: PriceUpdate) => (ask as number) - (bid as number);
    expect(spread(update)).toBeGreaterThan(3 * spread(later));
  });
});

test('the day change starts over with each calendar day', async () => {
  const clock = new ManualClock(Date.UTC(2026, 1, 11, 23, 59, 58));
  const market = await simulate(['AAPL'], { clock });
  clock.advance(3 * STEP_MS);
  const close = market.update('AAPL').price;
  clock.advance(STEP_MS);
  const opened = market.update('AAPL');
  expect(opened.day_change_percent).toBeCloseTo((opened.price / close - 1) * 100, 3);
});
