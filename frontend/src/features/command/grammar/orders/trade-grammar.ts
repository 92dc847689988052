import { ORDER_SENTENCES, type Side, type Ticker } from '@finally/contract';
import {
  type Amount,
  amountOfWord,
  sizesMeant,
  type Whole,
} from '@/features/orders/size/amount-phrases';
import type { OrderSize } from '@/features/orders/size/order-size';
import { readSize } from '@/features/orders/size/size-words';
import { writeSpokenAmounts } from '@/features/orders/size/spoken-amounts';
import { isPlainMarket } from '@/features/orders/terms/order-terms';
import type { Reading, TradeIntent } from '../intent';
import { asOrder, problem, readTicker } from '../readings';
import { hintForTerms } from '../words/near-words';
import { thousandsOf } from '../words/thousands';
import {
  isTermWord,
  isUncertainLimit,
  type ReadTerms,
  readOrderTerms,
  splitTerms,
} from './order-terms-grammar';

const withTerms = (
  trade: Pick<TradeIntent, 'side' | 'size' | 'ticker'>,
  { terms, percents }: ReadTerms,
): TradeIntent => ({
  kind: 'trade',
  ...trade,
  ...(!isPlainMarket(terms) && { terms }),
  ...(percents && { percents }),
});

const isAtMarket = ({ terms, percents }: ReadTerms): boolean => !percents && isPlainMarket(terms);

/** Whether a size can only be sent as dollars, which only a plain market order is. */
const isDollars = ({ kind }: OrderSize): boolean => kind === 'dollars';

/** The order, or both orders that a fraction to buy may mean: of the cash, or of one share. */
function readSized(side: Side, amount: Amount, ticker: Ticker | null, terms: ReadTerms): Reading {
  const meant = sizesMeant(side, amount);
  if (typeof meant === 'string') return problem(meant);
  const sizes = isAtMarket(terms) ? meant : meant.filter((size) => !isDollars(size));
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
function readAllBut(side: Side, words: readonly string[], terms: ReadTerms): Reading {
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

const NOT_SHORT =
  'Shares are not sold short here: only what is held is sold, as in SELL 5 TSLA or SELL ALL TSLA.';

/** `SHORT 10 TSLA`, `COVER TSLA`; null for any other line. */
export function refuseShort(verb: string, words: readonly string[]): Reading {
  if (words.length === 0) return null;
  if (verb === 'SHORT') return asOrder(problem(NOT_SHORT));
  if (verb !== 'COVER') return null;
  return asOrder(
    problem('Nothing is sold short here, so nothing is covered. To buy, write BUY 5 TSLA.'),
  );
}

/** `BUY 5K NVDA` may mean 5,000 shares or $5,000; null if no amount is written so. */
function readThousands(
  side: Side,
  words: readonly string[],
  tail: readonly string[],
  whole: Whole,
): Reading {
  const at = words.findIndex((word) => thousandsOf(word) !== null);
  const number = thousandsOf(words[at] ?? '');
  if (number === null) return null;
  const readings = [number, `$${number}`].map((amount) =>
    readTrade(side, [...words.with(at, amount), ...tail], whole),
  );
  const either = readings.flatMap((read) => (read && 'intent' in read ? [read.intent] : []));
  const [first, ...others] = either;
  if (!first) return readings[0] ?? null;
  const verb = side.toUpperCase();
  const line = [verb, ...words.with(at, number), ...tail].join(' ');
  const question =
    others.length > 0
      ? `${words[at]}: shares or dollars? Choose below with the arrow keys.`
      : `${words[at]}: if you mean shares, choose below with the arrow keys, or write ${line}.`;
  return { either: [first, ...others], question };
}

/** Reads what follows BUY or SELL. */
export function readTrade(side: Side, typed: readonly string[], whole: Whole): Reading {
  const parts = splitTerms(typed);
  const words = writeSpokenAmounts(parts.head);
  const verb = side.toUpperCase();
  const right = `Write ${verb} 5 NVDA, ${verb} $500 NVDA or ${verb} ${side === 'buy' ? '25%' : 'HALF'} NVDA.`;
  if (words.length === 0) return problem(`How much of what? ${right}`);
  if (words[0] === 'SHORT') return problem(NOT_SHORT);
  const thousands = readThousands(side, words, parts.tail, whole);
  if (thousands) return thousands;
  if (isUncertainLimit(parts)) {
    const price = parts.tail.slice(1).join(' ');
    return problem(
      `LMT is a ticker too. Write the ticker first, as in ${verb} ${words[0]} NVDA LMT ${price}.`,
    );
  }
  const terms = readOrderTerms(side, parts.tail);
  if ('problem' in terms) return problem(terms.problem);
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

/** Returns the sentence that says how to complete `5 NVDA`, which lacks `buy` or `sell`. */
export function readBareOrder(words: readonly string[]): Reading {
  const [first = '', second = ''] = words;
  const isOrder = (amount: string, name: string) =>
    /\d/.test(amount) && typeof readSize(amount) === 'object' && readTicker(name) !== undefined;
  if (words.length !== 2 || !(isOrder(first, second) || isOrder(second, first))) return null;
  return asOrder(problem(`Buy or sell? Write BUY ${words.join(' ')} or SELL ${words.join(' ')}.`));
}
