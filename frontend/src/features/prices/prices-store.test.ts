import { beforeEach, expect, test } from 'vitest';
import { priceUpdate, ticker } from '@/shared/tests/samples';
import {
  createPricesStore,
  type PriceCause,
  type PricesStore,
  RECENT_PRICES_MAX,
  RECENT_SPACING_SECONDS,
} from './prices-store';

let prices: PricesStore;
beforeEach(() => {
  prices = createPricesStore();
});

const aapl = (price: number, seconds: number) => ({ AAPL: priceUpdate('AAPL', price, seconds) });
const recent = () => prices.getState().recent.AAPL ?? [];
const seed = (recentPrices: number[], latest = priceUpdate('AAPL', recentPrices.at(-1) ?? 0, 0)) =>
  prices.seed([{ ticker: ticker('AAPL'), latest, recent_prices: recentPrices }]);

/** Records the calls of a listener for AAPL: price, previous price and cause. */
function hear() {
  const heard: [price: number, before: number | null, cause: PriceCause][] = [];
  const stop = prices.listen('AAPL', ({ price }, previous, cause) =>
    heard.push([price, previous?.price ?? null, cause]),
  );
  return { heard, stop };
}

test('a tick replaces the price of its ticker and leaves the others', () => {
  prices.replace({ ...aapl(190, 0), V: priceUpdate('V', 280, 0) });
  prices.apply(aapl(191, 1));
  expect(prices.getState().latest.AAPL?.price).toBe(191);
  expect(prices.getState().latest.V?.price).toBe(280);
});

test('the first event of a connection replaces all prices, and removes missing tickers', () => {
  prices.replace({ ...aapl(190, 0), V: priceUpdate('V', 280, 0) });
  prices.replace(aapl(195, 60));
  expect(Object.keys(prices.getState().latest)).toEqual(['AAPL']);
});

test('a listener receives only its ticker, with the cause', () => {
  const { heard } = hear();
  prices.replace(aapl(190, 0));
  prices.apply({ V: priceUpdate('V', 280, 1) });
  prices.apply(aapl(191, 1));
  prices.replace(aapl(200, 60));
  expect(heard).toEqual([
    [190, null, 'snapshot'],
    [191, 190, 'tick'],
    [200, 191, 'snapshot'],
  ]);
});

test('a removed listener receives nothing more', () => {
  const { heard, stop } = hear();
  stop();
  prices.replace(aapl(190, 0));
  expect(heard).toEqual([]);
});

test('recent prices change once per interval, and keep the last price of each', () => {
  prices.replace(aapl(190, 0));
  const before = recent();
  prices.apply(aapl(191, RECENT_SPACING_SECONDS - 1));
  expect(recent()).toBe(before);
  prices.apply(aapl(192, RECENT_SPACING_SECONDS));
  expect(recent()).toEqual([191, 192]);
});

test('the number of recent prices is bounded', () => {
  seed(Array.from({ length: RECENT_PRICES_MAX + 40 }, (_, i) => i));
  expect(recent()).toHaveLength(RECENT_PRICES_MAX);
  for (let i = 1; i <= 3 * RECENT_PRICES_MAX; i += 1) {
    prices.apply(aapl(1_000 + i, i * RECENT_SPACING_SECONDS));
  }
  expect(recent()).toHaveLength(RECENT_PRICES_MAX);
  expect(recent().at(-1)).toBe(1_000 + 3 * RECENT_PRICES_MAX);
});

test('the server\u2019s recent prices fill the sparkline, and ticks continue it', () => {
  prices.replace(aapl(190, 0));
  seed([180, 185, 190]);
  prices.apply(aapl(191, 1));
  expect(recent()).toEqual([180, 185, 190]);
  prices.apply(aapl(192, RECENT_SPACING_SECONDS));
  expect(recent()).toEqual([180, 185, 191, 192]);
});

test('a late price of the watchlist does not replace a newer one', () => {
  prices.replace(aapl(195, 10));
  seed([180, 190], priceUpdate('AAPL', 190, 0));
  expect(prices.getState().latest.AAPL?.price).toBe(195);
});
