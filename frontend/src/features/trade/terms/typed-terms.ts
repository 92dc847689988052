import type { OrderType, Side, TimeInForce } from '@finally/contract';
import { type OrderTerms, withExits } from '@/features/orders/terms/order-terms';
import { readPrice } from '@/features/orders/terms/tick';
import { readPercent } from '@/features/orders/terms/trail';

/** A field of the ticket for a price. `trail` is dollars, or per cent with a percent sign. */
export type TermField =
  | 'limit_price'
  | 'stop_price'
  | 'trail'
  | 'limit_offset'
  | 'take_profit'
  | 'stop_loss';

/** The terms of an order as they are chosen and typed in the ticket. */
export interface TypedTerms {
  readonly type: OrderType;
  readonly time_in_force: TimeInForce;
  /** The local date and time until which an order is good, as its field has it. */
  readonly until: string;
  readonly hasExits: boolean;
  readonly texts: Readonly<Partial<Record<TermField, string>>>;
}

export const AT_MARKET: TypedTerms = {
  type: 'market',
  time_in_force: 'day',
  until: '',
  hasExits: false,
  texts: {},
};

export const TERM_LABELS: Readonly<Record<TermField, string>> = {
  limit_price: 'Limit price',
  stop_price: 'Stop price',
  trail: 'Trail ($ or %)',
  limit_offset: 'Limit offset',
  take_profit: 'Take profit',
  stop_loss: 'Stop loss',
};

const FIELDS: Readonly<Record<OrderType, readonly TermField[]>> = {
  market: [],
  limit: ['limit_price'],
  stop: ['stop_price'],
  stop_limit: ['stop_price', 'limit_price'],
  trailing_stop: ['trail'],
  trailing_stop_limit: ['trail', 'limit_offset'],
};

const TIMES: Readonly<Record<'rests' | 'limit' | 'market', readonly TimeInForce[]>> = {
  rests: ['day', 'gtc', 'gtd'],
  limit: ['day', 'gtc', 'gtd', 'ioc', 'fok', 'opg', 'cls'],
  market: ['day', 'opg', 'cls'],
};

const rests = ({ type, hasExits }: TypedTerms) =>
  hasExits || (type !== 'market' && type !== 'limit');

/** The times in force that go with the type, and with exits. A market order with exits is not gtd. */
export function timesFor(typed: TypedTerms): readonly TimeInForce[] {
  if (typed.type === 'market') return typed.hasExits ? ['day', 'gtc'] : TIMES.market;
  return rests(typed) ? TIMES.rests : TIMES.limit;
}

/** The prices that an order with these terms needs, in the order of their fields. */
export const termFields = ({ type, hasExits }: TypedTerms): readonly TermField[] => [
  ...FIELDS[type],
  ...(hasExits ? (['take_profit', 'stop_loss'] as const) : []),
];

/** Returns whether the ticket only buys and sells at the market now. */
export const isAtMarket = ({ type, time_in_force, hasExits }: TypedTerms): boolean =>
  type === 'market' && time_in_force === 'day' && !hasExits;

const isExit = (field: TermField) => field === 'take_profit' || field === 'stop_loss';

const readField = (field: TermField, text: string): number | string =>
  field === 'trail' && text.includes('%') ? readPercent(text) : readPrice(text);

/** What is wrong with a field; null if it can be read or is empty, which is not wrong yet. */
export function faultOf(field: TermField, { texts }: TypedTerms): string | null {
  const text = texts[field]?.trim() ?? '';
  const value = text === '' ? 0 : readField(field, text);
  return typeof value === 'string' ? value : null;
}

/** What has to be typed or mended before an order can be placed, and where. */
export interface MissingTerm {
  readonly field: TermField | 'until';
  readonly sentence: string;
}

/** Returns the terms of an order of one side, or the first field that keeps it from being placed. */
export function readTerms(side: Side, typed: TypedTerms): OrderTerms | MissingTerm {
  const { type, time_in_force, until, texts, hasExits } = typed;
  const prices: Partial<Record<TermField, number>> = {};
  for (const field of termFields(typed)) {
    const text = texts[field]?.trim() ?? '';
    if (text === '' && isExit(field)) continue;
    const value =
      text === '' ? `Enter the ${TERM_LABELS[field].toLowerCase()}.` : readField(field, text);
    if (typeof value === 'string') return { field, sentence: value };
    prices[field] = value;
  }
  const { limit_price, stop_price, trail, limit_offset, take_profit, stop_loss } = prices;
  if (hasExits && take_profit === undefined && stop_loss === undefined) {
    return { field: 'take_profit', sentence: 'Enter a take profit, a stop loss, or both.' };
  }
  if (time_in_force === 'gtd' && Number.isNaN(Date.parse(until))) {
    return { field: 'until', sentence: 'Enter until when the order is good.' };
  }
  const isPercent = texts.trail?.includes('%') === true;
  const terms: OrderTerms = {
    ...(type !== 'market' && { type }),
    ...(limit_price !== undefined && { limit_price }),
    ...(stop_price !== undefined && { stop_price }),
    ...(trail !== undefined && (isPercent ? { trail_percent: trail } : { trail_amount: trail })),
    ...(limit_offset !== undefined && { limit_offset }),
    ...(time_in_force !== 'day' && { time_in_force }),
    ...(time_in_force === 'gtd' && { expires_at: new Date(until).toISOString() }),
  };
  return withExits(side, terms, { take_profit, stop_loss });
}
