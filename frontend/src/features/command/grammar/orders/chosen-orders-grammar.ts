import type { Side } from '@finally/contract';
import { readPrice } from '@/features/orders/terms/tick';
import type { ChosenOrders, ChosenType, OrderValue } from '../intent';
import { readTicker } from '../readings';

const FILLERS = new Set([
  'ORDER',
  'ORDERS',
  'OPEN',
  'MY',
  'THE',
  'ALL',
  'AT',
  '@',
  'ON',
  'FOR',
  'IN',
]);
const SIDES: Readonly<Record<string, Side>> = {
  BUY: 'buy',
  BUYS: 'buy',
  SELL: 'sell',
  SELLS: 'sell',
};
const LATEST = new Set(['LAST', 'LATEST', 'NEWEST']);
const TYPES: Readonly<Record<string, ChosenType>> = {
  LIMIT: 'limit',
  LIMITS: 'limit',
  LMT: 'limit',
  STOP: 'stop',
  STOPS: 'stop',
  STP: 'stop',
  SL: 'stop',
  TRAIL: 'trail',
  TRAILING: 'trail',
  TP: 'take_profit',
  TAKE: 'take_profit',
  TARGET: 'take_profit',
};
/** What may stand behind the first word of a type: TRAILING STOP, STOP LOSS, TAKE PROFIT. */
const SECOND_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  STOP: new Set(['LOSS', 'LOSSES']),
  TRAIL: new Set(['STOP', 'STOPS']),
  TRAILING: new Set(['STOP', 'STOPS']),
  TAKE: new Set(['PROFIT', 'PROFITS']),
};

/** Whether a word chooses some of the open orders and is no ticker there. */
export const isChoosingWord = (word: string): boolean =>
  Object.hasOwn(SIDES, word) ||
  Object.hasOwn(TYPES, word) ||
  LATEST.has(word) ||
  (FILLERS.has(word) && word !== 'ALL' && word !== 'ON' && word !== 'IN') ||
  /^@?\$?\d/.test(word);

/** Returns which orders upper-case words choose; undefined if one of them is not understood. */
export function readChosen(words: readonly string[]): ChosenOrders | undefined {
  const chosen: { -readonly [Field in keyof ChosenOrders]: ChosenOrders[Field] } = {
    ticker: null,
    side: null,
    type: null,
    price: null,
    isLatest: false,
  };
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    const [side, type] = [own(SIDES, word), own(TYPES, word)];
    if (side) {
      if (chosen.side !== null) return undefined;
      chosen.side = side;
    } else if (type) {
      if (chosen.type !== null) return undefined;
      chosen.type = type;
      if (SECOND_WORDS[word]?.has(words[index + 1] ?? '')) index++;
    } else if (LATEST.has(word)) {
      chosen.isLatest = true;
    } else if (/^@?\$?\d/.test(word)) {
      const price = readPrice(word.replace(/^@/, ''));
      if (typeof price === 'string' || chosen.price !== null) return undefined;
      chosen.price = price;
    } else if (!FILLERS.has(word)) {
      const ticker = readTicker(word);
      if (!ticker || chosen.ticker !== null) return undefined;
      chosen.ticker = ticker;
    }
  }
  return chosen;
}

const own = <Value>(values: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(values, key) ? values[key] : undefined;

const TYPE_WORDS: Readonly<Record<ChosenType, string>> = {
  limit: 'LIMIT',
  stop: 'STOP',
  trail: 'TRAIL',
  take_profit: 'TP',
};

/** Returns the words that choose these orders. */
export const writeChosen = ({ ticker, side, type, price, isLatest }: ChosenOrders): string =>
  [
    isLatest ? 'LAST' : null,
    side?.toUpperCase(),
    ticker,
    type && TYPE_WORDS[type],
    price === null ? null : `AT ${price}`,
  ]
    .filter(Boolean)
    .join(' ');

export const writeValue = (value: OrderValue): string =>
  value.kind === 'price' ? `${value.price}` : `${value.percent}%`;
