import type { Ticker } from '@finally/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { INTERVAL_MS } from '../../../src/market/bars/bar.ts';
import type { PriceCache } from '../../../src/market/prices/cache.ts';
import type { Tick } from '../../../src/market/prices/price.ts';
import { HISTORY_INTERVALS, type MarketDataSource } from '../../../src/market/sources/source.ts';

/** A source with the environment it runs in. */
export interface SourceUnderTest {
  readonly source: MarketDataSource;
  /** The cache into which the source writes. */
  readonly prices: PriceCache;
  /** At least three tickers for which the source has prices. */
  readonly known: readonly [Ticker, Ticker, Ticker, ...Ticker[]];
  /** A valid ticker for which it has none. */
  readonly unknown: Ticker;
  now_ms(): number;
  /** Advances the time until the source provides new prices. */
  passTime(): Promise<void>;
  /** Releases the environment; the source is stopped already. */
  dispose?(): Promise<void>;
}

/** Tests what every source of prices must do. */
export function describeSource(name: string, make: () => Promise<SourceUnderTest>): void {
  describe(`${name} as a source`, () => {
    let world: SourceUnderTest;
    let ticks: Tick[];
    let first: Ticker;
    let second: Ticker;
    let third: Ticker;

    beforeEach(async () => {
      world = await make();
      [first, second, third] = world.known;
      ticks = [];
      world.prices.subscribe((change) => ticks.push(...change.ticks));
    });

    afterEach(async () => {
      await world.source.stop();
      await world.dispose?.();
    });

    const tickersOf = (list: readonly Tick[]) => [...new Set(list.map((tick) => tick.ticker))];

    test('a start gives a price for every known ticker', async () => {
      const { source, prices, known } = world;
      await source.start(known);
      expect(source.tickers().toSorted()).toEqual(known.toSorted());
      expect(prices.tickers().toSorted()).toEqual(known.toSorted());
      for (const ticker of known)
        expect(prices.quote(ticker)).toMatchObject({ ticker, stale: false });
    });

    test('a start without tickers is possible, and tickers can be added later', async () => {
      const { source, prices } = world;
      await source.start([]);
      expect(source.tickers()).toEqual([]);
      await source.addTicker(first);
      expect(prices.quote(first)).toBeDefined();
    });

    test('a ticker that is added has a price, and gets new ones', async () => {
      const { source, prices, passTime } = world;
      await source.start([first]);
      await source.addTicker(second);
      expect(prices.quote(second)).toBeDefined();
      ticks = [];
      await passTime();
      expect(tickersOf(ticks).toSorted()).toEqual([first, second].toSorted());
    });

    test('adding a ticker twice is harmless', async () => {
      const { source, prices, passTime } = world;
      await source.start([first]);
      const before = prices.quote(first);
      await source.addTicker(first);
      await Promise.all([source.addTicker(second), source.addTicker(second)]);
      expect(source.tickers().toSorted()).toEqual([first, second].toSorted());
      expect(prices.quote(first)?.price_e4).toBe(before?.price_e4);
      ticks = [];
      await passTime();
      const times = ticks.filter((tick) => tick.ticker === first).map((tick) => tick.timestamp_ms);
      expect(new Set(times).size).toBe(times.length);
    });

    test('an unknown ticker has no price, and does not affect the others', async () => {
      const { source, prices, unknown, passTime } = world;
      await source.start([first, unknown]);
      await source.addTicker(unknown);
      await passTime();
      expect(prices.quote(unknown)).toBeUndefined();
      expect(prices.quote(first)).toMatchObject({ stale: false });
      expect(tickersOf(ticks)).toEqual([first]);
      expect(await source.history(unknown, '1m')).toEqual([]);
      await source.removeTicker(unknown);
    });

    test('a removed ticker leaves the cache and gets no more prices', async () => {
      const { source, prices, passTime } = world;
      await source.start([first, second]);
      await source.removeTicker(first);
      await source.removeTicker(first);
      expect(source.tickers()).toEqual([second]);
      expect(prices.quote(first)).toBeUndefined();
      ticks = [];
      await passTime();
      expect(tickersOf(ticks)).toEqual([second]);
      expect(prices.quote(first)).toBeUndefined();
    });

    test('a ticker that is removed and added again has a price at once', async () => {
      const { source, prices } = world;
      await source.start([first]);
      await source.removeTicker(first);
      await source.addTicker(first);
      expect(prices.quote(first)).toMatchObject({ stale: false });
    });

    test('removing a ticker that was never followed is harmless', async () => {
      await world.source.start([first]);
      await world.source.removeTicker(third);
      expect(world.source.tickers()).toEqual([first]);
    });

    test('stopping ends everything, and may be repeated', async () => {
      const { source, known, passTime } = world;
      await source.start(known);
      await source.stop();
      await source.stop();
      ticks = [];
      await passTime();
      expect(ticks).toEqual([]);
    });

    test('stopping before starting is harmless', async () => {
      await world.source.stop();
    });

    test('ticks are positive, of now, and never go back in time', async () => {
      const { source, known, passTime, now_ms } = world;
      await source.start(known);
      for (let round = 0; round < 5; round++) await passTime();
      expect(ticks.length).toBeGreaterThanOrEqual(known.length * 2);
      const newest_ms = new Map<Ticker, number>();
      for (const tick of ticks) {
        expect(tick.price_e4).toBeGreaterThan(0);
        expect(tick.previous_close_e4).toBeGreaterThan(0);
        expect(tick.volume).toBeGreaterThanOrEqual(0);
        expect(Number.isInteger(tick.volume)).toBe(true);
        expect(tick.timestamp_ms).toBeGreaterThanOrEqual(newest_ms.get(tick.ticker) ?? 0);
        expect(tick.timestamp_ms).toBeLessThanOrEqual(now_ms());
        newest_ms.set(tick.ticker, tick.timestamp_ms);
      }
    });

    test.each(HISTORY_INTERVALS)(
      'the history in bars of %s is in order and leads up to now',
      async (interval) => {
        const { source, prices, now_ms } = world;
        await source.start([first]);
        const bars = await source.history(first, interval);
        const length_ms = INTERVAL_MS[interval];
        let previous_ms = Number.NEGATIVE_INFINITY;
        for (const bar of bars) {
          expect(bar.time_ms % length_ms).toBe(0);
          expect(bar.time_ms).toBeGreaterThan(previous_ms);
          previous_ms = bar.time_ms;
          expect(bar.low_e4).toBeGreaterThan(0);
          expect(bar.low_e4).toBeLessThanOrEqual(Math.min(bar.open_e4, bar.close_e4));
          expect(bar.high_e4).toBeGreaterThanOrEqual(Math.max(bar.open_e4, bar.close_e4));
          expect(bar.volume).toBeGreaterThanOrEqual(0);
          expect(Number.isInteger(bar.volume)).toBe(true);
        }
        expect(previous_ms).toBeLessThanOrEqual(now_ms());
        const last = bars.at(-1);
        const price_e4 = prices.quote(first)?.price_e4 ?? Number.NaN;
        // A history that ends elsewhere would show as a jump in every chart.
        if (last) expect(Math.abs(last.close_e4 / price_e4 - 1)).toBeLessThan(0.1);
      },
    );

    test('a ticker that is not followed has no history', async () => {
      await world.source.start([first]);
      expect(await world.source.history(second, '1d')).toEqual([]);
    });

    test('its status is starting until prices arrive, and then live', async () => {
      const { source, now_ms, passTime } = world;
      expect(source.status()).toMatchObject({ state: 'starting', last_update_ms: null });
      await source.start([first]);
      await passTime();
      const status = source.status();
      expect(status).toMatchObject({ state: 'live', detail: null });
      expect(status.last_update_ms).toBeLessThanOrEqual(now_ms());
    });

    test('it has a name for people', () => {
      expect(world.source.name).toMatch(/^\S+$/);
    });
  });
}
