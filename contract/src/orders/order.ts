import { z } from 'zod';
import {
  END_REASONS,
  LIQUIDITIES,
  ORDER_ROLES,
  ORDER_STATES,
  STOP_TRIGGERS,
} from '../rules/orders/order-terms.ts';
import {
  MoneySchema,
  PercentSchema,
  PriceSchema,
  QuantitySchema,
  TimestampSchema,
} from '../scalars.ts';
import { TickerSchema } from '../ticker.ts';
import {
  OrderTypeSchema,
  SideSchema,
  TimeInForceSchema,
  TradeOriginSchema,
} from './order-fields.ts';

const ORDER_SHAPE = {
  id: z.string(),
  client_order_id: z.string().nullable(),
  group_id: z.string().nullable().meta({
    description: 'The same for all orders of a bracket, OCO or OTO; null for an order on its own.',
  }),
  role: z.enum(ORDER_ROLES),
  replaces: z.string().nullable().meta({ description: 'The id of the order that it replaced.' }),
  ticker: TickerSchema,
  side: SideSchema,
  type: OrderTypeSchema,
  time_in_force: TimeInForceSchema,
  expires_at: TimestampSchema.nullable(),
  quantity: QuantitySchema,
  notional: MoneySchema.nullable().meta({ description: 'The sum that it was placed for.' }),
  limit_price: PriceSchema.nullable(),
  stop_price: PriceSchema.nullable().meta({
    description: 'Of a trailing stop: where it stands now.',
  }),
  trail_amount: PriceSchema.nullable(),
  trail_percent: PercentSchema.nullable(),
  limit_offset: PriceSchema.nullable(),
  trigger: z.enum(STOP_TRIGGERS),
  reduce_only: z.boolean(),
  post_only: z.boolean(),
  state: z.enum(ORDER_STATES),
  reason: z.enum(END_REASONS).nullable().meta({
    description: 'Why it ended without being filled; null while it is open and if it was filled.',
  }),
  filled_quantity: QuantitySchema,
  filled_notional: MoneySchema,
  fees: MoneySchema.meta({ description: 'What its fills were charged.' }),
  average_price: PriceSchema.nullable().meta({
    description:
      'Of what was filled, weighted by quantity and rounded half to even to 1/10,000 dollar; null if nothing was.',
  }),
  reserved_cash: MoneySchema.meta({ description: 'Cash set aside for it.' }),
  reserved_quantity: QuantitySchema.meta({
    description: 'Shares set aside for it; a pair of exits sets them aside once.',
  }),
  origin: TradeOriginSchema,
  source: z.string(),
  cause: z.string().nullable(),
  placed_at: TimestampSchema,
  updated_at: TimestampSchema,
} as const;

const OrderLegSchema = z.object(ORDER_SHAPE).meta({ id: 'OrderLeg' });
export const OrderSchema = z
  .object({
    ...ORDER_SHAPE,
    legs: z.array(OrderLegSchema).meta({
      description: 'The other orders of its group; empty for an order on its own.',
    }),
  })
  .meta({ id: 'Order' });
export type Order = z.infer<typeof OrderSchema>;

export const OrderFillSchema = z
  .object({
    trade_id: z.string(),
    order_id: z.string(),
    price: PriceSchema,
    quantity: QuantitySchema,
    notional: MoneySchema,
    fees: MoneySchema,
    liquidity: z.enum(LIQUIDITIES),
    executed_at: TimestampSchema,
  })
  .meta({ id: 'OrderFill' });
export type OrderFill = z.infer<typeof OrderFillSchema>;

export const OrderAccountSchema = z
  .object({
    cash_balance: MoneySchema,
    reserved_cash: MoneySchema.meta({ description: 'Set aside for open orders.' }),
    buying_power: MoneySchema.meta({ description: 'What can still be bought for.' }),
  })
  .meta({ id: 'OrderAccount' });

/** The answer to a placed or changed order. */
export const PlacedOrderSchema = z
  .object({
    order: OrderSchema,
    fills: z.array(OrderFillSchema).meta({ description: 'What was filled at once.' }),
    account: OrderAccountSchema,
  })
  .meta({ id: 'PlacedOrder' });
export type PlacedOrder = z.infer<typeof PlacedOrderSchema>;

export const OrdersQuerySchema = z.strictObject({
  status: z.enum(['open', 'closed', 'all']).default('open'),
  ticker: TickerSchema.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(64).optional(),
});

export const OrderParamsSchema = z.strictObject({ id: z.string().min(1).max(64) });

export const OrdersPageSchema = z
  .object({
    orders: z.array(OrderSchema).meta({ description: 'Newest first.' }),
    next_cursor: z.string().nullable().meta({ description: 'Null on the last page.' }),
  })
  .meta({ id: 'OrdersPage' });
export type OrdersPage = z.infer<typeof OrdersPageSchema>;

/** The outcome of canceling all orders. */
export const CanceledOrdersSchema = z
  .object({ canceled: z.array(OrderSchema), account: OrderAccountSchema })
  .meta({ id: 'CanceledOrders' });
export type CanceledOrders = z.infer<typeof CanceledOrdersSchema>;
