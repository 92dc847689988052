import { z } from 'zod';
import { ProblemCodeSchema } from './problem.ts';
import {
  END_REASONS,
  FILL_PROFILE_NAMES,
  LIQUIDITIES,
  ORDER_CLASSES,
  ORDER_ROLES,
  ORDER_STATES,
  ORDER_TYPES,
  STOP_TRIGGERS,
  TIMES_IN_FORCE,
} from './rules/order-terms.ts';
import {
  ClientIdSchema,
  MoneySchema,
  PercentSchema,
  PriceSchema,
  QuantitySchema,
  SentPriceSchema,
  TimestampSchema,
  TrailPercentSchema,
} from './scalars.ts';
import { TickerSchema } from './ticker.ts';

export const SideSchema = z.enum(['buy', 'sell']);
export type Side = z.infer<typeof SideSchema>;

export const TradeOriginSchema = z.enum(['user', 'assistant', 'agent']).meta({
  description: '`user` for a person, `agent` for any program other than the assistant.',
});
export type TradeOrigin = z.infer<typeof TradeOriginSchema>;

/**
 * The fields of every order. Schemas of orders check only the shape; the decision about the trade
 * checks whether the amount is positive, exact and affordable.
 */
export const ORDER_FIELDS = {
  ticker: TickerSchema,
  side: SideSchema,
  quantity: QuantitySchema.optional().meta({
    description: 'Number of shares, exact to 1/1,000,000. Either this or `notional`.',
  }),
  notional: MoneySchema.optional().meta({
    description:
      'US dollars, exact to the cent. Either this or `quantity`. Trades the most millionths of a ' +
      'share that are worth no more than this at the price of the trade.',
  }),
} as const;

/** Returns true if an order states its amount exactly once. */
export const saysOneAmount = (order: {
  readonly quantity?: number | undefined;
  readonly notional?: number | undefined;
}): boolean => (order.quantity === undefined) !== (order.notional === undefined);

/** The issue of an order that states its amount twice, or not at all. */
export const AMOUNT_ISSUE = {
  path: ['quantity'],
  message: 'Say how much either in shares (quantity) or in dollars (notional).',
};

/** What `saysOneAmount` checks, for the API description. */
export const ONE_AMOUNT = [{ required: ['quantity'] }, { required: ['notional'] }];

/** The price fields of an order. Whether they belong to its type is the ledger's to say. */
const PRICE_FIELDS = {
  limit_price: SentPriceSchema.optional().meta({
    description: 'Of `limit` and `stop_limit`: the worst price at which it is filled.',
  }),
  stop_price: SentPriceSchema.optional().meta({
    description: 'Of `stop` and `stop_limit`: the price that triggers it.',
  }),
  trail_amount: SentPriceSchema.optional().meta({
    description: 'Of trailing stops: dollars a share behind the best price so far.',
  }),
  trail_percent: TrailPercentSchema.optional().meta({
    description: 'Of trailing stops: per cent of the best price so far, in steps of 0.01.',
  }),
  limit_offset: SentPriceSchema.optional().meta({
    description:
      'Of `trailing_stop_limit`: dollars a share that the limit lies beyond the stop when it triggers.',
  }),
} as const;

export const OrderTypeSchema = z.enum(ORDER_TYPES);
export const TimeInForceSchema = z.enum(TIMES_IN_FORCE);

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

export const FillProfileSchema = z.enum(FILL_PROFILE_NAMES);

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
    description: 'Of what was filled; null if nothing was.',
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

const LevelTakenSchema = z.object({
  price: PriceSchema,
  shown: QuantitySchema,
  taken_before: QuantitySchema.meta({
    description: 'What the account had taken of it in the same step before.',
  }),
  taken: QuantitySchema,
});

/** Why a fill has its price. */
export const FillExplanationSchema = z
  .object({
    model: z.string().meta({ description: 'The version of the fill model.' }),
    profile: FillProfileSchema,
    step: z.int().meta({ description: 'The step of the market.' }),
    sim_time: TimestampSchema,
    quote: z
      .object({
        bid: PriceSchema.nullable(),
        ask: PriceSchema.nullable(),
        bid_size: QuantitySchema.nullable(),
        ask_size: QuantitySchema.nullable(),
        last: PriceSchema,
      })
      .meta({ description: 'The quote that the order met.' }),
    market: z
      .object({
        seed: z.int().nullable().meta({
          description:
            'Of the simulated market, which decides the displayed size of each step; null if there is none.',
        }),
        displayed: QuantitySchema.meta({
          description: 'Shares shown at the best price; level k shows (2 + k)/2 times as many.',
        }),
        adv: z.int().meta({ description: 'Average daily volume in shares.' }),
        volatility: z
          .number()
          .meta({ description: "Standard deviation of a day's return: 0.02 is 2 %." }),
      })
      .optional()
      .meta({ description: 'What the modeled book follows from.' }),
    levels: z.array(LevelTakenSchema),
    hidden: z
      .object({
        quantity: QuantitySchema,
        before: QuantitySchema,
        weight: z.number(),
        slip: PriceSchema,
        price: PriceSchema,
      })
      .nullable(),
    queue: z
      .object({
        ahead_before: QuantitySchema,
        ahead_after: QuantitySchema,
        reached_before: QuantitySchema.meta({
          description: 'Volume that had reached the order before and was less than a share.',
        }),
        volume: z.number().meta({ description: 'Shares traded in the step.' }),
        used_before: QuantitySchema.meta({
          description: 'What other orders of the account had used of the volume.',
        }),
      })
      .nullable()
      .meta({ description: 'How a resting limit was reached.' }),
    trigger: z
      .object({ by: z.enum(STOP_TRIGGERS), level: PriceSchema, met: PriceSchema })
      .nullable()
      .meta({ description: 'What triggered the stop, and at which price.' }),
    collar: PriceSchema.nullable(),
    price: PriceSchema,
    quantity: QuantitySchema,
    notional: MoneySchema,
    fees: z.array(z.object({ kind: z.string(), amount: MoneySchema })),
    liquidity: z.enum(LIQUIDITIES),
    sentence: z.string(),
  })
  .meta({ id: 'FillExplanation' });

/** A time in which the server was down while an order was open. */
export const DowntimeSchema = z
  .object({
    from: TimestampSchema,
    to: TimestampSchema,
    market_ran: z
      .boolean()
      .meta({ description: 'False if the market stood still meanwhile, as a simulated one does.' }),
    low: PriceSchema.nullable().meta({
      description: 'The lowest price of the ticker meanwhile; null if it is not known.',
    }),
    high: PriceSchema.nullable().meta({ description: 'The highest one.' }),
    sentence: z.string(),
  })
  .meta({ id: 'Downtime' });
export type Downtime = z.infer<typeof DowntimeSchema>;

/** The answer to why an order was filled as it was. */
export const OrderExplanationSchema = z
  .object({
    order_id: z.string(),
    fills: z.array(
      z.object({
        sequence: z.int(),
        trade_id: z.string(),
        explanation: FillExplanationSchema.nullable().meta({
          description: 'Null for trades of earlier versions.',
        }),
      }),
    ),
    downtimes: z.array(DowntimeSchema).meta({
      description:
        'Times of 5 seconds or more in which the server was down while the order was open, oldest first. The order could not be filled then.',
    }),
  })
  .meta({ id: 'OrderExplanation' });
export type OrderExplanation = z.infer<typeof OrderExplanationSchema>;

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

export const PreviewFillSchema = z
  .object({
    price: PriceSchema,
    quantity: QuantitySchema,
    notional: MoneySchema,
    fees: MoneySchema.meta({ description: 'What it would be charged.' }),
    sentence: z.string().nullable().meta({ description: 'Why it would have this price.' }),
  })
  .meta({ id: 'PreviewFill' });

export const PreviewPositionSchema = z
  .object({
    quantity: QuantitySchema,
    avg_cost: PriceSchema,
    cost_basis: MoneySchema,
    market_value: MoneySchema,
  })
  .meta({ id: 'PreviewPosition' });

export const GateVerdictSchema = z
  .object({
    decision: z.enum(['allowed', 'approval_needed', 'refused']),
    detail: z.string().nullable().meta({ description: 'Why; null if it is allowed.' }),
  })
  .meta({ id: 'GateVerdict' });
export type GateVerdict = z.infer<typeof GateVerdictSchema>;

export const OrderPreviewSchema = z
  .object({
    fills: z.array(PreviewFillSchema).meta({
      description: 'The fills, if the gate allows the order; empty if the rules refuse it.',
    }),
    total: z
      .object({
        quantity: QuantitySchema,
        price: PriceSchema.meta({ description: 'The average of the fills.' }),
        notional: MoneySchema,
        fees: MoneySchema,
      })
      .nullable()
      .meta({ description: 'What the fills come to; null if there are none.' }),
    state: z.enum(ORDER_STATES).nullable().meta({
      description:
        'The state that the order would have right after it was placed. Null if the rules refuse it.',
    }),
    reason: z.enum(END_REASONS).nullable().meta({
      description: 'Why it would end without being filled: `ioc_remainder`, `fok_unfillable` …',
    }),
    sentence: z.string().nullable().meta({
      description: 'What becomes of an order that would end at once; null for any other.',
    }),
    cash_after: MoneySchema.nullable().meta({ description: 'Null if the rules refuse the order.' }),
    buying_power_after: MoneySchema.nullable().meta({
      description:
        'What could be bought for afterwards: the cash that is not set aside. Null as for `cash_after`.',
    }),
    reserved_after: MoneySchema.nullable().meta({
      description: 'What would be set aside for all open orders. Null as for `cash_after`.',
    }),
    position_after: PreviewPositionSchema.nullable().meta({
      description: 'Null if the position would be closed, or if the rules refuse the order.',
    }),
    weight_after: z.number().nullable().meta({
      description:
        "The position's share of the total value afterwards, 0 to 1. Null as for `cash_after`.",
    }),
    refusal: z.object({ code: ProblemCodeSchema, detail: z.string() }).nullable().meta({
      description:
        'The refusal that `POST /api/portfolio/trade` would answer with; null if the order would be filled.',
    }),
    verdict: GateVerdictSchema.nullable().meta({
      description:
        "The gate's judgment. It holds agents to their limits and allows every order of a person; null if the rules refuse the order first.",
    }),
    repeats: z.string().nullable().meta({
      description:
        'The id of the order that was placed before with the same `client_order_id` and content: it would be the answer, and nothing would change. Null for an order that would be placed.',
    }),
  })
  .meta({ id: 'OrderPreview' });
export type OrderPreview = z.infer<typeof OrderPreviewSchema>;
