import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ticker } from '../tests/samples';
import { fitOfCommand, fitOfSymbol, fitOfSymbolAlone } from './matching';

const SMA = { title: 'Add SMA, Simple moving average', group: 'Chart', names: ['SMA'] };
const LIGHT = { title: 'Theme light', group: 'Appearance' };
const fit = (typed: string, command: typeof LIGHT & { names?: readonly string[] }) =>
  fitOfCommand(typed, command)?.fit ?? null;

test('a command matches by its name or by the starts of its words', () => {
  expect(fit('sma', SMA)).toBe('exact');
  expect(fit('Theme  LIGHT', LIGHT)).toBe('exact');
  expect(fit('them li', LIGHT)).toBe('strong');
  expect(fit('light', LIGHT)).toBe('strong');
});

test('letters in order, and texts that are too short, are weak matches', () => {
  expect(fit('help', LIGHT)).toBe('weak');
  expect(fit('lth', LIGHT)).toBeNull();
  expect(fit('tgt', LIGHT)).toBe('weak');
  expect(fit('th', LIGHT)).toBe('weak');
});

test('a name with an asterisk matches any words after it', () => {
  const news = { ...LIGHT, names: ['news', 'news *'] };
  expect(fit('news about apple', news)).toBe('exact');
  expect(fit('newsletter', news)).toBeNull();
});

test('a sign without letters can be a name', () => {
  expect(fit('?', { ...LIGHT, names: ['?'] })).toBe('exact');
});

test('a command whose name starts with the word ranks above one that only contains it', () => {
  const score = (title: string) => fitOfCommand('line', { title, group: 'Chart' })?.score ?? 0;
  expect(score('Line chart')).toBeGreaterThan(score('Chart as a line'));
});

test('a symbol alone matches only by its ticker or by whole words of its name', () => {
  const symbol = (name: string, text: string) => ({ ticker: ticker(name), name: text, sector: '' });
  const alone = (typed: string, name: string, text: string) =>
    fitOfSymbolAlone(typed, symbol(name, text));
  expect(alone('apple', 'AAPL', 'Apple Inc.')).toBe('strong');
  expect(alone('allstate', 'ALL', 'The Allstate Corporation')).toBe('strong');
  expect(alone('lmt', 'LMT', 'Lockheed Martin Corporation')).toBe('exact');
  expect(alone('lock', 'LMT', 'Lockheed Martin Corporation')).toBe('weak');
  expect(alone('log', 'LOGI', 'Logitech International S.A.')).toBe('weak');
  expect(alone('line', 'NCLH', 'Norwegian Cruise Line Holdings Ltd.')).toBe('weak');
});

test('a symbol matches by its ticker or by words of its name, and weakly by letters', () => {
  const symbol = (name: string, text: string) => ({ ticker: ticker(name), name: text, sector: '' });
  expect(fitOfSymbol('nvda', symbol('NVDA', 'NVIDIA Corporation'))).toBe('exact');
  expect(fitOfSymbol('nvd', symbol('NVDA', 'NVIDIA Corporation'))).toBe('strong');
  expect(fitOfSymbol('nv', symbol('NVDA', 'NVIDIA Corporation'))).toBe('weak');
  expect(fitOfSymbol('100', symbol('QQQM', 'Invesco NASDAQ 100 ETF'))).toBe('weak');
  expect(fitOfSymbol('bank of am', symbol('BAC', 'Bank of America Corporation'))).toBe('strong');
  expect(fitOfSymbol('undo', symbol('UNP', 'Union Pacific Corporation'))).toBe('weak');
  expect(fitOfSymbol('movers', symbol('GM', 'General Motors Company'))).toBe('weak');
});

test('no text matches strongly a command whose words do not start like it', () => {
  const words = ['theme', 'light', 'dark', 'chart', 'export', 'sell', 'all', 'x', 'es', 'me'];
  const lines = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(lines, (typed) => {
      const found = fit(typed.join(' '), LIGHT);
      const begins = typed.every((word) => ['theme', 'light'].some((one) => one.startsWith(word)));
      if (found === 'exact' || found === 'strong') expect(begins).toBe(true);
    }),
  );
});
