import { type Side, type TimeInForce, timeInForceOf } from '@finally/contract';
import { formatDateAhead, formatPrice } from '@/shared/format/format';
import type { OrderTerms } from '../order-terms';

export const TIME_NAMES: Readonly<Record<TimeInForce, string>> = {
  day: 'Day',
  gtc: 'Until canceled',
  gtd: 'Until a date',
  ioc: 'Now or cancel',
  fok: 'All now or none',
  opg: 'At the open',
  cls: 'At the close',
};

const priceOf = (dollars: number | undefined): string => `$${formatPrice(dollars ?? 0)}`;

/** A trail as it is said: `2%`, `$1.50`. */
export const describeTrail = ({
  trail_amount,
  trail_percent,
}: Pick<OrderTerms, 'trail_amount' | 'trail_percent'>): string =>
  trail_percent === undefined ? priceOf(trail_amount) : `${trail_percent}%`;

function describePrices(side: Side, terms: OrderTerms): string {
  const { type = 'market', limit_price, stop_price, limit_offset } = terms;
  const [moves, from] = side === 'buy' ? ['rises', 'low'] : ['falls', 'high'];
  const trails = ` if it ${moves} ${describeTrail(terms)} from its ${from}`;
  switch (type) {
    case 'market':
      return '';
    case 'limit':
      return ` at ${priceOf(limit_price)} or better`;
    case 'stop':
      return ` if it ${moves} to ${priceOf(stop_price)}`;
    case 'stop_limit':
      return ` if it ${moves} to ${priceOf(stop_price)}, at ${priceOf(limit_price)} or better`;
    case 'trailing_stop':
      return trails;
    case 'trailing_stop_limit':
      return `${trails}, within ${priceOf(limit_offset)} of that`;
  }
}

const describeFlags = ({ trigger, post_only, reduce_only }: OrderTerms): string =>
  [
    trigger === 'bid_ask' && 'triggered at bid or ask',
    trigger === 'mid' && 'triggered at the middle of the quote',
    post_only && 'post only',
    reduce_only && 'reduce only',
  ]
    .filter(Boolean)
    .map((flag) => `, ${flag}`)
    .join('');

/** The exits in words: `take profit at $195.00, stop loss at $182.00`; empty if there are none. */
export function describeExits({
  take_profit,
  stop_loss,
}: Pick<OrderTerms, 'take_profit' | 'stop_loss'>): string {
  return [
    take_profit && `take profit at ${priceOf(take_profit.limit_price)}`,
    stop_loss && `stop loss ${describeLoss(stop_loss, 'at')}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** A stop loss by its trail, or by its price with the word before it: `2% from its high`, `at $180.00`. */
function describeLoss(exit: NonNullable<OrderTerms['stop_loss']>, word: string): string {
  const isTrailing = (exit.trail_amount ?? exit.trail_percent) !== undefined;
  return isTrailing
    ? `${describeTrail(exit)} from its high`
    : `${word} ${priceOf(exit.stop_price)}`;
}

/** Says how long the order works, and its exits, if that is not the day alone. */
function describeTime(terms: OrderTerms): string {
  const { time_in_force, order_class = 'simple', expires_at } = terms;
  const isEntry = order_class === 'bracket' || order_class === 'oto';
  if (isEntry && time_in_force === undefined) return ', exits until canceled';
  switch (timeInForceOf(terms)) {
    case 'day':
      return order_class === 'simple' ? '' : ', all for the day';
    case 'gtc':
      return ', until canceled';
    case 'gtd':
      return expires_at === undefined ? '' : `, until ${formatDateAhead(expires_at)}`;
    case 'ioc':
      return ', what can be filled at once';
    case 'fok':
      return ', all of it at once or nothing';
    case 'opg':
      return ' at the open';
    case 'cls':
      return ' at the close';
  }
}

/**
 * What the terms add to `Buy 5 AAPL`: ` at $187.50 or better, until canceled`. Empty for a plain
 * market order.
 */
export function describeTerms(side: Side, terms: OrderTerms): string {
  const { order_class, take_profit, stop_loss } = terms;
  const rest = `${describeTime(terms)}${describeFlags(terms)}`;
  if (order_class === 'oco') {
    const loss = describeLoss(stop_loss ?? {}, 'to');
    return ` at ${priceOf(take_profit?.limit_price)} or better, or if it falls ${loss}${rest}`;
  }
  const exits = describeExits(terms);
  return `${describePrices(side, terms)}${exits === '' ? '' : `, then ${exits}`}${rest}`;
}
