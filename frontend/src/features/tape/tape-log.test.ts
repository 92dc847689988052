import type { MarketTrade, Trade } from '@finally/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isShown, KEPT_MAX, readSizeMin, TapeLog } from './tape-log';

const ALL = { size_min: 0, side: null } as const;
const trade: fc.Arbitrary<MarketTrade> = fc.record({
  price: fc.constantFrom(190.11, 190.13),
  size: fc.integer({ min: 1, max: 5_000 }),
  side: fc.constantFrom('buy' as const, 'sell' as const),
});

const own = (id: string, second: number): Trade =>
  ({
    id,
    price: 190.12,
    quantity: 0.5,
    side: 'buy',
    executed_at: new Date(second * 1000).toISOString(),
  }) as Trade;

test('what is shown are the trades that pass the filter, in their order, whenever it was set', () => {
  const filters = fc.record({
    size_min: fc.nat(5_000),
    side: fc.constantFrom(null, 'buy' as const, 'sell' as const),
  });
  fc.assert(
    fc.property(fc.array(trade), fc.array(trade), filters, filters, (one, other, first, second) => {
      const log = new TapeLog(first);
      log.add({ timestamp: 1, trades: one });
      log.setFilter(second);
      log.add({ timestamp: 2, trades: other });
      const expected = [...one, ...other].filter((print) =>
        isShown({ ...print, time_ms: 0, isOwn: false }, second),
      );
      expect(log.shown).toMatchObject(expected);
    }),
  );
});

test('only the newest trades are kept, and all that came are counted', () => {
  const log = new TapeLog(ALL);
  const trades = Array.from({ length: 10 }, () => ({ price: 1, size: 1, side: 'buy' as const }));
  for (let step = 0; step < 1_000; step++) log.add({ timestamp: step, trades });
  expect(log.shown.length).toBeLessThan(KEPT_MAX + 600);
  expect(log.shown.at(-1)?.time_ms).toBe(999_000);
  expect(log.arrived).toBe(10_000);
});

test('an own fill appears once, whatever the filter, and not if it is older than the tape', () => {
  const log = new TapeLog({ size_min: 1_000, side: 'sell' });
  log.add({ timestamp: 100, trades: [{ price: 190, size: 1, side: 'buy' }] });
  log.addOwn([own('new', 101), own('old', 50)]);
  log.addOwn([own('new', 101), own('old', 50)]);
  expect(log.shown).toEqual([
    { price: 190.12, size: 0.5, side: 'buy', time_ms: 101_000, isOwn: true },
  ]);
});

test('only a plain number is a smallest size, and no text is all sizes', () => {
  expect(['', ' ', '100', '1,000', '2.5'].map(readSizeMin)).toEqual([0, 0, 100, 1_000, 2.5]);
  expect(['abc', '-3', '1e3', '1,5'].map(readSizeMin)).toEqual([null, null, null, null]);
});
