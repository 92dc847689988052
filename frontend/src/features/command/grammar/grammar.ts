import {
  BAR_INTERVALS,
  ORDER_SENTENCES,
  parseTicker,
  type Side,
  type Ticker,
} from '@finally/contract';
import { INDICATORS } from '@/features/chart/indicators/catalog';
import {
  type Amount,
  amountOfWord,
  sizesMeant,
  splitWhole,
  type Whole,
} from '@/features/orders/size/amount-phrases';
import { type OrderSize, WHOLE } from '@/features/orders/size/order-size';
import {
  isFractionWord,
  meaningfulWords,
  readSize,
  writeSize,
} from '@/features/orders/size/size-words';
import { writeSpokenAmounts } from '@/features/orders/size/spoken-amounts';
import { isPlainMarket, type OrderTerms } from '@/features/orders/terms/order-terms';
import { readAlert, writeAlert } from './alert-grammar';
import { readIndicator } from './indicator-words';
import type { Intent, Reading } from './intent';
import { isSpan, readInterval } from './interval';
import { hintForTerms, hintForType, nearestCommand } from './near-words';
import {
  isTermWord,
  isUncertainLimit,
  readOrderTerms,
  splitTerms,
  writeTerms,
} from './order-terms-grammar';
import { isAlias, sellsEverything, verbOf } from './verbs';
import { joinTickers } from './words';

/** What may stand behind a sale of everything, which is at the market anyway. */
const AT_THE_MARKET = /\s+(?:(?:AT|@)\s+)?(?:THE\s+)?(?:MARKET|MKT)(?:\s+PRICE)?$/;

const problem = (sentence: string): Reading => ({ problem: sentence });

/**
 * Marks text that begins like an order but cannot be parsed, so that it is not interpreted as
 * anything else.
 */
const asOrder = (reading: Reading): Reading =>
  reading && 'problem' in reading ? { ...reading, isOrder: true } : reading;

function readTicker(word: string | undefined): Ticker | undefined {
  return word !== undefined && /[A-Z]/.test(word) ? parseTicker(word) : undefined;
}

type Trade = Extract<Intent, { kind: 'trade' }>;

const withTerms = (trade: Omit<Trade, 'kind' | 'terms'>, terms: OrderTerms): Trade => ({
  kind: 'trade',
  ...trade,
  ...(!isPlainMarket(terms) && { terms }),
});

/** Whether a size can only be sent as dollars, which only a plain market order is. */
const isDollars = ({ kind }: OrderSize): boolean => kind === 'dollars';

/** The order, or both orders that a fraction to buy may mean: of the cash, or of one share. */
function readSized(side: Side, amount: Amount, ticker: Ticker | null, terms: OrderTerms): Reading {
  const meant = sizesMeant(side, amount);
  if (typeof meant === 'string') return problem(meant);
  const sizes = isPlainMarket(terms) ? meant : meant.filter((size) => !isDollars(size));
  const [first, ...others] = sizes.map((size) => withTerms({ side, size, ticker }, terms));
  if (!first) return problem(ORDER_SENTENCES.dollars_at_market_only);
  return others.length === 0
    ? { intent: first }
    : {
        either: [first, ...others],
        question: 'A part of the cash, or of one share? Choose below with the arrow keys.',
      };
}

/** `SELL ALL BUT 1 KO`; null if the words are no such sale. */
function readAllBut(side: Side, words: readonly string[], terms: OrderTerms): Reading {
  const [all, but, number = '', name, ...others] = words;
  if (all !== 'ALL' || but !== 'BUT') return null;
  const kept = readSize(number);
  const ticker = name === undefined ? null : readTicker(name);
  const isShares = typeof kept === 'object' && kept.kind === 'shares';
  if (side === 'buy' || !isShares || ticker === undefined || others.length > 0) {
    return problem('Write how many shares to keep, as in SELL ALL BUT 1 KO.');
  }
  const size = { kind: 'all_but', kept_e6: kept.quantity_e6 } as const;
  return { intent: withTerms({ side, size, ticker }, terms) };
}

function readTrade(side: Side, typed: readonly string[], whole: Whole): Reading {
  const parts = splitTerms(typed);
  const words = writeSpokenAmounts(parts.head);
  const verb = side.toUpperCase();
  const right = `Write ${verb} 5 NVDA, ${verb} $500 NVDA or ${verb} ${side === 'buy' ? '25%' : 'HALF'} NVDA.`;
  if (words.length === 0) return problem(`How much of what? ${right}`);
  if (isUncertainLimit(parts)) {
    const price = parts.tail.slice(1).join(' ');
    return problem(
      `LMT is a ticker too. Write the ticker first, as in ${verb} ${words[0]} NVDA LMT ${price}.`,
    );
  }
  const read = readOrderTerms(side, parts.tail);
  if ('problem' in read) return problem(read.problem);
  const { terms } = read;
  if (side === 'buy' && words.length === 1 && words[0] === 'ALL') {
    return problem('All of the cash, or Allstate? Write BUY ALL NVDA, or BUY 5 ALL.');
  }
  const allBut = readAllBut(side, words, terms);
  if (allBut) return allBut;
  if (words.length > 2) {
    const isTermFirst = words.some((word, index) => index < 2 && isTermWord(word));
    return problem(
      isTermFirst
        ? `Prices stand behind amount and ticker, as in ${verb} 5 NVDA LMT 187.50.`
        : (hintForTerms(side, words.slice(0, 2), words.slice(2)) ??
            `That is more than an amount and a ticker. ${right}`),
    );
  }
  const [first = '', second] = words;
  // `SELL ALL ALL` sells all of Allstate: if a word can be an amount or a ticker, the first one is
  // the amount.
  const orders =
    second === undefined
      ? [[first]]
      : [
          [first, second],
          [second, first],
        ];
  for (const [amount = '', name] of orders) {
    const sized = amountOfWord(amount, whole);
    const ticker = readTicker(name);
    if (typeof sized === 'string' && (name === undefined || ticker)) return problem(sized);
    if (typeof sized !== 'object') continue;
    if (name === undefined) return readSized(side, sized, null, terms);
    if (ticker) return readSized(side, sized, ticker, terms);
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

const ORDERS = new Set(['ORDER', 'ORDERS', 'OPEN', 'MY']);

/** Words that choose some of the open orders, which CANCEL does not. */
const CHOSEN = new Set(['BUY', 'BUYS', 'SELL', 'SELLS', 'LAST', 'LATEST', 'NEWEST', 'FIRST']);

/** `CANCEL ALL`, `CANCEL AAPL`; alone, CANCEL is left to other commands. */
function readCancel(words: readonly string[]): Reading {
  const others = words.filter((word) => !ORDERS.has(word));
  if (words.length === 0 || (others.length === 0 && !words.includes('ORDERS'))) return null;
  if (others.some((word) => CHOSEN.has(word))) {
    return problem(
      'CANCEL takes one ticker, or ALL: CANCEL AAPL. Cancel a single order in the list of orders.',
    );
  }
  const [first, ...rest] = others.length > 1 ? others.filter((word) => word !== 'ALL') : others;
  if (first === undefined || (first === 'ALL' && rest.length === 0)) {
    return { intent: { kind: 'cancel_orders', of: 'all' } };
  }
  const ticker = readTicker(first);
  return ticker && rest.length === 0
    ? { intent: { kind: 'cancel_orders', of: 'ticker', ticker } }
    : problem('Write CANCEL AAPL for the orders of one ticker, or CANCEL ALL.');
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
  if (interval) return { intent: { kind: 'show', ticker, interval } };
  if (isSpan(second)) {
    return problem(
      `There are no bars of ${second.toLowerCase()}. There are: ${BAR_INTERVALS.join(', ')}.`,
    );
  }
  return isAsked ? problem(wrong) : null;
}

/** Returns the sentence that says how to complete `5 NVDA`, which lacks `buy` or `sell`. */
function readBareOrder(words: readonly string[]): Reading {
  const [first = '', second = ''] = words;
  const isOrder = (amount: string, name: string) =>
    /\d/.test(amount) && typeof readSize(amount) === 'object' && readTicker(name) !== undefined;
  if (words.length !== 2 || !(isOrder(first, second) || isOrder(second, first))) return null;
  return asOrder(problem(`Buy or sell? Write BUY ${words.join(' ')} or SELL ${words.join(' ')}.`));
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

function readVerb(verb: string, words: readonly string[], text: string, whole: Whole): Reading {
  switch (verb) {
    case 'BUY':
    case 'SELL':
      return asOrder(readTrade(verb === 'BUY' ? 'buy' : 'sell', words, whole));
    case 'CLOSE':
      return asOrder(
        readOneTicker(
          words,
          (ticker) => ({
            kind: 'trade',
            side: 'sell',
            size: { kind: 'part', part: WHOLE },
            ticker,
          }),
          'CLOSE TSLA',
        ),
      );
    case 'CANCEL':
      return asOrder(readCancel(words));
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
        readIndicator([verb, ...words]) ??
        readShow(joinTickers([verb, ...words]), false) ??
        readBareOrder([verb, ...words]) ??
        readNearest(verb, words)
      );
  }
}

/** Removes the prefix that opens the command line: `/help` becomes `help`. */
export const withoutSlash = (line: string): string => line.trim().replace(/^\/+\s*/, '');

/**
 * Parses a command line. Case does not matter, and blanks matter only in a question to the
 * assistant.
 */
export function readCommand(typed: string): Reading {
  const text = withoutSlash(typed);
  if (text === '') return null;
  const upper = text.toUpperCase();
  if (sellsEverything(upper.replace(AT_THE_MARKET, '').split(/\s+/))) {
    return { intent: { kind: 'sell_everything' } };
  }
  const [, trades = '', ordered = ''] = /^(BUY|SELL|B|S)\s+(.*)$/.exec(upper) ?? [];
  const { words: line, whole } = splitWhole(ordered, trades.startsWith('B') ? 'buy' : 'sell');
  const all = (trades === '' ? upper : `${trades} ${line}`).split(/\s+/);
  if (sellsEverything(all)) return { intent: { kind: 'sell_everything' } };
  const [first = '', ...rest] = all;
  const words = joinTickers(meaningfulWords(rest));
  if (!isAlias(first)) return readVerb(first, words, text, whole);
  // An alias may also be a ticker, such as B.
  if (words.length === 0) return readShow([first], false);
  const reading = readVerb(verbOf(first), words, text, whole);
  const isUnderstood = reading !== null && 'intent' in reading;
  return first.length > 1 || isUnderstood
    ? reading
    : (readShow([first, ...words], false) ?? reading);
}

/** Returns the line that is parsed as this intent. */
export function writeCommand(intent: Intent): string {
  const words = (): readonly (string | null)[] => {
    switch (intent.kind) {
      case 'show':
        return ['CHART', intent.ticker, intent.interval?.toUpperCase() ?? null];
      case 'compare':
        return ['COMPARE', intent.ticker];
      case 'trade': {
        const size = writeSize(intent.size);
        // Alone, ALL may be Allstate.
        const isAlone = intent.side === 'buy' && intent.ticker === null && size === 'ALL';
        const isOfCash =
          intent.side === 'buy' && intent.size.kind === 'part' && isFractionWord(size);
        return [
          intent.side.toUpperCase(),
          isAlone ? 'MAX' : size,
          isOfCash ? 'OF CASH' : null,
          intent.ticker,
          intent.terms ? writeTerms(intent.terms) : null,
        ];
      }
      case 'watch':
      case 'unwatch':
        return [intent.kind.toUpperCase(), intent.ticker];
      case 'alert':
        return ['ALERT', intent.ticker, writeAlert(intent.wish)];
      case 'indicator':
        return [INDICATORS[intent.indicator].short, ...intent.parameters.map(String)];
      case 'ask':
        return ['ASK', intent.message];
      case 'cancel_orders':
        return ['CANCEL', intent.of === 'all' ? 'ALL' : intent.ticker];
      case 'sell_everything':
        return ['SELL', 'EVERYTHING'];
      case 'reset':
        return ['RESET'];
    }
  };
  return words().filter(Boolean).join(' ');
}
