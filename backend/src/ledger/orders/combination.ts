import {
  ORDER_SENTENCES,
  type OrderRequest,
  type OrderType,
  type TimeInForce,
  timeInForceOf,
} from '@finally/contract';
import { ok, type Result, refuse } from '../../kernel/result.ts';

type PriceField = 'limit_price' | 'stop_price' | 'trail_amount' | 'trail_percent' | 'limit_offset';

const PRICE_FIELDS: readonly PriceField[] = [
  'limit_price',
  'stop_price',
  'trail_amount',
  'trail_percent',
  'limit_offset',
];

/** The price fields that a type needs. `trail` stands for one of the two trails. */
const NEEDS: Readonly<Record<OrderType, readonly (PriceField | 'trail')[]>> = {
  market: [],
  limit: ['limit_price'],
  stop: ['stop_price'],
  stop_limit: ['stop_price', 'limit_price'],
  trailing_stop: ['trail'],
  trailing_stop_limit: ['trail', 'limit_offset'],
};

const NAMES: Readonly<Record<OrderType, string>> = {
  market: 'A market order',
  limit: 'A limit order',
  stop: 'A stop order',
  stop_limit: 'A stop-limit order',
  trailing_stop: 'A trailing stop',
  trailing_stop_limit: 'A trailing stop-limit order',
};

const STOPS: readonly OrderType[] = ['stop', 'stop_limit', 'trailing_stop', 'trailing_stop_limit'];

/** Returns true if an order waits for a trigger. */
export const isStop = (type: OrderType): boolean => STOPS.includes(type);

/** Returns true if the stop of an order follows the market. */
export const isTrailing = (type: OrderType): boolean =>
  type === 'trailing_stop' || type === 'trailing_stop_limit';

/** Terms as far as they have to go together. */
type Terms = Pick<OrderRequest, 'type' | PriceField | 'expires_at'> & {
  readonly time_in_force: TimeInForce;
};

const invalid = (sentence: string) => refuse('order_combination_invalid', sentence);

/** Refuses terms of one order that do not go together, with a sentence that says what would. */
export function checkTerms(
  order: Terms,
  now_ms: number,
): Result<void, 'order_combination_invalid'> {
  const { type, time_in_force, expires_at } = order;
  const prices = checkPrices(order);
  if (!prices.ok) return prices;
  if (isStop(type) && !['day', 'gtc', 'gtd'].includes(time_in_force)) {
    return invalid(`${NAMES[type]} waits, so its time in force is day, gtc or gtd.`);
  }
  if (type === 'market' && time_in_force === 'gtd') {
    return invalid('A market order is filled at once, so it cannot be good till a date.');
  }
  if ((time_in_force === 'gtd') !== (expires_at !== undefined)) {
    return invalid('Good till a date (gtd) needs expires_at, and only gtd has it.');
  }
  if (expires_at !== undefined && Date.parse(expires_at) <= now_ms) {
    return invalid('The date until which the order is good has passed. Use one in the future.');
  }
  return ok(undefined);
}

function checkPrices(order: Terms): Result<void, 'order_combination_invalid'> {
  const { type } = order;
  const needed = NEEDS[type];
  const trails = [order.trail_amount, order.trail_percent].filter((trail) => trail !== undefined);
  for (const field of PRICE_FIELDS) {
    const isTrail = field === 'trail_amount' || field === 'trail_percent';
    const may = needed.includes(isTrail ? 'trail' : field);
    if (order[field] !== undefined && !may) return invalid(`${NAMES[type]} has no ${field}.`);
    if (order[field] === undefined && may && !isTrail) {
      return invalid(`${NAMES[type]} needs a ${field}.`);
    }
  }
  if (needed.includes('trail') && trails.length !== 1) {
    return invalid(`${NAMES[type]} needs either a trail_amount or a trail_percent.`);
  }
  return ok(undefined);
}

/** Refuses a request whose terms, flags and exits do not go together. */
export function checkCombination(
  request: OrderRequest,
  now_ms: number,
): Result<void, 'order_combination_invalid'> {
  const { order_class } = request;
  const flags = checkFlags(request);
  if (!flags.ok) return flags;
  if (order_class === 'oco') return checkPair(request, now_ms);
  const terms = checkTerms({ ...request, time_in_force: timeInForceOf(request) }, now_ms);
  if (!terms.ok) return terms;
  return order_class === 'simple' ? checkSimple(request) : checkEntry(request);
}

function checkFlags(request: OrderRequest): Result<void, 'order_combination_invalid'> {
  const { type, side, notional } = request;
  const time_in_force = timeInForceOf(request);
  if (request.post_only && (type !== 'limit' || !['day', 'gtc', 'gtd'].includes(time_in_force))) {
    return invalid('Post-only needs a limit order that rests: day, gtc or gtd.');
  }
  if (request.trigger !== 'last' && !isStop(type) && request.stop_loss === undefined) {
    return invalid('Only a stop has a trigger.');
  }
  if (request.reduce_only && side === 'buy') {
    return invalid('A purchase reduces only a short position, and this account holds none.');
  }
  if (notional !== undefined && (type !== 'market' || request.order_class !== 'simple')) {
    return invalid(ORDER_SENTENCES.dollars_at_market_only);
  }
  if (notional !== undefined && (time_in_force === 'opg' || time_in_force === 'cls')) {
    return invalid('An order for an auction is placed for shares.');
  }
  return ok(undefined);
}

const checkSimple = ({ take_profit, stop_loss }: OrderRequest) =>
  take_profit === undefined && stop_loss === undefined
    ? ok(undefined)
    : invalid('Exits need the order_class bracket, oto or oco.');

/** An entry with one exit (oto) or two (bracket). */
function checkEntry(request: OrderRequest): Result<void, 'order_combination_invalid'> {
  const { order_class, side, take_profit, stop_loss } = request;
  const time_in_force = timeInForceOf(request);
  const exits = [take_profit, stop_loss].filter((exit) => exit !== undefined).length;
  if (order_class === 'bracket' && exits !== 2) {
    return invalid('A bracket needs both a take_profit and a stop_loss.');
  }
  if (order_class === 'oto' && exits !== 1) {
    return invalid('An oto order needs either a take_profit or a stop_loss.');
  }
  if (side === 'sell') {
    return invalid(
      'An order with exits must be a purchase: its exits sell what it buys. To sell now, leave the exits out. To protect shares that are held, set both a take profit and a stop loss, and no other price.',
    );
  }
  if (!['day', 'gtc', 'gtd'].includes(time_in_force)) {
    return invalid('An order with exits is day, gtc or gtd.');
  }
  return checkStopLoss(request);
}

/** Two exits of a position that is held. */
function checkPair(
  request: OrderRequest,
  now_ms: number,
): Result<void, 'order_combination_invalid'> {
  const { side, type, take_profit, stop_loss } = request;
  if (take_profit === undefined || stop_loss === undefined) {
    return invalid('An oco order needs both a take_profit and a stop_loss.');
  }
  if (side === 'buy') return invalid('An oco order sells what is held.');
  const own = PRICE_FIELDS.find((field) => request[field] !== undefined);
  if (own !== undefined || (type !== 'market' && type !== 'limit')) {
    return invalid('The prices of an oco order are those of its take_profit and stop_loss.');
  }
  const { expires_at } = request;
  const time_in_force = timeInForceOf(request);
  const terms = checkTerms(
    { type: 'limit', limit_price: take_profit.limit_price, time_in_force, expires_at },
    now_ms,
  );
  if (!terms.ok) return terms;
  if (!['day', 'gtc', 'gtd'].includes(time_in_force)) {
    return invalid('An oco order is day, gtc or gtd.');
  }
  return checkStopLoss(request);
}

function checkStopLoss({ stop_loss }: OrderRequest): Result<void, 'order_combination_invalid'> {
  if (stop_loss === undefined) return ok(undefined);
  const { stop_price, limit_price, trail_amount, trail_percent } = stop_loss;
  const stops = [stop_price, trail_amount, trail_percent].filter((stop) => stop !== undefined);
  if (stops.length !== 1) {
    return invalid('A stop_loss needs one of stop_price, trail_amount and trail_percent.');
  }
  if (limit_price !== undefined && stop_price === undefined) {
    return invalid('A stop_loss with a limit_price needs a stop_price.');
  }
  return ok(undefined);
}
