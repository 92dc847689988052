import { z } from 'zod';
import { OrderChangeSchema, OrderRequestSchema } from './orders/order-request.ts';
import { ProblemCodeSchema } from './problem.ts';
import { PriceSchema, TimestampSchema } from './scalars.ts';
import { TickerSchema } from './ticker.ts';

/** What a program asks for and a person has to approve. */
export const AskedActionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('place'), order: OrderRequestSchema }),
  z.object({ kind: z.literal('replace'), order_id: z.string(), change: OrderChangeSchema }),
  z.object({ kind: z.literal('cancel'), order_id: z.string() }),
  z.object({ kind: z.literal('cancel_all'), ticker: TickerSchema.nullable() }),
]);
export type AskedAction = z.infer<typeof AskedActionSchema>;

export const ProposalSchema = z
  .object({
    id: z.string(),
    asked: AskedActionSchema,
    sentence: z.string().meta({ description: 'What is asked for, in words.' }),
    shown_price: PriceSchema.nullable().meta({
      description:
        'The price of a market order when it was asked for, or when its approval last failed; null for anything else.',
    }),
    source: z.string().meta({ description: 'The `source` that its order will have.' }),
    key_label: z.string().nullable().meta({ description: 'The label of the key that asked.' }),
    client: z.string().nullable().meta({
      description: 'What the program calls itself, which nobody checks; null if it does not say.',
    }),
    state: z.enum(['pending', 'executed', 'refused', 'declined', 'expired']),
    error: z.object({ code: ProblemCodeSchema, detail: z.string() }).nullable().meta({
      description: 'Why it was refused when it was approved; null if it was not.',
    }),
    order_id: z.string().nullable().meta({
      description: 'The order that was placed, changed or canceled.',
    }),
    created_at: TimestampSchema,
    expires_at: TimestampSchema,
    decided_at: TimestampSchema.nullable(),
  })
  .meta({ id: 'Proposal' });
export type Proposal = z.infer<typeof ProposalSchema>;

export const ProposalsSchema = z
  .object({
    proposals: z.array(ProposalSchema).meta({
      description: 'Those that wait, oldest first, and then the newest decided ones.',
    }),
  })
  .meta({ id: 'Proposals' });
export type Proposals = z.infer<typeof ProposalsSchema>;

export const ProposalParamsSchema = z.strictObject({ id: z.string().min(1).max(64) });

export const ProposalApprovalSchema = z
  .strictObject({
    price: PriceSchema.positive().optional().meta({
      description: 'The price that the person saw; by default `shown_price`.',
    }),
  })
  .meta({ id: 'ProposalApproval' });
