import { parseTicker } from '@finally/contract';
import {
  defaultParameters,
  INDICATOR_KINDS,
  INDICATORS,
} from '@finally/contract/indicators/catalog';
import { canAlert, describeCondition } from '@finally/contract/indicators/conditions';
import { expect, test } from 'vitest';
import {
  indicatorDraftOf,
  indicatorTermsOf,
  newIndicatorDraft,
  withIndicator,
} from './indicator-draft';

const AAPL = parseTicker('AAPL');
if (!AAPL) throw new Error('AAPL is a ticker');
const rsi = newIndicatorDraft(AAPL, { kind: 'rsi', parameters: [14], interval: '5m' });

test('every indicator on which an alert can be set has valid first terms, which are read back', () => {
  for (const kind of INDICATOR_KINDS.filter(canAlert)) {
    const parameters = defaultParameters(kind);
    const draft = newIndicatorDraft(AAPL, { kind, parameters, interval: '1h' });
    const read = indicatorTermsOf(draft);
    if ('problem' in read) throw new Error(`${kind}: ${read.problem}`);
    expect(indicatorDraftOf({ ticker: AAPL, note: '' }, read.terms), kind).toEqual(draft);
    expect(withIndicator(rsi, kind).output).toBe(INDICATORS[kind].lines[0]?.name);
  }
});

test.each([
  ['rsi', 'RSI 14 on 5m crosses above 70'],
  ['macd', 'MACD 12 26 9 on 5m crosses Signal'],
  ['sma', 'SMA 20 on 5m crosses the price'],
] as const)('the first terms for %s are what is most often waited for', (kind, words) => {
  const read = indicatorTermsOf(withIndicator(rsi, kind));
  expect('terms' in read && describeCondition(read.terms)).toBe(words);
});

test.each([
  [{ parameters: [''] }, 'Period must be from 2 to 500.'],
  [{ value: 'high' }, 'Write a number, as in 70.'],
  [{ value: ' ' }, 'Write a number, as in 70.'],
  [{ compared_with: 'price' }, /not a price/],
] as const)('%j is answered with what is wrong', (changes, problem) => {
  expect(indicatorTermsOf({ ...rsi, ...changes })).toEqual({
    problem: typeof problem === 'string' ? problem : expect.stringMatching(problem),
  });
});
