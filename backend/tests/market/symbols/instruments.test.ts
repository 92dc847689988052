import { expect, test } from 'vitest';
import { createUniverse, findInstrument } from '../../../src/market/index.ts';
import { ticker } from '../../support/ledger.ts';

const universe = createUniverse();

test('a known ticker is found', async () => {
  expect(await findInstrument(universe, ticker('aapl'))).toMatchObject({
    ok: true,
    value: { ticker: 'AAPL', name: expect.stringContaining('Apple') },
  });
});

test('an unknown one is refused with at most five that may have been meant', async () => {
  const found = await findInstrument(universe, ticker('NVDX'));
  expect(found).toMatchObject({ ok: false, error: { code: 'unknown_ticker' } });
  if (found.ok) return;
  expect(found.error.suggestions?.map((near) => near.ticker)).toContain('NVDA');
  expect(found.error.suggestions?.length).toBeLessThanOrEqual(5);
  expect(found.error.detail).toMatch(/^There is no ticker NVDX here\. Did you mean .*NVDA.*\?$/);
});

test('one that resembles nothing is refused without a guess', async () => {
  const found = await findInstrument(universe, ticker('9.9.9.9.9'));
  expect(found).toMatchObject({
    ok: false,
    error: { detail: 'There is no ticker 9.9.9.9.9 here.', suggestions: [] },
  });
});
