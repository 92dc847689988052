import type { SymbolMatch } from '@finally/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command } from '@/shared/commands/commands-store';
import { fitOfCommand, fitOfSymbol } from '@/shared/matching/matching';
import { ticker } from '@/shared/tests/samples';
import { preselected, suggest } from './command-suggestions';

const symbol = (name: string, text: string): SymbolMatch => ({
  ticker: ticker(name),
  name: text,
  sector: 'Technology',
});
const SYMBOLS = [
  symbol('AAPL', 'Apple Inc.'),
  symbol('UNP', 'Union Pacific Corporation'),
  symbol('GM', 'General Motors Company'),
  symbol('NWSA', 'News Corporation'),
  symbol('IJR', 'iShares Core S&P Small-Cap ETF'),
  symbol('BBY', 'Best Buy Co., Inc.'),
  symbol('ALL', 'The Allstate Corporation'),
  symbol('LOGI', 'Logitech International S.A.'),
  symbol('LMT', 'Lockheed Martin Corporation'),
  symbol('NCLH', 'Norwegian Cruise Line Holdings Ltd.'),
];
const command = (title: string, more: Partial<Command> = {}): Command => ({
  id: title,
  title,
  group: 'Test',
  run: () => {},
  ...more,
});
const COMMANDS = [
  command('Shortcuts: list and change them', { names: ['help'] }),
  command('Undo', { names: ['undo'] }),
  command('News: there is no feed', { names: ['news'] }),
  command('Add SMA, Simple moving average', { names: ['sma', 'add sma'] }),
  command('Log scale on or off'),
  command('Chart as a line'),
  command('Theme light'),
  command('Theme dark'),
  command('Buy what the ticket says', { placesOrder: true }),
  command('Repeat the last order', { placesOrder: true, names: ['repeat'] }),
];

test.each([
  'buy aapl',
  'sell gm',
  'buy gm 0',
  'buy 0 gm',
  'buy -1 gm',
  'buy 1/2 gm',
  'gm 5',
  'buy the',
])('%s is an order: no command and no other ticker is offered', (line) => {
  const bought = command('Undo', { subject: 'buy 5 GM (sell it back at the market)' });
  const all = suggest(line, {
    matches: SYMBOLS,
    tickers: new Set(SYMBOLS.map((match) => match.ticker)),
    commands: [...COMMANDS, bought],
  });
  expect(all.filter(({ kind }) => kind === 'command')).toEqual([]);
  if (line !== 'buy the') expect(all.filter(({ kind }) => kind === 'symbol')).toEqual([]);
});

test('an exact ticker is not replaced by a company whose name begins so', () => {
  const matches = [symbol('META', 'Meta Platforms'), symbol('WPM', 'Wheaton Precious Metals')];
  expect(first('buy meta', matches)).toBeNull();
  expect(suggested('buy meta', matches)).toEqual([]);
  expect(suggested('buy metal', matches.slice(1))).toMatchObject([{ kind: 'symbol' }]);
});

const LISTED = [
  symbol('GS', 'The Goldman Sachs Group, Inc.'),
  symbol('RGLD', 'Royal Gold, Inc.'),
  symbol('UNH', 'UnitedHealth Group Incorporated'),
  symbol('UAL', 'United Airlines Holdings, Inc.'),
  symbol('BAC', 'Bank of America Corporation'),
  symbol('AMT', 'American Tower Corporation'),
  symbol('VTI', 'Vanguard Total Stock Market ETF'),
  symbol('TSLA', 'Tesla, Inc.'),
  symbol('TGT', 'Target Corporation'),
  symbol('AAPL', 'Apple Inc.'),
  symbol('APLE', 'Apple Hospitality REIT, Inc.'),
];

/** Returns the listed instruments whose names or tickers resemble a word, as a search does. */
const foundFor = (word: string) =>
  LISTED.filter(({ ticker: symbolOf, name }) =>
    `${symbolOf} ${name}`.toLowerCase().includes(word.slice(0, 4)),
  );

test.each([
  ['buy 1', 'gold'],
  ['sell all', 'gold'],
  ['buy $500', 'united'],
  ['buy 10 of the cheapest', 'stock'],
  ['close', 'america'],
  ['cancel', 'appl'],
  ['protect', 'gold'],
])('%s %s names no instrument certainly: Enter chooses none', (line, word) => {
  const matches = foundFor(word);
  const all = suggested(`${line} ${word}`, matches);
  expect(all.some(({ kind }) => kind === 'symbol')).toBe(true);
  expect(preselected(all)).toBeUndefined();
});

test.each([
  ['buy 1', 'tesla', 'TSLA'],
  ['buy 1', 'target', 'TGT'],
  ['sell all', 'apple', 'AAPL'],
  ['buy 1', 'tesl', 'TSLA'],
  ['chart', 'gold', 'GS'],
])('%s %s is completed to %s', (line, word, meant) => {
  expect(first(`${line} ${word}`, foundFor(word))).toBe(meant);
});

const suggested = (line: string, matches: readonly SymbolMatch[] = SYMBOLS) =>
  suggest(line, {
    matches,
    tickers: new Set(matches.map((match) => match.ticker)),
    commands: COMMANDS,
  });
const first = (line: string, matches?: readonly SymbolMatch[]) => {
  const chosen = preselected(suggested(line, matches));
  if (chosen?.kind === 'command') return chosen.command.title;
  if (chosen?.kind === 'symbol') return chosen.match.ticker;
  if (chosen?.kind === 'verb') return `${chosen.verb.verb} \u2026`;
  return chosen?.kind === 'intent' ? chosen.intent.kind : null;
};

test.each([
  ['help', 'Shortcuts: list and change them'],
  ['/help', 'Shortcuts: list and change them'],
  ['undo', 'Undo'],
  ['news', 'News: there is no feed'],
  ['sma', 'Add SMA, Simple moving average'],
  ['close all', 'sell_everything'],
  ['flatten', 'sell_everything'],
  ['buy', 'BUY \u2026'],
  ['all', 'show'],
  ['repeat', 'Repeat the last order'],
  ['apple', 'AAPL'],
  ['chart apple 5m', 'AAPL'],
  ['theme li', 'Theme light'],
  ['log', 'Log scale on or off'],
  ['line', 'Chart as a line'],
  ['ema 20', 'indicator'],
])('%s means %s', (line, meant) => {
  expect(first(line)).toBe(meant);
});

test.each([
  'movers',
  'theme',
  'repeat the',
  'buy what',
  'xyz',
  'lock',
  'buy 0 aapl',
  'buy -5 aapl',
])('what %s means is a guess at best, and Enter does none', (line) => {
  expect(first(line)).toBeNull();
});

test.each(['buy 5 gm lmt', 'buy 5 gm theme', 'sell 5 gm stp 1 repeat'])(
  '%s is an order that is not understood: no command is offered for it',
  (line) => {
    expect(suggested(line)).toEqual([]);
    expect(first(line)).toBeNull();
  },
);

test('what has two readings is offered as both, and Enter does neither', () => {
  const all = suggested('buy 1/2 aapl');
  expect(all.slice(0, 2).map((one) => one.kind === 'intent' && one.intent.kind)).toEqual([
    'trade',
    'trade',
  ]);
  expect(preselected(all)).toBeUndefined();
});

test('whatever is typed and found, Enter does nothing that merely resembles it', () => {
  const letters = fc.stringMatching(/^[a-z]{1,7}$/);
  const words = fc.oneof(
    letters,
    fc.constantFrom('buy', 'sell', 'all', '5', 'theme', 'add', 'news', 'chart', '5m', 'what'),
  );
  const lines = fc.array(words, { maxLength: 4 }).map((list) => list.join(' '));
  fc.assert(
    fc.property(lines, fc.subarray(SYMBOLS), (line, matches) => {
      const all = suggested(line, matches);
      expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
      // A certain interpretation comes before a guess.
      const guesses = all.map(({ isGuess }) => isGuess);
      expect(guesses).toEqual([...guesses].sort((a, b) => Number(a) - Number(b)));
      const chosen = preselected(all);
      if (chosen?.kind === 'symbol') {
        expect(fitOfSymbol(chosen.written.word, chosen.match)).not.toBe('weak');
      }
      if (chosen?.kind !== 'command') return;
      const fit = fitOfCommand(line, chosen.command)?.fit;
      expect(fit).not.toBe('weak');
      if (chosen.command.placesOrder) expect(fit).toBe('exact');
    }),
  );
});
