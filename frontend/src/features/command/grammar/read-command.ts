import type { Ticker } from '@finally/contract';
import { splitWhole, type Whole } from '@/features/orders/size/amount-phrases';
import { WHOLE } from '@/features/orders/size/order-size';
import { meaningfulWords, readSize } from '@/features/orders/size/size-words';
import { readAlert } from './alert-grammar';
import { readShow } from './chart-grammar';
import type { Intent, Reading } from './intent';
import { readCancel } from './orders/cancel-grammar';
import { readChange } from './orders/change-grammar';
import { readExit } from './orders/exit-grammar';
import { readBareOrder, readTrade, refuseShort } from './orders/trade-grammar';
import { asOrder, problem, readOneTicker, readTicker } from './readings';
import { readIndicator } from './words/indicator-words';
import { joinTickers } from './words/join-tickers';
import { hintForType, isNearEverything, nearestCommand } from './words/near-words';
import { writeThousands } from './words/thousands';
import { isAlias, sellsEverything, verbOf } from './words/verbs';

/** What may stand behind a sale of everything, which is at the market anyway. */
const AT_THE_MARKET = /\s+(?:(?:AT|@)\s+)?(?:THE\s+)?(?:MARKET|MKT)(?:\s+PRICE)?$/;

const SELLS = new Set(['SELL', 'CLOSE']);

/** The beginning of an order, and what follows it. */
const ORDER = /^(BUY|SELL|CLOSE|B|S)\s+(.*)$/;

function readAlertOn(words: readonly string[]): Reading {
  const read = readAlert(words);
  if ('problem' in read) return read;
  const { wish, name } = read;
  if (name === undefined) return { intent: { kind: 'alert', ticker: null, wish } };
  const ticker = readTicker(name);
  return ticker ? { intent: { kind: 'alert', ticker, wish } } : problem(`${name} is no ticker.`);
}

/** Reads a line that resembles a command; what it may mean is offered and never done by itself. */
function readNearest(verb: string, words: readonly string[]): Reading {
  const hint = hintForType(verb, words);
  if (hint !== null) return asOrder(problem(hint));
  const line = nearestCommand(verb, words);
  const reading = line === null ? null : readCommand(line);
  if (!reading || 'problem' in reading) return reading;
  const either = 'either' in reading ? reading.either : [reading.intent];
  return { either, question: `Did you mean ${line}? Choose it below with the arrow keys.` };
}

/** `CLOSE TSLA` sells all of it, `CLOSE HALF TSLA` half. */
function readClose(words: readonly string[], whole: Whole): Reading {
  const isSized = words.length > 1 && words.some((word) => readSize(word) !== undefined);
  if (isSized) return readTrade('sell', words, whole);
  const close = (ticker: Ticker | null): Intent => ({
    kind: 'trade',
    side: 'sell',
    size: { kind: 'part', part: WHOLE },
    ticker,
  });
  return readOneTicker(words, close, 'CLOSE TSLA or CLOSE HALF TSLA');
}

function readVerb(verb: string, words: readonly string[], text: string, whole: Whole): Reading {
  switch (verb) {
    case 'BUY':
    case 'SELL':
      return asOrder(readTrade(verb === 'BUY' ? 'buy' : 'sell', words, whole));
    case 'CLOSE':
      return asOrder(readClose(words, whole));
    case 'CANCEL':
      return asOrder(readCancel(words));
    case 'MOVE':
      return readChange(words);
    case 'PROTECT':
      return readExit(verb, words);
    case 'WATCH':
    case 'UNWATCH': {
      const kind = verb === 'WATCH' ? 'watch' : 'unwatch';
      const indicator = verb === 'WATCH' ? readIndicator(words) : null;
      if (indicator) return indicator;
      return readOneTicker(words, (ticker) => ({ kind, ticker }), `${verb} PYPL`);
    }
    case 'CHART':
      return words.length === 0
        ? problem('Which chart? Write CHART MSFT or CHART MSFT 5M.')
        : readShow(words, true);
    case 'LADDER':
    case 'TAPE':
    case 'NEWS': {
      // Alone it is the name of a panel.
      if (words.length === 0) return null;
      return readOneTicker(
        words,
        (ticker) => ({ kind: 'show_view', view: VIEWS[verb], ticker }),
        `${verb} MSFT`,
      );
    }
    case 'COMPARE': {
      const ticker = words.length === 1 ? readTicker(words[0]) : undefined;
      if (words.length === 0) return null;
      return ticker
        ? { intent: { kind: 'compare', ticker } }
        : problem('Write one ticker, as in COMPARE MSFT.');
    }
    case 'ALERT':
      return readAlertOn(words);
    case 'ASK': {
      const message = text.replace(/^\S+\s*/, '');
      return message === ''
        ? problem('Ask what? Write ASK how am I doing.')
        : { intent: { kind: 'ask', message } };
    }
    case 'RESET':
      return words.length === 0 ? { intent: { kind: 'reset' } } : problem('RESET stands alone.');
    case 'HELP':
    case 'UNDO':
      // Registered commands, which are found by their names.
      return null;
    default:
      return (
        readExit(verb, words) ??
        refuseShort(verb, words) ??
        readIndicator([verb, ...words]) ??
        readShow(joinTickers([verb, ...words]), false) ??
        readBareOrder([verb, ...words]) ??
        readNearest(verb, words)
      );
  }
}

/** The panels that a line opens with a ticker. */
const VIEWS = { LADDER: 'ladder', TAPE: 'tape', NEWS: 'news' } as const;

/** Removes the prefix that opens the command line: `/help` becomes `help`. */
export const withoutSlash = (line: string): string => line.trim().replace(/^\/+\s*/, '');

/**
 * Parses a command line. Case does not matter, and blanks matter only in a question to the
 * assistant.
 */
export function readCommand(typed: string): Reading {
  const text = withoutSlash(typed);
  if (text === '') return null;
  const typedUpper = text.toUpperCase();
  const upper = ORDER.test(typedUpper) ? writeThousands(typedUpper) : typedUpper;
  if (sellsEverything(upper.replace(AT_THE_MARKET, '').split(/\s+/))) {
    return { intent: { kind: 'sell_everything' } };
  }
  const [, trades = '', ordered = ''] = ORDER.exec(upper) ?? [];
  const { words: line, whole } = splitWhole(ordered, trades.startsWith('B') ? 'buy' : 'sell');
  const all = (trades === '' ? upper : `${trades} ${line}`).split(/\s+/);
  if (sellsEverything(all)) return { intent: { kind: 'sell_everything' } };
  const [first = '', ...rest] = all;
  const words = joinTickers(meaningfulWords(rest));
  if (SELLS.has(verbOf(first)) && words.length === 1 && isNearEverything(words[0] ?? '')) {
    return {
      either: [{ kind: 'sell_everything' }],
      question: `Did you mean ${first} EVERYTHING? Choose it below with the arrow keys.`,
    };
  }
  if (!isAlias(first)) return readVerb(first, words, text, whole);
  // An alias may also be a ticker, such as B.
  if (words.length === 0) return readShow([first], false);
  const reading = readVerb(verbOf(first), words, text, whole);
  const isUnderstood = reading !== null && 'intent' in reading;
  return first.length > 1 || isUnderstood
    ? reading
    : (readShow([first, ...words], false) ?? reading);
}
