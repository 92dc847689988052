import {
  DEFAULT_EXIT_TIME_IN_FORCE,
  DEFAULT_TIME_IN_FORCE,
  type OrderClass,
  type TimeInForce,
} from '@finally/contract';

/** How long an order works, as the assistant says it. */
export const LASTING: Readonly<Record<TimeInForce, string>> = {
  day: 'for the day',
  gtc: 'good till canceled',
  gtd: 'good till a date',
  ioc: 'immediate or cancel',
  fok: 'fill or kill',
  opg: 'in the opening auction',
  cls: 'in the closing auction',
};

/** Returns how long an order and its exits work if the order does not say it. */
export function describeDefaultTime(order_class: OrderClass): string {
  const exits = LASTING[DEFAULT_EXIT_TIME_IN_FORCE];
  if (order_class === 'oco') return exits;
  const first = LASTING[DEFAULT_TIME_IN_FORCE];
  return order_class === 'simple' ? first : `${first}, the exits ${exits}`;
}
