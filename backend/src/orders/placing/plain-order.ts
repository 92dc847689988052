import { type OrderRequest, type TradeRequest, timeInForceOf } from '@finally/contract';
import { type OrderTerms, parseSize } from '../../ledger/order-size.ts';

/** Returns the order of a trade: a market order on its own. */
export const plainOrder = ({ ticker, side, quantity, notional }: TradeRequest): OrderRequest => ({
  ticker,
  side,
  quantity,
  notional,
  type: 'market',
  time_in_force: 'day',
  reduce_only: false,
  post_only: false,
  trigger: 'last',
  order_class: 'simple',
});

/** Returns the terms of an order that `POST /api/portfolio/trade` could place; null of any other. */
export function plainTerms(request: OrderRequest): OrderTerms | null {
  const size = parseSize(request);
  const { ticker, side } = request;
  return isPlainOrder(request) && size.ok ? { ticker, side, size: size.value } : null;
}

const isPlainOrder = ({
  type,
  time_in_force,
  order_class,
  reduce_only,
  take_profit,
  stop_loss,
  ...rest
}: OrderRequest): boolean =>
  type === 'market' &&
  timeInForceOf({ time_in_force }) === 'day' &&
  order_class === 'simple' &&
  !reduce_only &&
  !rest.post_only &&
  rest.trigger === 'last' &&
  [
    take_profit,
    stop_loss,
    rest.expires_at,
    rest.limit_price,
    rest.stop_price,
    rest.trail_amount,
    rest.trail_percent,
    rest.limit_offset,
  ].every((term) => term === undefined);
