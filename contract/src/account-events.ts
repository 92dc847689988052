import { z } from 'zod';
import { ChatProgressSchema } from './assistant/chat-progress.ts';
import { TradeReceiptSchema } from './portfolio.ts';
import type { AccountEventName } from './rules/account-event-names.ts';
import { ORDER_STEPS } from './rules/orders/order-terms.ts';

/** `data` of each `event` of the account stream. It names what a client should fetch again. */
export const AccountEventDataSchema = {
  portfolio: z.discriminatedUnion('change', [
    TradeReceiptSchema.extend({ change: z.literal('trade') }),
    z.object({ change: z.literal('reset') }),
  ]),
  order: z.object({
    order_id: z.string(),
    change: z.enum(ORDER_STEPS).meta({
      description:
        'What happened to the order. A fill sends a `portfolio` event as well. A trade of `POST /api/portfolio/trade` sends its `portfolio` events only, with the id of its order in `trade.order_id`.',
    }),
  }),
  proposal: z.object({
    id: z.string(),
    change: z.enum(['asked', 'repriced', 'decided']),
  }),
  watchlist: z.object({
    list_id: z.string().nullable().meta({
      description:
        'The list that changed; null if the set of lists, their names or their order changed.',
    }),
  }),
  alert: z.object({ ids: z.array(z.string()) }),
  chat: z.object({
    change: z.enum([
      'asked',
      'answered',
      'decided',
      'cleared',
      'suggestion_dismissed',
      'remembered',
    ]),
  }),
  chat_progress: ChatProgressSchema,
  settings: z.object({ version: z.int() }),
  workspace: z.object({
    name: z.string(),
    change: z.enum(['saved', 'deleted']),
  }),
  scan: z.object({
    name: z.string(),
    change: z.enum(['saved', 'renamed', 'deleted']),
  }),
  trade_note: z.object({ trade_id: z.string() }),
  account: z.object({
    change: z.enum(['created', 'changed', 'archived', 'restored', 'keys']).meta({
      description: 'What happened to the account itself, or that its keys changed.',
    }),
  }),
  reset: z.object({
    sequence: z.int().nonnegative().meta({ description: 'The newest event of the account.' }),
  }),
} as const;

/** One event of the account stream. */
export type AccountStreamEvent = {
  [Name in AccountEventName]: {
    readonly name: Name;
    readonly data: z.infer<(typeof AccountEventDataSchema)[Name]>;
  };
}[AccountEventName];
