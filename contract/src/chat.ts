import { z } from 'zod';
import { CHAT_MESSAGE_LENGTH_MAX } from './limits.ts';
import { SideSchema, TradeReceiptSchema } from './portfolio.ts';
import { ProblemCodeSchema } from './problem.ts';
import { ClientIdSchema, QuantitySchema, TimestampSchema } from './scalars.ts';
import { TickerSchema } from './ticker.ts';

export const ChatRequestSchema = z
  .strictObject({
    message: z.string().trim().min(1).max(CHAT_MESSAGE_LENGTH_MAX),
    client_message_id: ClientIdSchema.optional().meta({
      description: 'A retry with the same id returns the first answer and acts once.',
    }),
  })
  .meta({ id: 'ChatRequest' });
export type ChatRequest = z.infer<typeof ChatRequestSchema>;

/** Why an action was refused: the same codes as on every other way in. */
export const ActionErrorSchema = z.object({ code: ProblemCodeSchema, detail: z.string() });
export type ActionError = z.infer<typeof ActionErrorSchema>;

const outcome = <Receipt extends z.ZodType>(receipt: Receipt) => ({
  status: z.enum(['executed', 'rejected']),
  receipt: receipt.nullable().meta({ description: 'From the ledger; null when rejected.' }),
  error: ActionErrorSchema.nullable().meta({ description: 'Null when executed.' }),
});

/**
 * The request keeps the ticker and quantity as the assistant wrote them: one
 * that is refused need not be well formed.
 */
export const TradeActionSchema = z
  .object({
    kind: z.literal('trade'),
    request: z.object({ ticker: z.string(), side: SideSchema, quantity: QuantitySchema }),
    ...outcome(TradeReceiptSchema),
  })
  .meta({ id: 'TradeAction' });
export type TradeAction = z.infer<typeof TradeActionSchema>;

export const WatchlistChangeSchema = z.enum(['add', 'remove']);
export type WatchlistChange = z.infer<typeof WatchlistChangeSchema>;

export const WatchlistReceiptSchema = z.object({
  ticker: TickerSchema,
  name: z.string(),
  changed: z.boolean().meta({ description: 'False where it already was as asked.' }),
});

export const WatchlistActionSchema = z
  .object({
    kind: z.literal('watchlist'),
    request: z.object({ ticker: z.string(), change: WatchlistChangeSchema }),
    ...outcome(WatchlistReceiptSchema),
  })
  .meta({ id: 'WatchlistAction' });
export type WatchlistAction = z.infer<typeof WatchlistActionSchema>;

export const ChatActionSchema = z
  .discriminatedUnion('kind', [TradeActionSchema, WatchlistActionSchema])
  .meta({ id: 'ChatAction' });
export type ChatAction = z.infer<typeof ChatActionSchema>;

/** Who answered: shown to the person, so that nobody mistakes the built-in assistant for a model. */
export const ModelInfoSchema = z.object({
  provider: z.enum(['openrouter', 'openai_compatible', 'offline', 'mock']),
  name: z.string().meta({ example: 'openai/gpt-oss-120b' }),
});
export type ModelInfo = z.infer<typeof ModelInfoSchema>;

export const ChatAnswerSchema = z
  .object({
    id: z.string(),
    message: z.string(),
    actions: z.array(ChatActionSchema),
    model: ModelInfoSchema,
  })
  .meta({ id: 'ChatAnswer' });
export type ChatAnswer = z.infer<typeof ChatAnswerSchema>;

export const ChatMessageSchema = z
  .object({
    id: z.string(),
    role: z.enum(['user', 'assistant']),
    message: z.string(),
    actions: z.array(ChatActionSchema),
    model: ModelInfoSchema.nullable().meta({ description: 'Null for what the person wrote.' }),
    created_at: TimestampSchema,
  })
  .meta({ id: 'ChatMessage' });
export type ChatMessage = z.infer<typeof ChatMessageSchema>;

export const ChatHistorySchema = z
  .object({ messages: z.array(ChatMessageSchema).meta({ description: 'Oldest first.' }) })
  .meta({ id: 'ChatHistory' });
export type ChatHistory = z.infer<typeof ChatHistorySchema>;
