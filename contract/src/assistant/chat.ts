import { z } from 'zod';
import { SideSchema } from '../orders/order-fields.ts';
import { TradeReceiptSchema } from '../portfolio.ts';
import { CHAT_MESSAGE_LENGTH_MAX } from '../rules/limits.ts';
import { isBlank } from '../rules/visible-text.ts';
import {
  ClientIdSchema,
  PriceSchema,
  QuantitySchema,
  SentPriceSchema,
  TimestampSchema,
} from '../scalars.ts';
import { TickerSchema } from '../ticker.ts';
import { AlertActionSchema } from './chat-alerts.ts';
import {
  OrderActionSchema,
  OrderCancelActionSchema,
  OrderChangeActionSchema,
} from './chat-orders.ts';
import { outcome } from './chat-outcome.ts';
import { ChatProgressSchema, ChatStepSchema } from './chat-progress.ts';
import { ChatViewSchema } from './chat-views.ts';

export const ChatRequestSchema = z
  .strictObject({
    message: z
      .string()
      .trim()
      .min(1)
      .max(CHAT_MESSAGE_LENGTH_MAX)
      .refine((message) => !isBlank(message), 'Write something that can be seen.')
      .meta({ example: 'Buy 2 NVDA' }),
    client_message_id: ClientIdSchema.optional().meta({
      description: 'A retry with the same id returns the first answer and acts once.',
    }),
    only_if_received: z
      .boolean()
      .optional()
      .meta({
        description:
          'True asks for the answer of an earlier request with the same id. If none was received, ' +
          'it is refused with `message_not_received` and nothing is done.',
      }),
  })
  .meta({ id: 'ChatRequest' });
export type ChatRequest = z.infer<typeof ChatRequestSchema>;

/**
 * The request keeps ticker and quantity as the assistant wrote them, because a refused action need
 * not be well-formed.
 */
export const TradeActionSchema = z
  .object({
    kind: z.literal('trade'),
    request: z.object({ ticker: z.string(), side: SideSchema, quantity: QuantitySchema }),
    ...outcome(TradeReceiptSchema),
    shown_price: PriceSchema.nullable().meta({
      description:
        'The price at which it was proposed, in dollars per share; null unless proposed, or if there was none.',
    }),
  })
  .meta({ id: 'TradeAction' });
export type TradeAction = z.infer<typeof TradeActionSchema>;

export const WatchlistChangeSchema = z.enum(['add', 'remove']);
export type WatchlistChange = z.infer<typeof WatchlistChangeSchema>;

export const WatchlistReceiptSchema = z.object({
  ticker: TickerSchema,
  name: z.string(),
  changed: z.boolean().meta({ description: 'False if the list was already as requested.' }),
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
  .discriminatedUnion('kind', [
    TradeActionSchema,
    OrderActionSchema,
    OrderChangeActionSchema,
    OrderCancelActionSchema,
    WatchlistActionSchema,
    AlertActionSchema,
  ])
  .meta({ id: 'ChatAction' });
export type ChatAction = z.infer<typeof ChatActionSchema>;

/**
 * The author of an answer, shown so that nobody mistakes the built-in assistant for a model.
 * `program` answers commands to FinAlly itself, such as a halt, without a model.
 */
export const ModelInfoSchema = z.object({
  provider: z.enum(['openrouter', 'openai_compatible', 'offline', 'mock', 'program']),
  name: z.string().meta({ example: 'openai/gpt-oss-120b' }),
});
export type ModelInfo = z.infer<typeof ModelInfoSchema>;

/** Fields beside the text of an answer; null for messages of the person. */
const aside = {
  notice: z.string().nullable().meta({
    description: 'A notice about who answered; null if nothing is unusual.',
    example: 'openai/gpt-oss-120b is not answering. The built-in assistant answered in its place.',
  }),
  intent: z.string().nullable().meta({
    description: "The model's own text, where the message differs from it because the ledger does.",
  }),
  steps: z.array(ChatStepSchema).optional().meta({
    description: 'What the model looked up before it answered; left out if nothing was.',
  }),
  views: z.array(ChatViewSchema).optional().meta({
    description:
      'What the answer shows beside its text; left out if nothing. The page that asked opens its panels.',
  }),
};

const LEDGER_DESCRIPTION =
  "The program's own line, made from the actions as they stand: receipts, what waits, refusals, " +
  'or that nothing was traded or changed. No model writes in it.';

const ANSWER_DESCRIPTION =
  "What the assistant wrote. In a model's text, a figure that differs from the account or is not " +
  'known is followed by a mark between ⟦ and ⟧, which only the program writes.';

export const ChatAnswerSchema = z
  .object({
    id: z.string(),
    message: z.string().meta({ description: ANSWER_DESCRIPTION }),
    actions: z.array(ChatActionSchema),
    model: ModelInfoSchema,
    ...aside,
    ledger: z.string().meta({
      description: LEDGER_DESCRIPTION,
      example: 'Bought 2 NVDA at $125.00 for $250.00.',
    }),
  })
  .meta({ id: 'ChatAnswer' });
export type ChatAnswer = z.infer<typeof ChatAnswerSchema>;

export const ChatMessageSchema = z
  .object({
    id: z.string(),
    role: z.enum(['user', 'assistant']),
    message: z.string(),
    actions: z.array(ChatActionSchema),
    model: ModelInfoSchema.nullable().meta({ description: 'Null for messages of the person.' }),
    ...aside,
    ledger: z
      .string()
      .nullable()
      .meta({
        description: `${LEDGER_DESCRIPTION} Null for messages of the person.`,
        example: 'Nothing was traded or changed.',
      }),
    created_at: TimestampSchema,
  })
  .meta({ id: 'ChatMessage' });
export type ChatMessage = z.infer<typeof ChatMessageSchema>;

export const ChatHistorySchema = z
  .object({
    messages: z.array(ChatMessageSchema).meta({ description: 'Oldest first.' }),
    progress: ChatProgressSchema.nullable().optional().meta({
      description:
        'How far the message is that is being answered; null if none is. `chat_progress` events of the account stream continue it.',
    }),
  })
  .meta({ id: 'ChatHistory' });
export type ChatHistory = z.infer<typeof ChatHistorySchema>;

export const ChatCancelRequestSchema = z
  .strictObject({ client_message_id: ClientIdSchema })
  .meta({ id: 'ChatCancelRequest' });
export type ChatCancelRequest = z.infer<typeof ChatCancelRequestSchema>;

export const ChatCancelSchema = z
  .object({
    cancelled: z.boolean().meta({
      description:
        'True if none of its actions had begun: none will be executed, and the message fails with `cancelled`.',
    }),
  })
  .meta({ id: 'ChatCancel' });
export type ChatCancel = z.infer<typeof ChatCancelSchema>;

export const ChatActionParamsSchema = z.strictObject({ id: z.string().min(1).max(64) });

export const ApproveRequestSchema = z
  .strictObject({
    price: SentPriceSchema.optional().meta({
      description:
        "The price that the person saw, if it differs from the proposal's. An approval fills within the band around it.",
      example: 190.12,
    }),
  })
  .meta({ id: 'ApproveRequest' });
export type ApproveRequest = z.infer<typeof ApproveRequestSchema>;
