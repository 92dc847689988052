import { z } from 'zod';
import { MEMORY_KINDS, MEMORY_TEXT_LENGTH_MAX } from '../rules/assistant-memory.ts';
import { isBlank } from '../rules/visible-text.ts';
import { MoneySchema, PercentSchema, TimestampSchema } from '../scalars.ts';
import { TickerSchema } from '../ticker.ts';

export const MemoryLimitSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('ticker_weight'),
      percent: PercentSchema,
      ticker: TickerSchema.nullable().meta({ description: 'Null for every ticker.' }),
    }),
    z.object({
      kind: z.literal('no_trade'),
      side: z.enum(['buy', 'sell']).nullable().meta({ description: 'Null for both.' }),
      ticker: TickerSchema,
    }),
    z.object({ kind: z.literal('message_dollars'), dollars: MoneySchema }),
    z.object({ kind: z.literal('day_dollars'), dollars: MoneySchema }),
    z.object({ kind: z.literal('day_trades'), trades: z.int().positive() }),
    z.object({ kind: z.literal('day_loss'), dollars: MoneySchema }),
  ])
  .meta({
    id: 'MemoryLimit',
    description: 'A limit that the gate enforces for every order of an agent.',
  });
export type MemoryLimit = z.infer<typeof MemoryLimitSchema>;

const MemoryTextSchema = z
  .string()
  .trim()
  .min(1)
  .max(MEMORY_TEXT_LENGTH_MAX)
  .refine((text) => !isBlank(text), 'Write something that can be seen.')
  .meta({ example: 'never more than 10 % in one stock' });

export const MemorySchema = z
  .object({
    id: z.string(),
    text: z.string().meta({ description: 'As the person said it.' }),
    kind: z.enum(MEMORY_KINDS),
    limit: MemoryLimitSchema.nullable().meta({
      description:
        'What the gate enforces because of it; null if it is only told to the model, which may ignore it.',
    }),
    outcome: z.string().nullable().meta({
      description:
        'What became of a plan or a decision about a ticker, from prices and the ledger; null for anything else.',
    }),
    created_at: TimestampSchema,
    updated_at: TimestampSchema,
  })
  .meta({ id: 'Memory' });
export type Memory = z.infer<typeof MemorySchema>;

export const MemoriesSchema = z
  .object({
    enabled: z.boolean().meta({
      description:
        'False: nothing is remembered, told to a model or enforced. What was remembered stays until it is deleted.',
    }),
    memories: z.array(MemorySchema).meta({ description: 'Newest first.' }),
  })
  .meta({ id: 'Memories' });
export type Memories = z.infer<typeof MemoriesSchema>;

export const MemoryBodySchema = z
  .strictObject({ text: MemoryTextSchema })
  .meta({ id: 'MemoryBody' });

export const MemorySwitchSchema = z
  .strictObject({ enabled: z.boolean() })
  .meta({ id: 'MemorySwitch' });

export const MemoryParamsSchema = z.strictObject({ id: z.string().min(1).max(64) });
