import type { Order, OrderFill as WireFill } from '@finally/contract';
import { centsToJson, type PriceE4, priceToJson, quantityToJson } from '../kernel/money.ts';
import { originToJson } from '../kernel/principal.ts';
import { toIso } from '../kernel/time/clock.ts';
import type { AccountRow } from '../ledger/account.ts';
import type { TradeRow } from '../ledger/journal/entry.ts';
import type { OrderRow } from '../ledger/orders/order-row.ts';
import type { AveragePrices } from './average-prices.ts';

const price = (value: PriceE4 | null): number | null =>
  value === null ? null : priceToJson(value);

const toLeg = (order: OrderRow, averages: AveragePrices): Omit<Order, 'legs'> => ({
  id: order.id,
  client_order_id: order.client_order_id,
  group_id: order.group_id,
  role: order.role,
  replaces: order.replaces,
  ticker: order.ticker,
  side: order.side,
  type: order.type,
  time_in_force: order.time_in_force,
  expires_at: order.expires_ms === null ? null : toIso(order.expires_ms),
  quantity: quantityToJson(order.quantity_e6),
  notional: order.notional_cents === null ? null : centsToJson(order.notional_cents),
  limit_price: price(order.limit_price_e4),
  stop_price: price(order.stop_price_e4),
  trail_amount: price(order.trail_amount_e4),
  trail_percent: order.trail_bp === null ? null : order.trail_bp / 100,
  limit_offset: price(order.limit_offset_e4),
  trigger: order.trigger,
  reduce_only: order.reduce_only,
  post_only: order.post_only,
  state: order.state,
  reason: order.reason,
  filled_quantity: quantityToJson(order.filled_e6),
  filled_notional: centsToJson(order.filled_cents),
  fees: centsToJson(order.fees_cents),
  average_price: price(averages.get(order.id) ?? null),
  reserved_cash: centsToJson(order.reserved_cents),
  reserved_quantity: quantityToJson(order.reserved_e6),
  origin: originToJson(order.source),
  source: order.source,
  cause: order.cause,
  placed_at: toIso(order.placed_ms),
  updated_at: toIso(order.updated_ms),
});

/** An order with the others of its group, as it stands on the wire. */
export const toOrder = (
  order: OrderRow,
  averages: AveragePrices,
  group: readonly OrderRow[] = [],
): Order => ({
  ...toLeg(order, averages),
  legs: group.filter(({ id }) => id !== order.id).map((other) => toLeg(other, averages)),
});

/** A fill of an order, as it stands on the wire. */
export const toFill = (trade: TradeRow): WireFill => ({
  trade_id: trade.id,
  order_id: trade.order_id,
  price: priceToJson(trade.price_e4),
  quantity: quantityToJson(trade.quantity_e6),
  notional: centsToJson(trade.notional_cents),
  fees: centsToJson(trade.fees_cents),
  liquidity: trade.liquidity,
  executed_at: trade.executed_at,
});

/** What an account can still spend, as it stands on the wire. */
export const toOrderAccount = ({ cash_cents, reserved_cents }: AccountRow) => ({
  cash_balance: centsToJson(cash_cents),
  reserved_cash: centsToJson(reserved_cents),
  buying_power: (cash_cents - reserved_cents) / 100,
});
