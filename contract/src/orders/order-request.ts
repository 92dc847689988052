import { z } from 'zod';
import { ORDER_CLASSES, STOP_TRIGGERS } from '../rules/orders/order-terms.ts';
import {
  ClientIdSchema,
  QuantitySchema,
  SentPriceSchema,
  TimestampSchema,
  TrailPercentSchema,
} from '../scalars.ts';
import {
  AMOUNT_ISSUE,
  ONE_AMOUNT,
  ORDER_FIELDS,
  OrderTypeSchema,
  PRICE_FIELDS,
  saysOneAmount,
  TimeInForceSchema,
} from './order-fields.ts';

/** The exits of a bracket, an OCO or an OTO order. */
export const TakeProfitSchema = z.strictObject({ limit_price: SentPriceSchema });
export const StopLossSchema = z.strictObject({
  stop_price: SentPriceSchema.optional(),
  limit_price: SentPriceSchema.optional(),
  trail_amount: SentPriceSchema.optional(),
  trail_percent: TrailPercentSchema.optional(),
});

/** An order to be placed or previewed. */
export const OrderRequestSchema = z
  .strictObject({
    ...ORDER_FIELDS,
    type: OrderTypeSchema.default('market'),
    ...PRICE_FIELDS,
    time_in_force: TimeInForceSchema.optional().meta({
      description:
        'How long the order and its exits work. If it is left out, an order works for the `day`, and exits (`take_profit`, `stop_loss`) are `gtc`. `day`: until midnight UTC. `gtc`: for 90 days. `gtd`: until `expires_at`. `ioc`: what can be filled at once. `fok`: all of it at once, or nothing. `opg`, `cls`: in the next opening or closing auction.',
    }),
    expires_at: TimestampSchema.optional().meta({ description: 'Of `gtd`.' }),
    reduce_only: z.boolean().default(false).meta({
      description: 'Never opens or enlarges a position.',
    }),
    post_only: z.boolean().default(false).meta({
      description: 'Of `limit`: refused if it would be filled at once.',
    }),
    trigger: z.enum(STOP_TRIGGERS).default('last').meta({
      description:
        'Which price triggers a stop: the last one, the side of the quote at which it would trade, or the middle of the quote.',
    }),
    order_class: z.enum(ORDER_CLASSES).default('simple').meta({
      description:
        '`bracket`: with both exits. `oto`: with one of them. `oco`: the two exits alone, of a position that is held.',
    }),
    take_profit: TakeProfitSchema.optional(),
    stop_loss: StopLossSchema.optional(),
    client_order_id: ClientIdSchema.optional().meta({
      description: 'A retry with the same id and content returns the first order.',
    }),
  })
  .refine(saysOneAmount, AMOUNT_ISSUE)
  .meta({
    id: 'OrderRequest',
    example: {
      ticker: 'AAPL',
      side: 'buy',
      quantity: 2.5,
      type: 'limit',
      limit_price: 187.5,
      time_in_force: 'gtc',
      reduce_only: false,
      post_only: false,
      trigger: 'last',
      order_class: 'simple',
    },
    oneOf: ONE_AMOUNT,
  });
/** An order after the schema has filled in what was left out. */
export type OrderRequest = z.infer<typeof OrderRequestSchema>;
/** An order as a client may send it. */
export type SentOrder = z.input<typeof OrderRequestSchema>;

/** What may be changed of an open order; what is left out stays. */
export const OrderChangeSchema = z
  .strictObject({
    quantity: QuantitySchema.optional().meta({
      description: 'The new quantity; what the order has filled already counts towards it.',
    }),
    ...PRICE_FIELDS,
    time_in_force: TimeInForceSchema.optional(),
    expires_at: TimestampSchema.optional(),
    client_order_id: ClientIdSchema.optional().meta({ description: 'Of the new order.' }),
  })
  .meta({ id: 'OrderChange', example: { limit_price: 188 } });
export type OrderChange = z.infer<typeof OrderChangeSchema>;
