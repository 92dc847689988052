import { expect, test } from 'vitest';
import { isAlertWord, readAlert, termsOf, writeAlert } from './alert-grammar';

const wishOf = (line: string) => readAlert(line.split(' '));

test.each([
  ['NVDA ABOVE 200', { kind: 'above', price: 200 }, 'NVDA'],
  ['NVDA > $200.5', { kind: 'above', price: 200.5 }, 'NVDA'],
  ['WHEN NVDA <=49.9999', { kind: 'below', price: 49.9999 }, 'NVDA'],
  ['200 OVER', { kind: 'above', price: 200 }, undefined],
  ['NVDA 1,250', { kind: 'reaches', price: 1250 }, 'NVDA'],
  ['NVDA 5%', { kind: 'percent', percent: 5, direction: 'either' }, 'NVDA'],
  ['NVDA DOWN BY 2.25%', { kind: 'percent', percent: 2.25, direction: 'down' }, 'NVDA'],
  ['+3% NVDA', { kind: 'percent', percent: 3, direction: 'up' }, 'NVDA'],
])('%s is read, and reads the same when it is written', (line, wish, name) => {
  expect(wishOf(line)).toEqual({ wish, name });
  expect(wishOf(writeAlert(wish as Parameters<typeof writeAlert>[0]))).toEqual({
    wish,
    name: undefined,
  });
});

test.each([
  ['NVDA', /^At which price/],
  ['NVDA AAPL 200', /not one ticker/],
  ['NVDA ABOVE 5%', /go with a price/],
  ['NVDA UP 200', /go with percentages/],
  ['NVDA 0', /more than zero/],
  ['NVDA 200.00001', /four decimals/],
  ['NVDA 5.125%', /two decimals/],
  ['NVDA DOWN 100%', /A move is/],
  ['NVDA 9999999999999999999', /more than any price/],
])('%s is answered with what is wrong', (line, sentence) => {
  expect(wishOf(line)).toEqual({ problem: expect.stringMatching(sentence) });
});

const RSI = {
  kind: 'indicator',
  indicator: 'rsi',
  parameters: [14],
  interval: '5m',
  output: 'RSI',
  condition: 'above',
  compared_with: { kind: 'value', value: 70 },
} as const;

test.each([
  ['NVDA RSI > 70 5M', RSI, 'NVDA'],
  [
    'NVDA WHEN RSI 9 <30 1H',
    {
      ...RSI,
      parameters: [9],
      condition: 'below',
      interval: '1h',
      compared_with: { kind: 'value', value: 30 },
    },
    'NVDA',
  ],
  ['RSI CROSSES ABOVE 70 5M', { ...RSI, condition: 'crosses_above' }, undefined],
  [
    'NVDA MACD CROSSES SIGNAL 1D',
    {
      ...RSI,
      indicator: 'macd',
      parameters: [12, 26, 9],
      output: 'MACD',
      condition: 'crosses',
      compared_with: { kind: 'output', output: 'Signal' },
      interval: '1d',
    },
    'NVDA',
  ],
  [
    'SMA SMA 50 CROSSES PRICE 1D',
    {
      ...RSI,
      indicator: 'sma',
      parameters: [50],
      output: 'SMA',
      condition: 'crosses',
      compared_with: { kind: 'price' },
      interval: '1d',
    },
    'SMA',
  ],
])('%s is an alert on an indicator, and reads the same when it is written', (line, wish, name) => {
  expect(wishOf(line)).toEqual({ wish, name });
  const written = writeAlert(wish as Parameters<typeof writeAlert>[0]);
  expect(wishOf(`AAPL ${written}`)).toEqual({ wish, name: 'AAPL' });
});

test.each([
  ['NVDA RSI > 70', /which length/],
  ['NVDA RSI ABOVE', /with what/],
  ['NVDA RSI 700 > 70 5M', /Period must be/],
  ['NVDA RSI > PRICE 5M', /not a price/],
  ['NVDA RSI > 70 5M NOW', /too much/],
])('%s is answered with what an alert on an indicator lacks', (line, sentence) => {
  expect(wishOf(line)).toEqual({ problem: expect.stringMatching(sentence) });
});

test('a ticker may have the name of an indicator', () => {
  expect(wishOf('ROC ABOVE 500')).toEqual({ wish: { kind: 'above', price: 500 }, name: 'ROC' });
  expect(wishOf('ATR 5%')).toMatchObject({ name: 'ATR' });
});

test('a price without a side waits on the side where the price is not', () => {
  const wish = { kind: 'reaches', price: 200 } as const;
  expect(termsOf(wish, 190)).toEqual({ kind: 'above', price: 200 });
  expect(termsOf(wish, 210)).toEqual({ kind: 'below', price: 200 });
  expect(termsOf(wish, null)).toBeNull();
});

test('amounts, sides and fillers are no tickers', () => {
  const words = ['200', '$200', '5%', 'ABOVE', '>', 'UP', 'WHEN', 'NVDA', 'V'];
  expect(words.filter((word) => !isAlertWord(word))).toEqual(['NVDA', 'V']);
});
