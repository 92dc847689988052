import type { PriceEvent } from '@finally/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { priceUpdate } from '../../tests/samples';
import { CONFLATION_MS, conflate } from './conflation';
import type { PriceStreamListener } from './price-connection';

let ticks: PriceEvent[];
let snapshots: PriceEvent[];
let stream: PriceStreamListener;
beforeEach(() => {
  vi.useFakeTimers();
  ticks = [];
  snapshots = [];
  stream = conflate({
    onStatus: () => undefined,
    onSnapshot: (event) => snapshots.push(event),
    onTick: (event) => ticks.push(event),
  });
});
afterEach(() => void vi.useRealTimers());

const aapl = (price: number, headline: string | null = null) => ({
  AAPL: { ...priceUpdate('AAPL', price, price), headline },
});
const prices = () => ticks.map((event) => event['AAPL']?.price);

test('a tick that comes alone is passed on at once', () => {
  for (const price of [190, 191, 192]) {
    stream.onTick(aapl(price));
    expect(prices().at(-1)).toBe(price);
    vi.advanceTimersByTime(CONFLATION_MS);
  }
  expect(ticks).toHaveLength(3);
});

test('ticks in quick succession are passed on as one, with the latest prices', () => {
  stream.onTick(aapl(190));
  stream.onTick(aapl(191));
  stream.onTick({ V: priceUpdate('V', 280, 1) });
  stream.onTick(aapl(192));
  expect(prices()).toEqual([190]);
  vi.advanceTimersByTime(CONFLATION_MS);
  expect(prices()).toEqual([190, 192]);
  expect(ticks[1]?.['V']?.price).toBe(280);
});

test('a headline is kept when a later price replaces its price', () => {
  stream.onTick(aapl(190));
  stream.onTick(aapl(191, 'Apple opens a shop'));
  stream.onTick(aapl(192));
  vi.advanceTimersByTime(CONFLATION_MS);
  expect(ticks[1]?.['AAPL']).toMatchObject({ price: 192, headline: 'Apple opens a shop' });
});

test('a snapshot drops the ticks that wait, because they are older', () => {
  stream.onTick(aapl(190));
  stream.onTick(aapl(191));
  stream.onSnapshot(aapl(200));
  vi.advanceTimersByTime(2 * CONFLATION_MS);
  expect(prices()).toEqual([190]);
  expect(snapshots).toEqual([aapl(200)]);
});
