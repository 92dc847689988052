import type { OrderType } from '@finally/contract';

export const TYPE_NAMES: Readonly<Record<OrderType, string>> = {
  market: 'Market',
  limit: 'Limit',
  stop: 'Stop',
  stop_limit: 'Stop limit',
  trailing_stop: 'Trailing stop',
  trailing_stop_limit: 'Trailing stop limit',
};
