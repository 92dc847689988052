import { z } from 'zod';
import { ProblemCodeSchema } from '../problem.ts';
import { END_REASONS, ORDER_STATES } from '../rules/orders/order-terms.ts';
import { MoneySchema, PriceSchema, QuantitySchema } from '../scalars.ts';

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

const OrderRefusalSchema = z.object({ code: ProblemCodeSchema, detail: z.string() });
type OrderRefusal = z.infer<typeof OrderRefusalSchema>;

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
    refusal: OrderRefusalSchema.nullable().meta({
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

/** Returns the preview of an order that is refused before it is decided: nothing would become of it. */
export const refusedPreview = ({ code, detail }: OrderRefusal): OrderPreview => ({
  fills: [],
  total: null,
  state: null,
  reason: null,
  sentence: null,
  cash_after: null,
  buying_power_after: null,
  reserved_after: null,
  position_after: null,
  weight_after: null,
  refusal: { code, detail },
  verdict: null,
  repeats: null,
});
