import type { OrderType, Side, TimeInForce } from '@finally/contract';
import type { OrderMarket, OrderSize } from '@/features/orders/size/order-size';
import { withExits } from '@/features/orders/terms/build-terms';
import { readExit } from '@/features/orders/terms/exit-price';
import type { OrderTerms } from '@/features/orders/terms/order-terms';
import { sendableOrder } from '@/features/orders/terms/sendable-order';
import { readPrice } from '@/features/orders/terms/tick';
import { describeOrder } from '@/features/orders/terms/words/describe-order';
import {
  isDistance,
  isExit,
  lossPrice,
  priceBeforeExits,
  readExitPrice,
  readTrail,
} from './exit-terms';
import type { MissingTerm, TermField, TypedTerms } from './typed-terms';

const TERM_LABELS: Readonly<Record<TermField, string>> = {
  limit_price: 'Limit price',
  stop_price: 'Stop price',
  trail: 'Trail ($ or %)',
  limit_offset: 'Limit offset',
  take_profit: 'Take profit',
  stop_loss: 'Stop loss',
};

/** The label of a field, which says of a trailing stop loss how its trail is typed. */
export const labelOf = (field: TermField, { trailsLoss }: TypedTerms): string =>
  field === 'stop_loss' && trailsLoss ? 'Loss trail $/%' : TERM_LABELS[field];

const FIELDS: Readonly<Record<OrderType, readonly TermField[]>> = {
  market: [],
  limit: ['limit_price'],
  stop: ['stop_price'],
  stop_limit: ['stop_price', 'limit_price'],
  trailing_stop: ['trail'],
  trailing_stop_limit: ['trail', 'limit_offset'],
};

const STOPS: readonly TermField[] = ['stop_price', 'trail'];

const TIMES: Readonly<Record<'rests' | 'limit' | 'market', readonly TimeInForce[]>> = {
  rests: ['day', 'gtc', 'gtd'],
  limit: ['day', 'gtc', 'gtd', 'ioc', 'fok'],
  market: ['day', 'gtc'],
};

const rests = ({ type, hasExits }: TypedTerms) =>
  hasExits || (type !== 'market' && type !== 'limit');

/** The times in force that go with the type, and with exits. A market order with exits is not gtd. */
export function timesFor(typed: TypedTerms): readonly TimeInForce[] {
  if (typed.type === 'market') return TIMES.market;
  return rests(typed) ? TIMES.rests : TIMES.limit;
}

/** The prices that an order with these terms needs, in the order of their fields. */
export const termFields = ({ type, hasExits }: TypedTerms): readonly TermField[] => [
  ...FIELDS[type],
  ...(hasExits ? (['take_profit', 'stop_loss'] as const) : []),
];

/** Returns true if a field is for a distance from the price and not for a price. */
export const isTrail = (field: TermField, { trailsLoss }: TypedTerms): boolean =>
  field === 'trail' || (field === 'stop_loss' && trailsLoss);

/** A choice of the ticket that is shown on request. */
export type MoreTerm = 'reduces_only' | 'posts_only' | 'trigger' | 'trails_loss';

/** The further choices that go with the type and the exits. */
export function moreTerms(typed: TypedTerms): readonly MoreTerm[] {
  const { type, hasExits } = typed;
  const canPost = type === 'limit' && TIMES.rests.includes(timeOf(typed));
  return [
    ...(hasExits ? (['trails_loss'] as const) : []),
    ...(hasExits || (type !== 'market' && type !== 'limit') ? (['trigger'] as const) : []),
    ...(canPost ? (['posts_only'] as const) : []),
    'reduces_only',
  ];
}

/** Whether a field is an exit with a price of its own, or with a distance that stands for one. */
const isPricedExit = (field: TermField, typed: TypedTerms): field is 'take_profit' | 'stop_loss' =>
  isExit(field) && !isTrail(field, typed);

function readField(field: TermField, text: string, typed: TypedTerms): number | string {
  if (isTrail(field, typed)) return readTrail(text);
  if (!isExit(field)) return readPrice(text);
  const read = readExit(field, text);
  return typeof read === 'string' ? read : 0;
}

/** The price from which the exits are counted; null if it is not known. */
const fromOf = (typed: TypedTerms, price: number | null): number | null =>
  priceBeforeExits(typed, FIELDS[typed.type], price);

/** The time in force that was chosen, or the first that goes with the type. */
export function timeOf(typed: TypedTerms): TimeInForce {
  const times = timesFor(typed);
  return times.includes(typed.time_in_force) ? typed.time_in_force : (times[0] ?? 'day');
}

/** What is wrong with a field; null if it can be read or is empty, which is not wrong yet. */
export function faultOf(field: TermField, typed: TypedTerms): string | null {
  const text = typed.texts[field]?.trim() ?? '';
  const value = text === '' ? 0 : readField(field, text, typed);
  return typeof value === 'string' ? value : null;
}

/**
 * Returns the price that an exit typed as a distance stands for; null if it is not typed so, or if the
 * price that it is counted from is not known.
 *
 * @param price the price of the ticker, in dollars a share
 */
export function meaningOf(
  field: TermField,
  typed: TypedTerms,
  price: number | null,
): number | null {
  if (!isPricedExit(field, typed) || !isDistance(field, typed)) return null;
  const meant = readExitPrice(field, typed, fromOf(typed, price));
  return typeof meant === 'number' ? meant : null;
}

/** What an order with a stop loss starts from, in dollars a share. */
export interface RiskPrices {
  readonly entry: number;
  readonly stop_loss: number;
  readonly take_profit: number | null;
}

/** Returns the prices that the risk of the order follows from; null without a stop loss below it. */
export function riskPrices(typed: TypedTerms, price: number | null): RiskPrices | null {
  const entry = fromOf(typed, price);
  const stop_loss = lossPrice(typed, entry);
  if (entry === null || stop_loss === null || stop_loss >= entry) return null;
  const profit =
    (typed.texts.take_profit?.trim() ?? '') === ''
      ? null
      : readExitPrice('take_profit', typed, entry);
  return { entry, stop_loss, take_profit: typeof profit === 'number' ? profit : null };
}

/**
 * Returns the terms of an order of one side, or the first field that keeps it from being placed.
 *
 * @param price the price of the ticker, in dollars a share, from which exits in per cent are counted
 */
export function readTerms(
  side: Side,
  typed: TypedTerms,
  price: number | null,
): OrderTerms | MissingTerm {
  const { type, until, texts, hasExits } = typed;
  const time_in_force = timeOf(typed);
  const prices: Partial<Record<TermField, number>> = {};
  for (const field of termFields(typed)) {
    const text = texts[field]?.trim() ?? '';
    if (text === '' && isExit(field)) continue;
    const value =
      text === ''
        ? `Enter the ${TERM_LABELS[field].toLowerCase()}.`
        : readField(field, text, typed);
    if (typeof value === 'string') return { field, sentence: value };
    const meant = isPricedExit(field, typed)
      ? readExitPrice(field, typed, fromOf(typed, price))
      : value;
    if (typeof meant === 'string') return { field, sentence: meant };
    prices[field] = meant;
  }
  const { limit_price, stop_price, trail, limit_offset, take_profit, stop_loss } = prices;
  if (hasExits && take_profit === undefined && stop_loss === undefined) {
    return { field: 'take_profit', sentence: 'Enter a take profit, a stop loss, or both.' };
  }
  if (time_in_force === 'gtd' && Number.isNaN(Date.parse(until))) {
    return { field: 'until', sentence: 'Enter until when the order is good.' };
  }
  const trailOf = (field: TermField, value: number) =>
    texts[field]?.includes('%') ? { trail_percent: value } : { trail_amount: value };
  const more = moreTerms(typed);
  const hasStop = stop_loss !== undefined || FIELDS[type].some((field) => STOPS.includes(field));
  const terms: OrderTerms = {
    ...(type !== 'market' && { type }),
    ...(limit_price !== undefined && { limit_price }),
    ...(stop_price !== undefined && { stop_price }),
    ...(trail !== undefined && trailOf('trail', trail)),
    ...(limit_offset !== undefined && { limit_offset }),
    ...(time_in_force !== 'day' && { time_in_force }),
    ...(time_in_force === 'gtd' && { expires_at: new Date(until).toISOString() }),
    ...(typed.reducesOnly && { reduce_only: true }),
    ...(typed.postsOnly && more.includes('posts_only') && { post_only: true }),
    ...(typed.trigger !== 'last' && hasStop && { trigger: typed.trigger }),
  };
  const loss =
    stop_loss === undefined
      ? undefined
      : typed.trailsLoss
        ? trailOf('stop_loss', stop_loss)
        : { stop_price: stop_loss };
  return withExits(side, terms, { take_profit, stop_loss: loss });
}

/**
 * What an order of one side does: `Buy 5 AAPL at $187.50 or better`. Null if it cannot be placed: only
 * a purchase gets exits, a pair of exits is a sale, and only a sale reduces what is held.
 */
export function describeSide(
  side: Side,
  size: OrderSize,
  terms: OrderTerms,
  market: OrderMarket,
): string | null {
  const { order_class, reduce_only } = terms;
  if (side === 'sell' && (order_class === 'bracket' || order_class === 'oto')) return null;
  if (side === 'buy' && reduce_only) return null;
  const order = sendableOrder(side, size, terms, market);
  return typeof order === 'string' ? null : describeOrder(order);
}
