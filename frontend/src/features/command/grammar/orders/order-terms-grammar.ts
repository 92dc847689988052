import type { Side, TimeInForce } from '@finally/contract';
import { readSize } from '@/features/orders/size/size-words';
import { withExits } from '@/features/orders/terms/build-terms';
import { readExpiry } from '@/features/orders/terms/expiry';
import type { OrderTerms } from '@/features/orders/terms/order-terms';
import { readPrice } from '@/features/orders/terms/tick';
import { readPercent } from '@/features/orders/terms/trailing/trail';
import { type PercentTerms, readDistance, withExitsOf } from './percent-terms';

/** The words of an order in upper case: amount and ticker, and the terms behind them. */
export interface OrderWords {
  readonly head: readonly string[];
  readonly tail: readonly string[];
}

type PriceName = 'limit' | 'stop' | 'trail' | 'offset' | 'profit' | 'loss' | 'loss_trail';

const PRICE_WORDS: Readonly<Record<string, PriceName>> = {
  LMT: 'limit',
  LIMIT: 'limit',
  AT: 'limit',
  '@': 'limit',
  STP: 'stop',
  STOP: 'stop',
  TRAIL: 'trail',
  TRAILING: 'trail',
  OFFSET: 'offset',
  TP: 'profit',
  TAKE: 'profit',
  TARGET: 'profit',
  SL: 'loss',
};
const TIME_WORDS: Readonly<Record<string, TimeInForce>> = {
  DAY: 'day',
  GTC: 'gtc',
  GTD: 'gtd',
  IOC: 'ioc',
  FOK: 'fok',
  OPG: 'opg',
  CLS: 'cls',
};
const MARKET_WORDS = new Set(['MKT', 'MARKET']);
const EXAMPLES: Readonly<Record<PriceName, string>> = {
  limit: 'LMT 187.50',
  stop: 'STP 180',
  trail: 'TRAIL 2%',
  offset: 'OFFSET 0.50',
  profit: 'TP 195',
  loss: 'SL 182',
  loss_trail: 'SL TRAIL 2%',
};
const NAMES: Readonly<Record<PriceName, string>> = {
  limit: 'limit price',
  stop: 'stop price',
  trail: 'trail',
  offset: 'limit offset',
  profit: 'take profit',
  loss: 'stop loss',
  loss_trail: 'trail of the stop loss',
};

const TRAIL_WORDS = new Set(['TRAIL', 'TRAILING']);

/** Orders for an auction, which other brokers know. */
const AUCTION_WORDS = new Set(['MOC', 'LOC', 'MOO', 'LOO']);
const NO_AUCTIONS =
  'This market trades around the clock and has no opening or closing auction. Leave the word out, or write GTC or DAY.';

/** What can stand behind amount and ticker. */
const TERMS = 'Behind the ticker write LMT 187.50, STP 180, TRAIL 2%, TP 195, SL 182 or GTC.';

const isPrice = (word: string | undefined): boolean =>
  word !== undefined && /^\$?[\d.,]+[$%]?$/.test(word);

/** Whether a word gives an order its terms, and so is no ticker where terms stand. */
export const isTermWord = (word: string): boolean =>
  Object.hasOwn(PRICE_WORDS, word) ||
  Object.hasOwn(TIME_WORDS, word) ||
  MARKET_WORDS.has(word) ||
  AUCTION_WORDS.has(word) ||
  /^@\$?[\d.,]+$/.test(word);

/**
 * Returns where the terms of an order begin. Behind an amount, LMT, DAY and CLS may be tickers: they
 * are one unless a price follows.
 */
function termsAt(words: readonly string[]): number {
  const at = words.findIndex((word, index) => {
    if (index === 0 || !isTermWord(word)) return false;
    if (index > 1 || readSize(words[0] ?? '') === undefined) return true;
    if (Object.hasOwn(TIME_WORDS, word) || AUCTION_WORDS.has(word)) return false;
    return !Object.hasOwn(PRICE_WORDS, word) || isPrice(words[2]) || word === 'AT' || word === '@';
  });
  return at < 0 ? words.length : at;
}

/** Splits the words of an order, without its verb, into amount with ticker and terms. */
export function splitTerms(words: readonly string[]): OrderWords {
  const at = termsAt(words);
  return { head: words.slice(0, at), tail: words.slice(at) };
}

/** `5 LMT 450` may be a limit for the ticker shown, or Lockheed Martin, whose ticker is LMT. */
export const isUncertainLimit = ({ head, tail }: OrderWords): boolean =>
  head.length === 1 && tail[0] === 'LMT';

interface Said {
  readonly prices: Map<PriceName, string>;
  time: TimeInForce | null;
  until: string | null;
  isMarket: boolean;
}

const twice = (name: string): string => `The ${name} is said twice. Say it once.`;

/** Reads the date of GTD, with or without a time, in the reader's time zone. */
function readUntil(date: string | undefined, time: string | undefined): [string, number] | string {
  if (!/^\d{4}-\d\d-\d\d$/.test(date ?? '')) {
    return 'Write until when, as in GTD 2026-12-24 or GTD 2026-12-24 15:30.';
  }
  const hasTime = /^\d\d?:\d\d$/.test(time ?? '');
  const expiry = readExpiry(`${date} ${hasTime ? time : '23:59'}`);
  return typeof expiry === 'string' ? expiry : [expiry.expires_at, hasTime ? 2 : 1];
}

/** Reads the words into what they say; a sentence if one of them is not understood. */
function say(words: readonly string[]): Said | string {
  const said: Said = { prices: new Map(), time: null, until: null, isMarket: false };
  let rest = words;
  while (rest.length > 0) {
    const taken = sayNext(rest, said);
    if (typeof taken === 'string') return taken;
    rest = rest.slice(taken);
  }
  return said;
}

/** Reads what the first word begins; returns how many words that are, or what is wrong. */
function sayNext(words: readonly string[], said: Said): number | string {
  const [first = '', second, third] = words;
  const isAt = first === 'AT' || first === '@';
  if (AUCTION_WORDS.has(first)) return NO_AUCTIONS;
  if (MARKET_WORDS.has(first) || (isAt && MARKET_WORDS.has(second ?? ''))) {
    if (said.isMarket) return twice('market');
    said.isMarket = true;
    const end = isAt ? 2 : 1;
    return words[end] === 'PRICE' ? end + 1 : end;
  }
  const time = Object.hasOwn(TIME_WORDS, first) ? TIME_WORDS[first] : undefined;
  if (time) {
    if (said.time) return twice('time in force');
    said.time = time;
    if (time !== 'gtd') return 1;
    const until = readUntil(second, third);
    if (typeof until === 'string') return until;
    said.until = until[0];
    return 1 + until[1];
  }
  return sayPrice(words, said);
}

function sayPrice(words: readonly string[], said: Said): number | string {
  const [first = '', second, third] = words;
  const attached = /^@(.+)$/.exec(first)?.[1];
  const isLoss = first === 'STOP' && second === 'LOSS';
  const trailsLoss = TRAIL_WORDS.has((isLoss ? third : second) ?? '');
  const named = isLoss ? 'loss' : attached ? 'limit' : PRICE_WORDS[first];
  const name = named === 'loss' && trailsLoss ? 'loss_trail' : named;
  if (!name || !isTermWord(first)) return `${first} is not part of an order. ${TERMS}`;
  if (first === 'STOP' && (second === 'LIMIT' || second === 'LMT')) {
    return 'Say both prices, as in STP 200 LMT 201.';
  }
  // TAKE PROFIT, STOP LOSS, TRAILING STOP, TRAIL BY.
  const hasSecond =
    isLoss ||
    (first === 'TAKE' && second === 'PROFIT') ||
    (name === 'trail' && (second === 'STOP' || second === 'BY'));
  const at = 1 + (hasSecond ? 1 : 0) + (name === 'loss_trail' ? 1 : 0);
  const price = attached ?? words[at];
  if (!isPrice(price) || price === undefined) {
    return `${first} needs a price, as in ${EXAMPLES[name]}.`;
  }
  if (said.prices.has(name)) return twice(NAMES[name]);
  said.prices.set(name, price);
  const end = attached ? 1 : at + 1;
  return name === 'limit' && words[end] === 'OR' && words[end + 1] === 'BETTER' ? end + 2 : end;
}

/** What is wrong with prices that do not make one type together; null if nothing is. */
function clash({ prices, isMarket }: Said): string | null {
  const has = (name: PriceName) => prices.has(name);
  if (isMarket && (['limit', 'stop', 'trail', 'offset'] as const).some(has)) {
    return 'An order at the market has no price of its own. Leave MKT or the price out.';
  }
  if (has('loss') && has('loss_trail')) return 'A stop loss has a price or a trail, not both.';
  if (has('trail') && has('stop')) return 'A trailing stop has no stop price: the trail sets it.';
  if (has('trail') && has('limit')) {
    return 'A trailing stop has no limit price. Write TRAIL 2% OFFSET 0.50.';
  }
  return has('offset') && !has('trail')
    ? 'OFFSET goes with TRAIL, as in TRAIL 2% OFFSET 0.50.'
    : null;
}

/** The terms of an order, of which some may be distances from a price that is not known yet. */
export interface ReadTerms {
  readonly terms: OrderTerms;
  readonly percents?: PercentTerms;
}

/** The terms that may be a percentage, by the field that keeps it. */
const PERCENT_FIELDS: Readonly<Partial<Record<PriceName, keyof PercentTerms>>> = {
  stop: 'stop',
  profit: 'take_profit',
  loss: 'stop_loss',
};

/** Reads the terms of an order. Words that are not understood are a problem, and never left out. */
export function readOrderTerms(
  side: Side,
  words: readonly string[],
): ReadTerms | { problem: string } {
  const said = say(words);
  if (typeof said === 'string') return { problem: said };
  const clashing = clash(said);
  if (clashing !== null) return { problem: clashing };
  const values: Partial<Record<PriceName, number>> = {};
  const percents: { -readonly [Field in keyof PercentTerms]: number } = {};
  for (const [name, text] of said.prices) {
    const field = PERCENT_FIELDS[name];
    const isPercent = text.endsWith('%');
    const isDistance = isPercent && field !== undefined;
    const value = isDistance
      ? readDistance(text, field)
      : isPercent && (name === 'trail' || name === 'loss_trail')
        ? readPercent(text)
        : readPrice(text.replace(/\$$/, ''));
    if (typeof value === 'string') return { problem: `${text}: ${value}` };
    if (isDistance) percents[field] = value;
    else values[name] = value;
  }
  const { limit, stop, trail, offset, profit, loss, loss_trail } = values;
  const isPercent = said.prices.get('trail')?.endsWith('%');
  const terms: OrderTerms = {
    ...typeOf(values),
    ...(limit !== undefined && { limit_price: limit }),
    ...(stop !== undefined && { stop_price: stop }),
    ...(trail !== undefined && (isPercent ? { trail_percent: trail } : { trail_amount: trail })),
    ...(offset !== undefined && { limit_offset: offset }),
    ...timeOf(side, said),
    ...(said.until !== null && { expires_at: said.until }),
  };
  const exits = { take_profit: profit, stop_loss: readStopLoss(loss, loss_trail, said) };
  if (Object.keys(percents).length > 0) return { terms: withExits(side, terms, exits), percents };
  return {
    terms: said.isMarket ? withExits(side, terms, exits) : withExitsOf(side, terms, exits),
  };
}

const EXITS: readonly PriceName[] = ['profit', 'loss', 'loss_trail'];
const STOPS: readonly PriceName[] = ['stop', 'trail'];

/**
 * Returns how long an order works. One that ends a position works until it is canceled if nothing is
 * said, and any other for the day, which then need not be said.
 */
function timeOf(side: Side, { prices, time }: Said): Pick<OrderTerms, 'time_in_force'> {
  const has = (names: readonly PriceName[]) => names.some((name) => prices.has(name));
  const isPair = prices.has('profit') && (prices.has('loss') || prices.has('loss_trail'));
  const isExit = side === 'sell' && (has(STOPS) || (has(EXITS) && !isPair));
  if (time === null) return isExit ? { time_in_force: 'gtc' } : {};
  return time === 'day' && !isExit && !has(EXITS) ? {} : { time_in_force: time };
}

function readStopLoss(
  price: number | undefined,
  trail: number | undefined,
  { prices }: Said,
): OrderTerms['stop_loss'] {
  if (trail === undefined) return price === undefined ? undefined : { stop_price: price };
  const isPercent = prices.get('loss_trail')?.endsWith('%');
  return isPercent ? { trail_percent: trail } : { trail_amount: trail };
}

function typeOf(values: Partial<Record<PriceName, number>>): Pick<OrderTerms, 'type'> {
  const { limit, stop, trail, offset } = values;
  if (trail !== undefined) {
    return { type: offset === undefined ? 'trailing_stop' : 'trailing_stop_limit' };
  }
  if (stop !== undefined) return { type: limit === undefined ? 'stop' : 'stop_limit' };
  return limit === undefined ? {} : { type: 'limit' };
}
