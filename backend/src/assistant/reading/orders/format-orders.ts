import { DEFAULT_EXIT_TIME_IN_FORCE, type OrderType, type Side } from '@finally/contract';
import type Fraction from 'fraction.js';
import { describeDefaultTime, LASTING } from '../../wording/time-in-force.ts';
import type { Amount } from '../amount.ts';
import { sayNumber } from '../format-numbers.ts';
import type {
  ChangeCommand,
  Chosen,
  ChosenKind,
  Shift,
  Trail,
  WorkingCommand,
  WrittenTerms,
} from './order-command.ts';

/** Formats a command on orders: `sell NVDA, 50% of what you hold, with a stop at $180`. */
export function sayWorking(
  command: WorkingCommand,
  sayAmount: (amount: Amount, ticker: string) => string,
): string {
  switch (command.kind) {
    case 'order': {
      const { side, ticker, amount, terms } = command;
      return `${side} ${sayAmount(amount, ticker)}, ${sayTerms(side, terms)}`;
    }
    case 'cancel_orders':
      return `cancel ${sayChosen(command.chosen)}`;
    case 'change_order': {
      const { chosen, change } = command;
      return 'shift' in change
        ? `${command.direction === 'up' ? 'raise' : 'lower'} the ${change.field} of ${sayChosen(chosen)} by ${sayShift(change.shift)}`
        : `change ${sayChosen(chosen)} to ${sayChange(change)}`;
    }
  }
}

const dollars = (price: Fraction): string => `$${sayNumber(price)}`;

const sayTrail = (trail: Trail): string =>
  trail.of === 'percent' ? `${sayNumber(trail.percent)}%` : dollars(trail.amount);

const STOPS: ReadonlySet<OrderType> = new Set([
  'stop',
  'stop_limit',
  'trailing_stop',
  'trailing_stop_limit',
]);

/** Returns true for a stop that sells: it protects shares that are held. */
export const isExitOrder = ({
  side,
  type,
}: {
  readonly side: Side;
  readonly type: OrderType;
}): boolean => side === 'sell' && STOPS.has(type);

/** Says how long an order works; if nothing was said, exits are good till canceled. */
function sayLasting(side: Side, terms: WrittenTerms): string {
  const { time_in_force, is_pair, is_exit, type, take_profit, stop_loss } = terms;
  if (time_in_force !== null) return LASTING[time_in_force];
  if (is_pair || is_exit || isExitOrder({ side, type })) return LASTING[DEFAULT_EXIT_TIME_IN_FORCE];
  return describeDefaultTime(take_profit || stop_loss ? 'bracket' : 'simple');
}

/** Formats the terms of an order: `with a stop at $180, for the day`. */
function sayTerms(side: Side, terms: WrittenTerms): string {
  const { limit, stop, trail, take_profit, stop_loss } = terms;
  const parts = [
    limit && `at a limit of ${dollars(limit)}`,
    stop && `with a stop at ${dollars(stop)}`,
    trail && `with a trailing stop of ${sayTrail(trail)}`,
    terms.type === 'market' && !terms.is_pair && 'at the market',
    take_profit && `take profit at ${dollars(take_profit)}`,
    stop_loss &&
      ('of' in stop_loss
        ? `trailing stop loss of ${sayTrail(stop_loss)}`
        : `stop loss at ${dollars(stop_loss)}`),
    sayLasting(side, terms),
  ];
  return parts.filter((part) => typeof part === 'string').join(', ');
}

const KINDS: Readonly<Record<ChosenKind, string>> = {
  limit: 'limit',
  stop: 'stop',
  trailing_stop: 'trailing stop',
  take_profit: 'take profit',
};

/** Formats a choice of open orders: `all open AAPL stop orders`, `the open order`. */
export function sayChosen(chosen: Chosen): string {
  const { ticker, side, order_kind, price, is_plural, is_latest } = chosen;
  const words = [
    is_plural ? 'all' : is_latest ? 'the latest' : 'the',
    'open',
    ticker,
    side,
    order_kind && KINDS[order_kind],
    is_plural ? 'orders' : 'order',
    price && `at ${dollars(price)}`,
  ];
  return words.filter((word) => typeof word === 'string').join(' ');
}

const sayShift = ({ of, by }: Shift): string =>
  of === 'dollars'
    ? dollars(by)
    : of === 'shares'
      ? `${sayNumber(by)} shares`
      : `${sayNumber(by.mul(100))}%`;

function sayChange(change: Exclude<ChangeCommand['change'], { shift: Shift }>): string {
  switch (change.field) {
    case 'time_in_force':
      return LASTING[change.to];
    case 'quantity':
      return `${sayNumber(change.to)} shares`;
    case 'trail_percent':
      return `a trail of ${sayNumber(change.to)}%`;
    case 'limit':
      return `a limit of ${dollars(change.to)}`;
    case 'stop':
      return `a stop at ${dollars(change.to)}`;
    case 'price':
      return dollars(change.to);
  }
}
