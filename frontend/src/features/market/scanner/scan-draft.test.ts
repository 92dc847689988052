import { SCAN_FIGURE_NAMES, ScanSchema } from '@finally/contract';
import { expect, test } from 'vitest';
import {
  describeScan,
  draftOf,
  isScanDraft,
  newCondition,
  readCondition,
  readNumber,
  readScan,
  SCAN_EXAMPLES,
} from './scan-draft';

test.each([
  ['2.5', 2.5],
  ['-3', -3],
  ['\u2212 0.5', -0.5],
  ['1M', 1_000_000],
  ['2.5k', 2_500],
  ['1,500', 1_500],
  ['5 %', 5],
  ['', null],
  ['abc', null],
  ['1,5', null],
])('%s is read as %s', (typed, value) => {
  expect(readNumber(typed)).toBe(value);
});

test.each(SCAN_FIGURE_NAMES)('a new condition on %s can be sent as it is', (figure) => {
  const scan = readScan({ join: 'all', conditions: [newCondition(figure)] });
  expect(ScanSchema.parse(scan)).toEqual(scan);
});

test.each(SCAN_EXAMPLES)(
  'the example $name can be sent, and is typed like a saved one',
  ({ draft }) => {
    const scan = readScan(draft);
    expect(ScanSchema.parse(scan)).toEqual(scan);
    if (!scan) throw new Error('The example cannot be evaluated.');
    expect(readScan(draftOf(scan))).toEqual(scan);
    expect(isScanDraft(JSON.parse(JSON.stringify(draft)))).toBe(true);
  },
);

test('a condition that cannot be evaluated says why', () => {
  expect(readCondition({ ...newCondition('price'), value: 'x' })).toMatch(/Write a number/);
  expect(readCondition({ ...newCondition('rsi'), parameters: ['0'] })).toMatch(/from 2 to 200/);
  expect(readCondition({ ...newCondition('rsi'), parameters: ['7.5'] })).toMatch(/whole number/);
  const [one] = [newCondition('price')];
  expect(readScan({ join: 'all', conditions: [one, { ...one, value: '' }] })).toBeNull();
});

test.each([
  null,
  {},
  { join: 'all', conditions: [] },
  { join: 'both', conditions: [newCondition('price')] },
  { join: 'all', conditions: [{ ...newCondition('price'), figure: 'luck' }] },
  { join: 'all', conditions: [{ ...newCondition('rsi'), parameters: [] }] },
])('what the browser remembers is checked: %#', (value) => {
  expect(isScanDraft(value)).toBe(false);
});

test('a scan reads as a sentence', () => {
  const conditions = [
    { ...newCondition('rsi'), comparison: 'below' as const, value: '30' },
    newCondition('volume'),
  ];
  expect(describeScan({ join: 'any', conditions })).toBe(
    'RSI 14 on 1d below 30 or Volume above 1000000',
  );
});
