import {
  AlertDirectionSchema,
  BarIntervalSchema,
  ORDER_CLASSES,
  OrderTypeSchema,
  SHOWN_PANELS,
  SideSchema,
  STOP_TRIGGERS,
  TimeInForceSchema,
  WatchlistChangeSchema,
} from '@finally/contract';
import { z } from 'zod';

/** A number that an order may lack. */
const maybe = () => z.number().nullable().default(null);

const PRICES = {
  limit_price: maybe().describe('Of limit and stop_limit: the worst price.'),
  stop_price: maybe().describe('Of stop and stop_limit: the price that triggers it.'),
  trail_amount: maybe().describe('Of trailing stops: dollars behind the best price.'),
  trail_percent: maybe().describe('Of trailing stops: per cent behind the best price.'),
  limit_offset: maybe().describe('Of trailing_stop_limit.'),
} as const;

const OrderPlanSchema = z.strictObject({
  ticker: z.string(),
  side: SideSchema,
  type: OrderTypeSchema,
  quantity: maybe().describe('Shares. Either this or notional.'),
  notional: maybe().describe('Dollars, of a market order on its own.'),
  ...PRICES,
  time_in_force: TimeInForceSchema.nullable()
    .default(null)
    .describe('Null if the person does not say how long.'),
  expires_at: z.string().nullable().default(null).describe('Of gtd: ISO 8601, UTC.'),
  reduce_only: z.boolean().default(false),
  post_only: z.boolean().default(false),
  trigger: z.enum(STOP_TRIGGERS).default('last'),
  order_class: z
    .enum(ORDER_CLASSES)
    .default('simple')
    .describe('bracket: with both exits. oto: with one. oco: the two exits alone, of shares held.'),
  take_profit: z.strictObject({ limit_price: z.number() }).nullable().default(null),
  stop_loss: z
    .strictObject({
      stop_price: maybe(),
      limit_price: maybe(),
      trail_amount: maybe(),
      trail_percent: maybe(),
    })
    .nullable()
    .default(null),
});

const ChangePlanSchema = z.strictObject({
  order_id: z.string(),
  quantity: maybe(),
  ...PRICES,
  time_in_force: TimeInForceSchema.nullable().default(null),
  expires_at: z.string().nullable().default(null),
});

const CancelPlanSchema = z.strictObject({
  order_id: z.string().nullable().default(null).describe('One order.'),
  ticker: z
    .string()
    .nullable()
    .default(null)
    .describe('All open orders of a ticker; with both fields null, all open orders.'),
});

const AlertPlanSchema = z.strictObject({
  action: z.enum(['set', 'change', 'remove']),
  ticker: z.string().nullable().default(null).describe('Of an alert to set.'),
  alert_ids: z.array(z.string()).default([]).describe('The alerts to change or remove.'),
  above: maybe().describe('Fires at or above this price.'),
  below: maybe().describe('Fires at or below this price.'),
  percent: maybe().describe('Fires after a move by this much, in per cent.'),
  direction: AlertDirectionSchema.nullable().default(null).describe('Of the move.'),
});

export const ViewPlanSchema = z.strictObject({
  kind: z
    .enum(['chart', 'table', 'panel'])
    .describe('chart and table: drawn in the answer. panel: opened on the desk.'),
  tickers: z.array(z.string()).default([]).describe('Of a chart, or what a panel is set to.'),
  interval: BarIntervalSchema.nullable().default(null).describe('Of a chart.'),
  of: z
    .enum(SHOWN_PANELS)
    .nullable()
    .default(null)
    .describe('The panel; of a table: positions, orders or watchlist.'),
});
export type ViewPlan = z.input<typeof ViewPlanSchema>;

/**
 * A model's answer. Strict, and every field is required in the schema that a server receives, because
 * servers that decode by schema reject or ignore schemas with optional fields. What a model leaves out
 * of an order counts as not asked for. Tickers, quantities and prices are unverified; the services
 * decide about them.
 */
export const ModelReplySchema = z.strictObject({
  message: z
    .string()
    .min(1)
    .describe('What the person reads. Say what you intend, not what is done.'),
  trades: z
    .array(
      z.strictObject({
        ticker: z.string(),
        side: SideSchema,
        quantity: z.number().describe('Shares, with at most six decimals.'),
      }),
    )
    .describe('Orders to place at the market now; empty unless the person asked for them.'),
  orders: z
    .array(OrderPlanSchema)
    .default([])
    .describe('Orders with a price, a stop or exits; empty unless the person asked for them.'),
  order_changes: z
    .array(ChangePlanSchema)
    .default([])
    .describe('Changes of open orders. What stays as it is, is null.'),
  order_cancels: z.array(CancelPlanSchema).default([]).describe('Open orders to cancel.'),
  alert_changes: z
    .array(AlertPlanSchema)
    .default([])
    .describe('Price alerts to set, change or remove; empty unless the person asked for them.'),
  watchlist_changes: z
    .array(z.strictObject({ ticker: z.string(), action: WatchlistChangeSchema }))
    .describe('Changes to the watchlist; empty unless the person asked for them.'),
  views: z
    .array(ViewPlanSchema)
    .default([])
    .describe('What the page shows beside the text, drawn by the program; empty unless asked for.'),
});
/** A reply as it is written; what a model leaves out of an order has its default. */
export type ModelReply = z.input<typeof ModelReplySchema>;

/** Returns the number of actions of a reply. */
export const countActions = ({
  trades,
  orders = [],
  order_changes = [],
  order_cancels = [],
  alert_changes = [],
  watchlist_changes,
}: Omit<ModelReply, 'message'>): number =>
  [trades, orders, order_changes, order_cancels, alert_changes, watchlist_changes].reduce(
    (sum, { length }) => sum + length,
    0,
  );
