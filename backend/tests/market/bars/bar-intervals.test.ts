import { expect, test } from 'vitest';
import { coarsen, INTERVAL_MS } from '../../../src/market/bars/bar.ts';
import { AAPL, openMarket } from './bar-market.ts';

const MADE_OF = [
  ['30s', '1s'],
  ['3m', '1m'],
  ['2h', '1m'],
  ['4h', '1m'],
  ['1w', '1d'],
] as const;

test.each(MADE_OF)('bars of %s are those of %s joined', async (coarse, fine) => {
  const { book, followed } = await openMarket();
  await followed.follow(AAPL, 'test');
  const bars = await book.bars(AAPL, coarse, 1_000);
  const joined = coarsen(await book.bars(AAPL, fine, 1_000), INTERVAL_MS[coarse]);
  // The first joined bar may be incomplete.
  const compared = joined.slice(1);
  expect(compared.length).toBeGreaterThan(2);
  expect(bars.slice(-compared.length)).toEqual(compared);
  for (const [index, bar] of bars.slice(1).entries()) {
    expect((bar.time_ms - (bars[index]?.time_ms ?? 0)) % INTERVAL_MS[coarse]).toBe(0);
  }
});
