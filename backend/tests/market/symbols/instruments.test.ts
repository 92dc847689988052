import { expect, test, vi } from 'vitest';
import { createUniverse, findInstrument, whyUnknown } from '../../../src/market/index.ts';
import { ticker } from '../../support/trading/ledger.ts';

const universe = createUniverse();

test('a known ticker is found', async () => {
  expect(await findInstrument(universe, ticker('aapl'))).toMatchObject({
    ok: true,
    value: { ticker: 'AAPL', name: expect.stringContaining('Apple') },
  });
});

test('an unknown ticker is refused with at most five similar ones', async () => {
  const found = await findInstrument(universe, ticker('NVDX'));
  expect(found).toMatchObject({ ok: false, error: { code: 'unknown_ticker' } });
  if (found.ok) return;
  expect(found.error.suggestions?.map((near) => near.ticker)).toContain('NVDA');
  expect(found.error.suggestions?.length).toBeLessThanOrEqual(5);
  expect(found.error.detail).toMatch(/^NVDX is not a known ticker\. Did you mean .*NVDA.*\?$/);
});

test('a ticker that resembles none is refused without suggestions', async () => {
  const found = await findInstrument(universe, ticker('9.9.9.9.9'));
  expect(found).toMatchObject({
    ok: false,
    error: { detail: '9.9.9.9.9 is not a known ticker.', suggestions: [] },
  });
});

test('the sentence of the refusal is available beforehand', async () => {
  const found = await findInstrument(universe, ticker('NVDX'));
  if (found.ok) throw new Error('NVDX is not a ticker.');
  expect(whyUnknown(universe, ' nvdx ')).toBe(found.error.detail);
  expect(whyUnknown(universe, 'brk b')).toBeNull();
  expect(whyUnknown(universe, 'bank of america')).toBeNull();
});

test('a ticker that only the price source can know is not called unknown beforehand', () => {
  const symbols = { ...universe, get: () => undefined, nearest: () => [], lookUp: vi.fn() };
  expect(whyUnknown(symbols, 'NVDX')).toBeNull();
  expect(symbols.lookUp).not.toHaveBeenCalled();
});
