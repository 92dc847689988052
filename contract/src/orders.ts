import { z } from 'zod';
import { ProblemCodeSchema } from './problem.ts';
import { MoneySchema, PriceSchema, QuantitySchema } from './scalars.ts';
import { TickerSchema } from './ticker.ts';

export const SideSchema = z.enum(['buy', 'sell']);
export type Side = z.infer<typeof SideSchema>;

/**
 * What every order says, for shares or for dollars. Schemas of orders check shape only: whether
 * the amount is positive, fine or affordable is the trade decision's to say.
 */
export const ORDER_FIELDS = {
  ticker: TickerSchema,
  side: SideSchema,
  quantity: QuantitySchema.optional().meta({
    description: 'How many shares, exact to 1/1,000,000. Either this or `notional`.',
  }),
  notional: MoneySchema.optional().meta({
    description:
      'How many US dollars, exact to the cent. Either this or `quantity`: as many millionths of a ' +
      'share are traded as are worth no more than that at the price of the trade.',
  }),
} as const;

/** Whether an order says once how much it is for. */
export const saysOneAmount = (order: {
  readonly quantity?: number | undefined;
  readonly notional?: number | undefined;
}): boolean => (order.quantity === undefined) !== (order.notional === undefined);

/** The issue of an order that says it twice, or not at all. */
export const AMOUNT_ISSUE = {
  path: ['quantity'],
  message: 'Say how much either in shares (quantity) or in dollars (notional).',
};

/** What `saysOneAmount` asks for, for those who read the description. */
export const ONE_AMOUNT = [{ required: ['quantity'] }, { required: ['notional'] }];

/** An order to be previewed. */
export const OrderRequestSchema = z
  .strictObject({
    ...ORDER_FIELDS,
    type: z.enum(['market']).default('market').meta({
      description: 'How it is filled: `market` at the latest price.',
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
      description: 'What would be filled, if the gate allows it; empty if the rules refuse it.',
    }),
    cash_after: MoneySchema.nullable().meta({ description: 'Null if the rules refuse the order.' }),
    buying_power_after: MoneySchema.nullable().meta({
      description: 'What could be bought for afterwards: the cash. Null as for `cash_after`.',
    }),
    position_after: PreviewPositionSchema.nullable().meta({
      description: 'Null if nothing would be held, or if the rules refuse the order.',
    }),
    weight_after: z.number().nullable().meta({
      description:
        'The share of the total value that the position would have, 0 to 1. Null as for `cash_after`.',
    }),
    refusal: z.object({ code: ProblemCodeSchema, detail: z.string() }).nullable().meta({
      description:
        'What `POST /api/portfolio/trade` would refuse the order with; null if it would be filled.',
    }),
    verdict: GateVerdictSchema.nullable().meta({
      description:
        'What the gate says, which holds agents to their limits and allows a person everything; null if the rules refuse the order before.',
    }),
  })
  .meta({ id: 'OrderPreview' });
export type OrderPreview = z.infer<typeof OrderPreviewSchema>;
