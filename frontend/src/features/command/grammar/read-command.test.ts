import { BAR_INTERVALS, fraction, type Ticker } from '@finally/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Intent } from './intent';
import { readCommand } from './read-command';
import { writeCommand } from './write-command';

const intentOf = (line: string) => {
  const reading = readCommand(line);
  return reading && 'intent' in reading ? reading.intent : null;
};
const problemOf = (line: string) => {
  const reading = readCommand(line);
  return reading && 'problem' in reading ? reading.problem : null;
};
const shares = (n: number) => ({ kind: 'shares', quantity_e6: BigInt(n * 1e6) });
const dollars = (n: number) => ({ kind: 'dollars', cents: BigInt(n * 100) });
const part = (percent: number) => ({
  kind: 'part',
  part: fraction(BigInt(Math.round(percent * 100)), 10_000n),
});

const third = { kind: 'part', part: fraction(1n, 3n) };

const allButOne = { kind: 'all_but', kept_e6: 1_000_000n };
const twoThirds = { kind: 'part', part: fraction(2n, 3n) };

describe('what professionals type', () => {
  test.each([
    ['AAPL', { kind: 'show', ticker: 'AAPL', interval: null }],
    ['brk.b 5m', { kind: 'show', ticker: 'BRK.B', interval: '5m' }],
    ['BRK B', { kind: 'show', ticker: 'BRK.B', interval: null }],
    ['brk/b 5m', { kind: 'show', ticker: 'BRK.B', interval: '5m' }],
    ['chart brk b 5m', { kind: 'show', ticker: 'BRK.B', interval: '5m' }],
    ['buy 5 brk b', { kind: 'trade', side: 'buy', size: shares(5), ticker: 'BRK.B' }],
    ['buy brk-b $500', { kind: 'trade', side: 'buy', size: dollars(500), ticker: 'BRK.B' }],
    ['watch BRK B', { kind: 'watch', ticker: 'BRK.B' }],
    [
      'alert brk b above 500',
      { kind: 'alert', ticker: 'BRK.B', wish: { kind: 'above', price: 500 } },
    ],
    ['LADDER aapl', { kind: 'show_view', view: 'ladder', ticker: 'AAPL' }],
    ['dom brk-b', { kind: 'show_view', view: 'ladder', ticker: 'BRK.B' }],
    ['TAPE MSFT', { kind: 'show_view', view: 'tape', ticker: 'MSFT' }],
    ['CHART MSFT 5M', { kind: 'show', ticker: 'MSFT', interval: '5m' }],
    ['chart 1d', { kind: 'show', ticker: null, interval: '1d' }],
    ['BUY 5 NVDA', { kind: 'trade', side: 'buy', size: shares(5), ticker: 'NVDA' }],
    ['buy nvda 2.5', { kind: 'trade', side: 'buy', size: shares(2.5), ticker: 'NVDA' }],
    ['BUY $500 NVDA', { kind: 'trade', side: 'buy', size: dollars(500), ticker: 'NVDA' }],
    ['buy 1,000$ of nvda', { kind: 'trade', side: 'buy', size: dollars(1000), ticker: 'NVDA' }],
    ['BUY 5 SHARES OF NVDA', { kind: 'trade', side: 'buy', size: shares(5), ticker: 'NVDA' }],
    ['BUY 5', { kind: 'trade', side: 'buy', size: shares(5), ticker: null }],
    ['SELL HALF TSLA', { kind: 'trade', side: 'sell', size: part(50), ticker: 'TSLA' }],
    ['sell half of my tsla', { kind: 'trade', side: 'sell', size: part(50), ticker: 'TSLA' }],
    ['SELL ALL', { kind: 'trade', side: 'sell', size: part(100), ticker: null }],
    ['SELL 12.5% TSLA', { kind: 'trade', side: 'sell', size: part(12.5), ticker: 'TSLA' }],
    ['CLOSE TSLA', { kind: 'trade', side: 'sell', size: part(100), ticker: 'TSLA' }],
    ['WATCH PYPL', { kind: 'watch', ticker: 'PYPL' }],
    ['UNWATCH', { kind: 'unwatch', ticker: null }],
    ['ASK how am I doing', { kind: 'ask', message: 'how am I doing' }],
    ['reset', { kind: 'reset' }],
    ['b 5 nvda', { kind: 'trade', side: 'buy', size: shares(5), ticker: 'NVDA' }],
    ['s half nvda', { kind: 'trade', side: 'sell', size: part(50), ticker: 'NVDA' }],
    ['b', { kind: 'show', ticker: 'B', interval: null }],
    ['b 5m', { kind: 'show', ticker: 'B', interval: '5m' }],
    ['add pypl', { kind: 'watch', ticker: 'PYPL' }],
    ['remove aapl', { kind: 'unwatch', ticker: 'AAPL' }],
    ['compare msft', { kind: 'compare', ticker: 'MSFT' }],
    ['chart apple 5m', { kind: 'show', ticker: 'APPLE', interval: '5m' }],
    ['/buy 5 nvda', { kind: 'trade', side: 'buy', size: shares(5), ticker: 'NVDA' }],
    ['flatten nvda', { kind: 'trade', side: 'sell', size: part(100), ticker: 'NVDA' }],
    ['sell 1/3 ko', { kind: 'trade', side: 'sell', size: third, ticker: 'KO' }],
    ['sell third ko', { kind: 'trade', side: 'sell', size: third, ticker: 'KO' }],
    ['sell a third of my ko', { kind: 'trade', side: 'sell', size: third, ticker: 'KO' }],
    ['buy 5 nvda at the market', { kind: 'trade', side: 'buy', size: shares(5), ticker: 'NVDA' }],
    ['sell 2/3 ko', { kind: 'trade', side: 'sell', size: twoThirds, ticker: 'KO' }],
    ['sell two thirds of ko', { kind: 'trade', side: 'sell', size: twoThirds, ticker: 'KO' }],
    ['sell 33% of ko', { kind: 'trade', side: 'sell', size: part(33), ticker: 'KO' }],
    ['sell all but 1 ko', { kind: 'trade', side: 'sell', size: allButOne, ticker: 'KO' }],
    ['sell all but 1', { kind: 'trade', side: 'sell', size: allButOne, ticker: null }],
    ['sell ko half', { kind: 'trade', side: 'sell', size: part(50), ticker: 'KO' }],
    ['buy 500 dollars of msft', { kind: 'trade', side: 'buy', size: dollars(500), ticker: 'MSFT' }],
    ['buy five nvda', { kind: 'trade', side: 'buy', size: shares(5), ticker: 'NVDA' }],
    ['buy nvda five', { kind: 'trade', side: 'buy', size: shares(5), ticker: 'NVDA' }],
    ['buy 3 five', { kind: 'trade', side: 'buy', size: shares(3), ticker: 'FIVE' }],
    ['ema 20', { kind: 'indicator', indicator: 'ema', parameters: [20] }],
    ['add sma 50', { kind: 'indicator', indicator: 'sma', parameters: [50] }],
    ['macd 8', { kind: 'indicator', indicator: 'macd', parameters: [8, 26, 9] }],
    ['alert brk b 600', { kind: 'alert', ticker: 'BRK.B', wish: { kind: 'reaches', price: 600 } }],
    ['sell half a', { kind: 'trade', side: 'sell', size: part(50), ticker: 'A' }],
  ])('%s', (line, intent) => {
    expect(intentOf(line)).toEqual(intent);
  });

  test('a ticker that is also a word for an amount is told by its place', () => {
    expect(intentOf('SELL ALL ALL')).toMatchObject({ size: part(100), ticker: 'ALL' });
    expect(intentOf('SELL ALL A')).toMatchObject({ size: part(100), ticker: 'A' });
    expect(intentOf('SELL HALF V')).toMatchObject({ size: part(50), ticker: 'V' });
    expect(intentOf('SELL ALL 5')).toMatchObject({ size: shares(5), ticker: 'ALL' });
  });
});

test.each(['buy 1/2 f', 'buy \u00bd f', 'buy half f'])(
  '%s may mean half of the cash or half a share',
  (line) => {
    expect(readCommand(line)).toMatchObject({
      either: [
        { kind: 'trade', side: 'buy', size: part(50), ticker: 'F' },
        { kind: 'trade', side: 'buy', size: shares(0.5), ticker: 'F' },
      ],
    });
  },
);

test('a part to buy that says of what is certain, and so is one to sell', () => {
  expect(intentOf('buy 1/2 of my cash f')).toMatchObject({ size: part(50), ticker: 'F' });
  expect(intentOf('buy 50% f')).toMatchObject({ size: part(50), ticker: 'F' });
  expect(intentOf('sell 1/2 f')).toMatchObject({ size: part(50), ticker: 'F' });
  expect(problemOf('buy 5 of cash f')).toContain('1/2 OF CASH');
});

test.each([
  'close all',
  'close everything',
  'close all positions',
  'sell everything',
  'sell all my stocks',
  'flatten',
  'flatten all',
  'liquidate',
])('%s sells all that is held, and not Allstate', (line) => {
  expect(intentOf(line)).toEqual({ kind: 'sell_everything' });
});

describe('what is not right', () => {
  test.each([
    ['BUY', 'BUY 5 NVDA'],
    ['BUY NVDA', 'BUY 5 NVDA or BUY $500 NVDA'],
    ['BUY 0 NVDA', 'more than zero'],
    ['BUY -5 NVDA', 'more than zero'],
    ['BUY ALL BUT 1 KO', 'SELL ALL BUT 1 KO'],
    ['BUY FIVE', 'How much FIVE?'],
    ['EMA 900', 'from 2 to 500'],
    ['BUY 1,5 NVDA', 'not plainly a number'],
    ['BUY 0.0000001 NVDA', 'at most six decimals'],
    ['BUY $1.005 NVDA', 'at most two decimals'],
    ['SELL 150% TSLA', 'at most 100%'],
    ['BUY 5 NVDA NOW', 'more than an amount and a ticker'],
    ['CHART MSFT 7M', '1s, 5s, 30s, 1m, 3m, 5m, 15m, 1h, 2h, 4h, 1d, 1w'],
    ['aapl 7m', '1s, 5s, 30s, 1m, 3m, 5m, 15m, 1h, 2h, 4h, 1d, 1w'],
    ['BUY ALL', 'BUY ALL NVDA'],
    ['5 nvda', 'BUY 5 NVDA or SELL 5 NVDA'],
    ['nvda $500', 'BUY NVDA $500'],
    ['SELL 4/3 TSLA', 'at most the whole'],
    ['compare msft aapl', 'COMPARE MSFT'],
    ['CLOSE 5', 'CLOSE TSLA'],
    ['ASK', 'ASK how am I doing'],
  ])('%s is told what would be right', (line, right) => {
    expect(problemOf(line)).toContain(right);
  });

  test('a sentence that is none of ours is left to others', () => {
    expect(readCommand('theme light mode')).toBeNull();
    expect(readCommand('  ')).toBeNull();
  });
});

const tickers = fc.oneof(
  fc.constantFrom('AAPL', 'BRK.B', 'V', 'ALL', 'HALF', 'OF', '3M-X'),
  fc.stringMatching(/^[A-Z]{1,5}$/),
) as fc.Arbitrary<Ticker>;
const FILLERS = ['OF', 'SHARE', 'THE', 'MY', 'STOCK', 'WORTH'];
const TERMS = [
  'AT',
  'LMT',
  'LIMIT',
  'STP',
  'STOP',
  'TRAIL',
  'TP',
  'SL',
  'DAY',
  'GTC',
  'GTD',
  'IOC',
];
/** Not a filler word and not the beginning of a term, because those would be parsed as such. */
const plainTickers = tickers.filter(
  (ticker) => ![...FILLERS, ...TERMS, 'FOK', 'OPG', 'CLS'].includes(ticker),
);
const keptSizes = fc.record({
  kind: fc.constant('all_but' as const),
  kept_e6: fc.bigInt(1n, 10n ** 15n - 1n),
});
const sizes = fc.oneof(
  fc.record({ kind: fc.constant('shares' as const), quantity_e6: fc.bigInt(1n, 10n ** 15n - 1n) }),
  fc.record({ kind: fc.constant('dollars' as const), cents: fc.bigInt(1n, 10n ** 13n) }),
  fc.record({
    kind: fc.constant('part' as const),
    part: fc.oneof(
      fc.constant(fraction(1n, 1n)),
      fc
        .tuple(fc.bigInt(1n, 10n ** 9n - 1n), fc.bigInt(1n, 10n ** 9n - 1n))
        .map(([a, b]) => (a < b ? fraction(a, b) : fraction(b, a))),
    ),
  }),
);
const intents: fc.Arbitrary<Intent> = fc.oneof(
  fc.record({
    kind: fc.constant('trade' as const),
    side: fc.constantFrom('buy' as const, 'sell' as const),
    size: sizes,
    ticker: fc.option(plainTickers),
  }),
  fc.record({
    kind: fc.constant('trade' as const),
    side: fc.constant('sell' as const),
    size: keptSizes,
    ticker: fc.option(plainTickers),
  }),
  fc.record({
    kind: fc.constant('show' as const),
    ticker: plainTickers,
    interval: fc.option(fc.constantFrom(...BAR_INTERVALS)),
  }),
  fc.record({
    kind: fc.constant('show_view' as const),
    view: fc.constantFrom('ladder' as const, 'tape' as const),
    ticker: plainTickers,
  }),
  fc.record({ kind: fc.constantFrom('watch' as const, 'unwatch' as const), ticker: plainTickers }),
  fc.constant({ kind: 'reset' as const }),
);

test('every intent is read back as itself, in any case and with any blanks', () => {
  const blanks = fc.constantFrom(' ', '  ', '\t');
  fc.assert(
    fc.property(intents, fc.boolean(), blanks, (intent, isLower, blank) => {
      const written = writeCommand(intent).replaceAll(' ', blank);
      expect(intentOf(` ${isLower ? written.toLowerCase() : written} `)).toEqual(intent);
    }),
  );
});

test('no line whatsoever breaks the reading, and none trades nothing or backwards', () => {
  const words = fc.constantFrom(
    'BUY',
    'SELL',
    'ALL',
    '$',
    '5',
    '0',
    '-5',
    '1e3',
    '%',
    'NVDA',
    '$-1',
  );
  const lines = fc.oneof(
    fc.string(),
    fc.array(words, { maxLength: 5 }).map((list) => list.join(' ')),
  );
  fc.assert(
    fc.property(lines, (line) => {
      const intent = intentOf(line);
      if (intent?.kind !== 'trade') return;
      const { size } = intent;
      expect(size.kind !== 'shares' || size.quantity_e6 > 0n).toBe(true);
      expect(size.kind !== 'dollars' || size.cents > 0n).toBe(true);
      expect(line).not.toMatch(/(^|\s)\$?-/);
      if (size.kind !== 'part') return;
      expect(size.part.numerator > 0n && size.part.numerator <= size.part.denominator).toBe(true);
    }),
  );
});
