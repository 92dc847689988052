import { z } from 'zod';
import { OrderSchema, PlacedOrderSchema } from '../orders/order.ts';
import { OrderTypeSchema, SideSchema, TimeInForceSchema } from '../orders/order-fields.ts';
import { OrderChangeSchema } from '../orders/order-request.ts';
import { ORDER_CLASSES, STOP_TRIGGERS } from '../rules/orders/order-terms.ts';
import { MoneySchema, PercentSchema, PriceSchema, QuantitySchema } from '../scalars.ts';
import { outcome } from './chat-outcome.ts';

/** The price fields of an order as an assistant wrote them; the orders service checks them. */
const ASKED_PRICES = {
  limit_price: PriceSchema.optional(),
  stop_price: PriceSchema.optional(),
  trail_amount: PriceSchema.optional(),
  trail_percent: PercentSchema.optional(),
  limit_offset: PriceSchema.optional(),
} as const;

/**
 * An order as an assistant wrote it: the body of `POST /api/orders` without its id. It need not be
 * well-formed, because a refused order is kept as it was asked for.
 */
export const AskedOrderSchema = z
  .object({
    ticker: z.string(),
    side: SideSchema,
    type: OrderTypeSchema,
    quantity: QuantitySchema.optional(),
    notional: MoneySchema.optional(),
    ...ASKED_PRICES,
    time_in_force: TimeInForceSchema.optional().meta({
      description: 'Left out of an order with exits if nothing was said: as in `POST /api/orders`.',
    }),
    expires_at: z.string().optional(),
    reduce_only: z.boolean(),
    post_only: z.boolean(),
    trigger: z.enum(STOP_TRIGGERS),
    order_class: z.enum(ORDER_CLASSES),
    take_profit: z.object({ limit_price: PriceSchema }).optional(),
    stop_loss: z
      .object({
        stop_price: PriceSchema.optional(),
        limit_price: PriceSchema.optional(),
        trail_amount: PriceSchema.optional(),
        trail_percent: PercentSchema.optional(),
      })
      .optional(),
  })
  .meta({ id: 'AskedOrder' });
export type AskedOrder = z.infer<typeof AskedOrderSchema>;

export const OrderActionSchema = z
  .object({
    kind: z.literal('order'),
    request: AskedOrderSchema,
    ...outcome(PlacedOrderSchema),
    shown_price: PriceSchema.nullable().meta({
      description:
        'Of a market order with exits: the price at which it was proposed. Null for every order that names its own price, and unless proposed.',
    }),
  })
  .meta({
    id: 'OrderAction',
    description: 'An order with terms. Its receipt shows what was filled at once and what rests.',
  });
export type OrderAction = z.infer<typeof OrderActionSchema>;

const BEFORE = OrderSchema.nullable().meta({
  description: 'The order when the action was decided or proposed; null if there was none.',
});

/** The changes of an order as an assistant wrote them. */
export const AskedChangeSchema = OrderChangeSchema.omit({ client_order_id: true })
  .extend({ ...ASKED_PRICES, expires_at: z.string().optional() })
  .meta({ id: 'AskedChange' });
export type AskedChange = z.infer<typeof AskedChangeSchema>;

export const OrderChangeActionSchema = z
  .object({
    kind: z.literal('order_change'),
    request: z.object({
      order_id: z.string(),
      ticker: z.string().meta({ description: 'Empty if there was no such order.' }),
      change: AskedChangeSchema,
      order: BEFORE,
    }),
    ...outcome(PlacedOrderSchema),
  })
  .meta({ id: 'OrderChangeAction' });
export type OrderChangeAction = z.infer<typeof OrderChangeActionSchema>;

export const OrderCancelActionSchema = z
  .object({
    kind: z.literal('order_cancel'),
    request: z.object({
      order_id: z
        .string()
        .nullable()
        .meta({ description: 'Null for all open orders, or all of `ticker`.' }),
      ticker: z.string().meta({ description: 'Empty for the orders of all tickers.' }),
      order: BEFORE,
      orders: z.array(OrderSchema).optional().meta({
        description:
          'The orders that were open when the action was decided or proposed, if `order_id` is null: an approval cancels these and no others. Left out by earlier versions.',
      }),
    }),
    ...outcome(z.object({ canceled: z.array(OrderSchema) })),
  })
  .meta({ id: 'OrderCancelAction' });
export type OrderCancelAction = z.infer<typeof OrderCancelActionSchema>;
