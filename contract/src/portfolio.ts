import { z } from 'zod';
import {
  AMOUNT_ISSUE,
  FillProfileSchema,
  ONE_AMOUNT,
  ORDER_FIELDS,
  SideSchema,
  saysOneAmount,
  TradeOriginSchema,
} from './orders/order-fields.ts';
import { CSV_SEPARATORS, HISTORY_RANGES } from './rules/limits.ts';
import { TAG_LENGTH_MAX } from './rules/trade-note-limits.ts';
import {
  ClientIdSchema,
  MoneySchema,
  PercentSchema,
  PriceSchema,
  QuantitySchema,
  TimestampSchema,
} from './scalars.ts';
import { TickerSchema } from './ticker.ts';

export const PositionSchema = z
  .object({
    ticker: TickerSchema,
    name: z.string().meta({ description: 'Name of the company or fund; the ticker if unknown.' }),
    sector: z.string().meta({ description: '`Other` if unknown.' }),
    quantity: QuantitySchema,
    avg_cost: PriceSchema,
    cost_basis: MoneySchema,
    current_price: PriceSchema,
    price_stale: z
      .boolean()
      .meta({ description: 'True if the price is the last known one instead of a live one.' }),
    market_value: MoneySchema,
    unrealized_pnl: MoneySchema,
    unrealized_pnl_percent: PercentSchema,
    realized_pnl: MoneySchema.meta({ description: 'Realized since this position was opened.' }),
    weight: z.number().meta({ description: 'Share of the total value, 0 to 1.' }),
  })
  .meta({ id: 'Position' });
export type Position = z.infer<typeof PositionSchema>;

export const PortfolioSchema = z
  .object({
    cash_balance: MoneySchema,
    positions: z.array(PositionSchema),
    positions_value: MoneySchema,
    total_value: MoneySchema,
    unrealized_pnl: MoneySchema,
    realized_pnl: MoneySchema.meta({ description: 'Realized since the last reset, less fees.' }),
    fill_profile: FillProfileSchema.meta({
      description:
        'How the orders of the account are filled. Chosen when the account is made or reset.',
    }),
    as_of: TimestampSchema,
  })
  .meta({ id: 'Portfolio' });
export type Portfolio = z.infer<typeof PortfolioSchema>;

/** An order to trade at the market. */
export const TradeRequestSchema = z
  .strictObject({
    ...ORDER_FIELDS,
    client_order_id: ClientIdSchema.optional().meta({
      description: 'A retry with the same id and content returns the first result.',
    }),
  })
  .refine(saysOneAmount, AMOUNT_ISSUE)
  .meta({
    id: 'TradeRequest',
    example: { ticker: 'AAPL', side: 'buy', quantity: 2.5 },
    oneOf: ONE_AMOUNT,
  });
export type TradeRequest = z.infer<typeof TradeRequestSchema>;

export const TradeSchema = z
  .object({
    id: z.string(),
    order_id: z.string().meta({ description: 'The order that it filled.' }),
    ticker: TickerSchema,
    side: SideSchema,
    quantity: QuantitySchema,
    price: PriceSchema,
    notional: MoneySchema,
    realized_pnl: MoneySchema.meta({ description: 'Zero for a purchase. Fees are not in it.' }),
    fees: MoneySchema.meta({ description: 'What it was charged, which left the cash as well.' }),
    origin: TradeOriginSchema,
    source: z.string().meta({
      description:
        'Who ordered it: `person`, `token` for a program with the access token, `assistant`, or `key:` and the id of an API key.',
    }),
    cause: z.string().nullable().meta({
      description:
        'The id of the chat message for the assistant, of the request for others; null if it was not stored.',
    }),
    client_order_id: z.string().nullable(),
    executed_at: TimestampSchema,
  })
  .meta({ id: 'Trade' });
export type Trade = z.infer<typeof TradeSchema>;

/** What a trade left of the position in its ticker. */
export const TradedPositionSchema = z
  .object({
    quantity: QuantitySchema,
    avg_cost: PriceSchema,
    cost_basis: MoneySchema,
    realized_pnl: MoneySchema.meta({ description: 'Realized since this position was opened.' }),
  })
  .meta({ id: 'TradedPosition' });
export type TradedPosition = z.infer<typeof TradedPositionSchema>;

export const TradeReceiptSchema = z
  .object({
    trade: TradeSchema,
    cash_balance: MoneySchema.meta({ description: 'Cash right after this trade.' }),
    after: z
      .object({
        position: TradedPositionSchema.nullable().meta({
          description: 'The position in the ticker; null if the trade closed it.',
        }),
        realized_pnl: MoneySchema.meta({
          description: 'Realized by the account since the last reset.',
        }),
      })
      .optional()
      .meta({
        description:
          'The account right after this trade. Missing if an earlier version recorded the receipt.',
      }),
  })
  .meta({ id: 'TradeReceipt' });
export type TradeReceipt = z.infer<typeof TradeReceiptSchema>;

export const HistoryRangeSchema = z.enum(HISTORY_RANGES);
export type HistoryRange = z.infer<typeof HistoryRangeSchema>;

export const HistoryQuerySchema = z.strictObject({ range: HistoryRangeSchema.default('1d') });

export const SnapshotSchema = z
  .object({ total_value: MoneySchema, cash_balance: MoneySchema, recorded_at: TimestampSchema })
  .meta({ id: 'Snapshot' });
export type Snapshot = z.infer<typeof SnapshotSchema>;

export const HistorySchema = z
  .object({ snapshots: z.array(SnapshotSchema).meta({ description: 'Oldest first.' }) })
  .meta({ id: 'History' });
export type History = z.infer<typeof HistorySchema>;

export const BenchmarkPointSchema = z
  .object({ value: MoneySchema, time: TimestampSchema })
  .meta({ id: 'BenchmarkPoint' });
export type BenchmarkPoint = z.infer<typeof BenchmarkPointSchema>;

export const BenchmarkHoldingSchema = z
  .object({
    ticker: TickerSchema,
    shares: z
      .number()
      .meta({ description: 'Not rounded: what an equal part of the value bought.' }),
    price: PriceSchema.meta({ description: 'The price of the last point.' }),
  })
  .meta({ id: 'BenchmarkHolding' });
export type BenchmarkHolding = z.infer<typeof BenchmarkHoldingSchema>;

export const BenchmarkSchema = z
  .object({
    points: z.array(BenchmarkPointSchema).meta({
      description:
        'The value at the beginning of the range, invested in equal parts in the watchlist and held. Oldest first; empty if there are no prices to compare with.',
    }),
    holdings: z.array(BenchmarkHoldingSchema).meta({
      description:
        'The holdings of the comparison. Valued at live prices, they give its current value.',
    }),
  })
  .meta({ id: 'Benchmark' });
export type Benchmark = z.infer<typeof BenchmarkSchema>;

/** Selects trades; fields that are left out allow any. */
export const TradeFilterSchema = z.strictObject({
  ticker: TickerSchema.optional(),
  side: SideSchema.optional(),
  origin: TradeOriginSchema.optional(),
  tag: z.string().trim().min(1).max(TAG_LENGTH_MAX).optional().meta({
    description: 'Only trades with this tag, ignoring the case of letters.',
  }),
  day: z.iso
    .date()
    .optional()
    .meta({ description: 'Only trades of this trading day.', example: '2026-02-11' }),
});
export type TradeFilter = z.infer<typeof TradeFilterSchema>;

export const CsvSeparatorSchema = z.enum(CSV_SEPARATORS);
export type CsvSeparator = z.infer<typeof CsvSeparatorSchema>;

export const TradesQuerySchema = TradeFilterSchema.extend({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(64).optional(),
  ledger: z.coerce.number().int().min(1).optional().meta({
    description: 'A ledger that a reset closed; the current one by default.',
  }),
  format: z.enum(['json', 'csv']).default('json'),
  separator: CsvSeparatorSchema.default('comma').meta({
    description:
      'For CSV: commas with decimal points, or semicolons with decimal commas, which spreadsheets of many countries expect.',
  }),
});

export const TradesPageSchema = z
  .object({
    trades: z.array(TradeSchema).meta({ description: 'Newest first.' }),
    next_cursor: z.string().nullable().meta({ description: 'Null on the last page.' }),
  })
  .meta({ id: 'TradesPage' });
export type TradesPage = z.infer<typeof TradesPageSchema>;

export const PerformanceSchema = z
  .object({
    total_value: MoneySchema,
    realized_pnl: MoneySchema.meta({ description: 'Realized since the last reset.' }),
    unrealized_pnl: MoneySchema,
    day_change: MoneySchema.meta({ description: 'Since midnight UTC.' }),
    day_change_percent: PercentSchema,
    return_percent: PercentSchema.meta({ description: 'Since the ledger was opened.' }),
    max_drawdown_percent: PercentSchema.meta({
      description: 'The largest fall from a peak of the value curve; zero or more.',
    }),
    max_drawdown_peak_at: TimestampSchema.nullable(),
    max_drawdown_trough_at: TimestampSchema.nullable(),
    volatility_percent: PercentSchema.nullable().meta({
      description: 'Annualized; null while the value curve is too short.',
    }),
    sharpe_ratio: z.number().nullable().meta({
      description: 'Annualized, against a riskless return of zero; null as for volatility.',
    }),
    return_interval_seconds: z.int().nullable().meta({
      description: 'The interval of the returns from which both are computed.',
    }),
    since: TimestampSchema.meta({ description: 'When the ledger was opened.' }),
    as_of: TimestampSchema,
  })
  .meta({ id: 'Performance' });
export type Performance = z.infer<typeof PerformanceSchema>;

/** Maximum number of points of a value curve in an answer. */
export const HISTORY_POINTS_MAX = 1000;
