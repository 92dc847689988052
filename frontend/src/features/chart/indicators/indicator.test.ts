import { indicatorLabel } from '@finally/contract/indicators/catalog';
import { expect, test } from 'vitest';
import {
  changedIndicator,
  type Indicator,
  movedIndicator,
  newIndicator,
  readIndicator,
  SERIES_COLORS,
} from './indicator';

test('a new indicator has default parameters, and its own color and id', () => {
  const present: Indicator[] = [];
  for (const kind of ['sma', 'sma', 'macd'] as const) present.push(newIndicator(kind, present));
  expect(present.map(indicatorLabel)).toEqual(['SMA 20', 'SMA 20', 'MACD 12 26 9']);
  expect(present.map(({ id }) => id)).toEqual(['sma-0', 'sma-1', 'macd-0']);
  expect(present.map(({ color }) => color)).toEqual([0, 1, 2]);
  const again = newIndicator('sma', present.slice(1));
  expect([again.id, again.color]).toEqual(['sma-0', 0]);
});

test('with more indicators than colors, colors repeat', () => {
  const present: Indicator[] = [];
  for (let n = 0; n <= SERIES_COLORS; n += 1) present.push(newIndicator('ema', present));
  expect(present.at(-1)?.color).toBe(0);
});

test('an indicator is moved among those of its place', () => {
  const present: Indicator[] = [];
  for (const kind of ['rsi', 'sma', 'macd'] as const) present.push(newIndicator(kind, present));
  const kinds = (indicators: readonly Indicator[]) => indicators.map(({ kind }) => kind);
  expect(kinds(movedIndicator(present, 'macd-0', -1))).toEqual(['macd', 'rsi', 'sma']);
  expect(movedIndicator(present, 'sma-0', -1)).toBe(present);
  expect(movedIndicator(present, 'macd-0', 1)).toBe(present);
  expect(movedIndicator(present, 'none', 1)).toBe(present);
});

test('a change of looks keeps the parameters, so that nothing is computed again', () => {
  const sma = newIndicator('sma', []);
  const changed = changedIndicator(sma, { color: 3, width: 2 });
  expect(changed).toMatchObject({ color: 3, width: 2 });
  expect(changed.parameters).toBe(sma.parameters);
  expect(changedIndicator(sma, { parameters: [0] })).toBe(sma);
});

test('a stored indicator of an earlier version has the default width and height', () => {
  const stored = { id: 'sma-0', kind: 'sma', parameters: [9], color: 1 };
  expect(readIndicator(stored)).toEqual({ ...stored, width: 1, height: 1 });
  expect(readIndicator({ ...stored, width: 3, height: 99 })).toMatchObject({
    width: 3,
    height: 20,
  });
  for (const broken of [null, 'x', { ...stored, kind: 'zigzag' }, { ...stored, color: 9 }]) {
    expect(readIndicator(broken)).toBeNull();
  }
});
