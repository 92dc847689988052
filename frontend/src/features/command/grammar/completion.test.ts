import { expect, test } from 'vitest';
import { tickerBeingWritten } from './completion';

test('the word that is completed is the one that stands for a ticker', () => {
  const at = (before: string, word: string, after = '') => ({ before, word, after });
  expect(tickerBeingWritten('BUY 5 app')).toEqual(at('BUY 5 ', 'app'));
  expect(tickerBeingWritten('BUY 5 brk b')).toEqual(at('BUY 5 ', 'brk b'));
  expect(tickerBeingWritten('SELL ALL a')).toEqual(at('SELL ALL ', 'a'));
  expect(tickerBeingWritten('app')).toEqual(at('', 'app'));
  expect(tickerBeingWritten('bank of am')).toEqual(at('', 'bank of am'));
  expect(tickerBeingWritten('CHART apple 5m')).toEqual(at('CHART ', 'apple', ' 5m'));
  expect(tickerBeingWritten('apple 5m')).toEqual(at('', 'apple', ' 5m'));
  expect(tickerBeingWritten('buy apple 5')).toEqual(at('buy ', 'apple', ' 5'));
  expect(tickerBeingWritten('add payp')).toEqual(at('add ', 'payp'));
  expect(tickerBeingWritten('alert brk b 600')).toEqual(at('alert ', 'brk b', ' 600'));
  expect(tickerBeingWritten('alert nvda above 200')).toEqual(at('alert ', 'nvda', ' above 200'));
  expect(tickerBeingWritten('alert 5%')).toBeNull();
  expect(tickerBeingWritten('BUY 5')).toBeNull();
  expect(tickerBeingWritten('CHART 5m')).toBeNull();
  expect(tickerBeingWritten('ASK about app')).toBeNull();
  expect(tickerBeingWritten('BUY 5 ')).toBeNull();
});

test('a name of several words is completed in front of an interval', () => {
  expect(tickerBeingWritten('chart brk b 5m')).toEqual({
    before: 'chart ',
    word: 'brk b',
    after: ' 5m',
  });
  expect(tickerBeingWritten('bank of america 1h')).toEqual({
    before: '',
    word: 'bank of america',
    after: ' 1h',
  });
});
