import { z } from 'zod';
import { ProblemCodeSchema } from './problem.ts';
import { MoneySchema, PriceSchema, QuantitySchema } from './scalars.ts';
import { TickerSchema } from './ticker.ts';

export const SideSchema = z.enum(['buy', 'sell']);
export type Side = z.infer<typeof SideSchema>;

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

/** An order to preview. */
export const OrderRequestSchema = z
  .strictObject({
    ...ORDER_FIELDS,
    type: z.enum(['market']).default('market').meta({
      description: '`market` is filled at the latest price.',
    }),
  })
  .refine(saysOneAmount, AMOUNT_ISSUE)
  .meta({
    id: 'OrderRequest',
    example: { ticker: 'AAPL', side: 'buy', quantity: 2.5, type: 'market' },
    oneOf: ONE_AMOUNT,
  });
export type OrderRequest = z.infer<typeof OrderRequestSchema>;

export const PreviewFillSchema = z
  .object({ price: PriceSchema, quantity: QuantitySchema, notional: MoneySchema })
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
    cash_after: MoneySchema.nullable().meta({ description: 'Null if the rules refuse the order.' }),
    buying_power_after: MoneySchema.nullable().meta({
      description: 'The cash available for purchases afterwards. Null as for `cash_after`.',
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
  })
  .meta({ id: 'OrderPreview' });
export type OrderPreview = z.infer<typeof OrderPreviewSchema>;
