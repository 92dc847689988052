import {
  BAR_INTERVALS,
  type BarInterval,
  CENTS_SCALE,
  parseTicker,
  QUANTITY_SCALE,
  type Side,
  type Ticker,
} from '@finally/contract';
import { type AlertWish, isAlertWord, readAlert, writeAlert } from './alert-grammar';
import { type OrderSize, parseUnits } from './order-size';
import { joinShareClasses } from './share-class-words';

/** What a line of the command line asks for. A ticker of null means the chosen one. */
export type Intent =
  | { kind: 'show'; ticker: Ticker | null; interval: BarInterval | null }
  | { kind: 'trade'; side: Side; size: OrderSize; ticker: Ticker | null }
  | { kind: 'watch'; ticker: Ticker | null }
  | { kind: 'unwatch'; ticker: Ticker | null }
  | { kind: 'alert'; ticker: Ticker | null; wish: AlertWish }
  | { kind: 'ask'; message: string }
  | { kind: 'reset' };

/** A line understood, or what would be right where it is not; null where it begins no sentence of ours. */
export type Reading = { intent: Intent } | { problem: string } | null;

/** A verb as the help and the completion tell of it. */
export interface Verb {
  verb: string;
  usage: string;
  meaning: string;
}

export const VERBS: readonly Verb[] = [
  { verb: 'BUY', usage: 'BUY 5 NVDA \u00b7 BUY $500 NVDA', meaning: 'Buy at the market' },
  { verb: 'SELL', usage: 'SELL 5 TSLA \u00b7 SELL HALF TSLA', meaning: 'Sell at the market' },
  { verb: 'CLOSE', usage: 'CLOSE TSLA', meaning: 'Sell all of a holding' },
  { verb: 'WATCH', usage: 'WATCH PYPL', meaning: 'Put on the watchlist' },
  { verb: 'UNWATCH', usage: 'UNWATCH PYPL', meaning: 'Take off the watchlist' },
  { verb: 'CHART', usage: 'CHART MSFT 5M', meaning: 'Show a chart' },
  {
    verb: 'ALERT',
    usage: 'ALERT NVDA ABOVE 200 \u00b7 ALERT NVDA 5%',
    meaning: 'Be told of a price',
  },
  { verb: 'ASK', usage: 'ASK how am I doing', meaning: 'Ask the assistant' },
  { verb: 'RESET', usage: 'RESET', meaning: 'Start over with the starting cash' },
];

const PARTS: Readonly<Record<string, number>> = {
  ALL: 100,
  MAX: 100,
  HALF: 50,
  THIRD: 33.33,
  QUARTER: 25,
};
/** Words that people put in and that change nothing. */
const FILLERS = new Set(['OF', 'SHARE', 'SHARES', 'WORTH', 'THE', 'MY', 'STOCK']);

/** Whether a word stands beside tickers and is none itself. */
const isNoTicker = (word: string): boolean =>
  word in PARTS || FILLERS.has(word) || isAlertWord(word);

const problem = (sentence: string): Reading => ({ problem: sentence });

function readTicker(word: string | undefined): Ticker | undefined {
  return word !== undefined && /[A-Z]/.test(word) ? parseTicker(word) : undefined;
}

const readInterval = (word: string | undefined): BarInterval | undefined =>
  BAR_INTERVALS.find((interval) => interval.toUpperCase() === word);

/** How much, or a sentence where it begins like an amount and is none. */
function readSize(word: string): OrderSize | string | undefined {
  const part = PARTS[word];
  if (part !== undefined) return { kind: 'part', percent: part };
  if (/^[\d.,]+%$/.test(word)) {
    const hundredths = parseUnits(word.slice(0, -1), 2);
    if (typeof hundredths !== 'bigint') return 'A part has at most two decimals, as in 12.5%.';
    if (hundredths < 1n || hundredths > 10_000n) return 'A part is more than 0% and at most 100%.';
    return { kind: 'part', percent: Number(hundredths) / 100 };
  }
  if (/^\$|\$$/.test(word)) {
    const cents = parseUnits(word.replace(/^\$|\$$/, ''), CENTS_SCALE);
    if (cents === undefined) return 'Dollars are written as in $500 or $49.99.';
    if (cents === 'too_fine') return 'An amount of dollars has at most two decimals.';
    if (cents === 'too_large') return 'That is more dollars than an account can hold.';
    return cents === 0n ? 'The amount must be more than zero.' : { kind: 'dollars', cents };
  }
  if (!/^[\d.,]+$/.test(word)) return undefined;
  const quantity_e6 = parseUnits(word, QUANTITY_SCALE);
  if (quantity_e6 === undefined) return `${word} is not plainly a number. Write 1000 or 2.5.`;
  if (quantity_e6 === 'too_fine') return 'A quantity has at most six decimals.';
  if (quantity_e6 === 'too_large') return 'The quantity must be less than a billion shares.';
  if (quantity_e6 === 0n) return 'The quantity must be more than zero.';
  return { kind: 'shares', quantity_e6 };
}

function readTrade(side: Side, words: readonly string[]): Reading {
  const verb = side.toUpperCase();
  const right = `Write ${verb} 5 NVDA, ${verb} $500 NVDA or ${verb} ${side === 'buy' ? '25%' : 'HALF'} NVDA.`;
  if (words.length === 0) return problem(`How much of what? ${right}`);
  if (words.length > 2) return problem(`That is more than an amount and a ticker. ${right}`);
  const [first = '', second] = words;
  // `SELL ALL ALL` sells all of Allstate: an amount comes first where both can be one.
  const orders =
    second === undefined
      ? [[first]]
      : [
          [first, second],
          [second, first],
        ];
  for (const [amount = '', name] of orders) {
    const size = readSize(amount);
    const ticker = readTicker(name);
    if (typeof size === 'string' && (name === undefined || ticker)) return problem(size);
    if (typeof size !== 'object') continue;
    if (name === undefined) return { intent: { kind: 'trade', side, size, ticker: null } };
    if (ticker) return { intent: { kind: 'trade', side, size, ticker } };
  }
  if (second === undefined && readTicker(first)) {
    return problem(`How much ${first}? Write ${verb} 5 ${first} or ${verb} $500 ${first}.`);
  }
  return problem(`${words.join(' ')} is not an amount and a ticker. ${right}`);
}

function readOneTicker(
  words: readonly string[],
  make: (ticker: Ticker | null) => Intent,
  example: string,
): Reading {
  if (words.length === 0) return { intent: make(null) };
  const ticker = readTicker(words[0]);
  if (!ticker || words.length > 1) return problem(`Write one ticker, as in ${example}.`);
  return { intent: make(ticker) };
}

function readAlertOn(words: readonly string[]): Reading {
  const read = readAlert(words);
  if ('problem' in read) return read;
  const { wish, name } = read;
  if (name === undefined) return { intent: { kind: 'alert', ticker: null, wish } };
  const ticker = readTicker(name);
  return ticker ? { intent: { kind: 'alert', ticker, wish } } : problem(`${name} is no ticker.`);
}

function readShow(words: readonly string[], isAsked: boolean): Reading {
  const [first, second] = words;
  const wrong = `Write a ticker and an interval, as in CHART MSFT 5M: ${BAR_INTERVALS.join(', ')}.`;
  if (words.length > 2) return isAsked ? problem(wrong) : null;
  const alone = words.length === 1 ? readInterval(first) : undefined;
  if (alone && isAsked) return { intent: { kind: 'show', ticker: null, interval: alone } };
  const ticker = readTicker(first);
  if (!ticker) return isAsked ? problem(wrong) : null;
  if (second === undefined) return { intent: { kind: 'show', ticker, interval: null } };
  const interval = readInterval(second);
  if (!interval) return isAsked ? problem(wrong) : null;
  return { intent: { kind: 'show', ticker, interval } };
}

/**
 * Reads a line as an order to the terminal. Upper and lower case are the same,
 * and blanks do not count but for what is asked of the assistant.
 */
export function readCommand(line: string): Reading {
  const text = line.trim();
  if (text === '') return null;
  const [verb = '', ...rest] = text.toUpperCase().split(/\s+/);
  const plain = rest.filter((word) => !FILLERS.has(word));
  const words = joinShareClasses(plain, isNoTicker);
  switch (verb) {
    case 'BUY':
    case 'SELL':
      return readTrade(verb === 'BUY' ? 'buy' : 'sell', words);
    case 'CLOSE':
      return readOneTicker(
        words,
        (ticker) => ({ kind: 'trade', side: 'sell', size: { kind: 'part', percent: 100 }, ticker }),
        'CLOSE TSLA',
      );
    case 'WATCH':
    case 'UNWATCH': {
      const kind = verb === 'WATCH' ? 'watch' : 'unwatch';
      return readOneTicker(words, (ticker) => ({ kind, ticker }), `${verb} PYPL`);
    }
    case 'CHART':
      return words.length === 0
        ? problem('Which chart? Write CHART MSFT or CHART MSFT 5M.')
        : readShow(words, true);
    case 'ALERT':
      return readAlertOn(words);
    case 'ASK': {
      const message = text.slice(verb.length).trim();
      return message === ''
        ? problem('Ask what? Write ASK how am I doing.')
        : { intent: { kind: 'ask', message } };
    }
    case 'RESET':
      return words.length === 0 ? { intent: { kind: 'reset' } } : problem('RESET stands alone.');
    default:
      return readShow(joinShareClasses([verb, ...rest], isNoTicker), false);
  }
}

const decimal = (units: bigint, scale: number): string => {
  const digits = units.toString().padStart(scale + 1, '0');
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`.replace(/\.?0+$/, '');
};

function writeSize(size: OrderSize): string {
  if (size.kind === 'shares') return decimal(size.quantity_e6, QUANTITY_SCALE);
  if (size.kind === 'dollars') return `$${decimal(size.cents, CENTS_SCALE)}`;
  return size.percent === 100 ? 'ALL' : size.percent === 50 ? 'HALF' : `${size.percent}%`;
}

/** The line that reads as this intent. */
export function writeCommand(intent: Intent): string {
  const words: Record<Intent['kind'], () => readonly (string | null)[]> = {
    show: () =>
      intent.kind === 'show'
        ? ['CHART', intent.ticker, intent.interval?.toUpperCase() ?? null]
        : [],
    trade: () =>
      intent.kind === 'trade'
        ? [intent.side.toUpperCase(), writeSize(intent.size), intent.ticker]
        : [],
    watch: () => (intent.kind === 'watch' ? ['WATCH', intent.ticker] : []),
    unwatch: () => (intent.kind === 'unwatch' ? ['UNWATCH', intent.ticker] : []),
    alert: () => (intent.kind === 'alert' ? ['ALERT', intent.ticker, writeAlert(intent.wish)] : []),
    ask: () => (intent.kind === 'ask' ? ['ASK', intent.message] : []),
    reset: () => ['RESET'],
  };
  return words[intent.kind]().filter(Boolean).join(' ');
}

/**
 * The last word of a line where it stands for a ticker, so that it can be
 * completed: `app` of `BUY 5 app`. Null where no ticker is being written.
 */
export function tickerBeingWritten(line: string): { before: string; word: string } | null {
  const match = /^(.*?)(\S+)$/.exec(line.trimStart());
  if (!match) return null;
  const [, before = '', word = ''] = match;
  const verb = before.trim().split(/\s+/)[0]?.toUpperCase() ?? '';
  if (before === '') return { before, word };
  const [, ahead, base = ''] = /^(.*\s)(\S+)\s+$/.exec(before) ?? [];
  const pair = [base.toUpperCase(), word.toUpperCase()];
  if (ahead && joinShareClasses(pair, isNoTicker).length === 1) {
    return { before: ahead, word: `${base} ${word}` };
  }
  if (['BUY', 'SELL', 'CLOSE', 'WATCH', 'UNWATCH', 'CHART'].includes(verb)) {
    const isAmount =
      readSize(word.toUpperCase()) !== undefined && PARTS[word.toUpperCase()] === undefined;
    const isInterval = verb === 'CHART' && readInterval(word.toUpperCase()) !== undefined;
    return isAmount || isInterval ? null : { before, word };
  }
  if (verb === 'ALERT') return isAlertWord(word.toUpperCase()) ? null : { before, word };
  // Not a verb: the name of a company, whose words belong together.
  return verb === 'ASK' || verb === 'RESET' ? null : { before: '', word: `${before}${word}` };
}
