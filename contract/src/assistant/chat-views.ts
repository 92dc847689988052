import { z } from 'zod';
import { BarIntervalSchema } from '../market.ts';
import { TickerSchema } from '../ticker.ts';

/** The panels that an answer can open. */
export const SHOWN_PANELS = [
  'watchlist',
  'chart',
  'trade',
  'positions',
  'orders',
  'heatmap',
  'value',
  'movers',
  'news',
  'scanner',
  'blotter',
  'performance',
  'ladder',
  'tape',
  'journal',
] as const;

/** The lists that an answer can show as a table. */
export const SHOWN_TABLES = ['positions', 'orders', 'watchlist'] as const;

/** The most tickers of one chart. */
export const CHARTED_MAX = 4;

/**
 * What an answer shows beside its text. The page draws it with the data of the account and the market;
 * an assistant only chooses what is shown, so nothing in it can be wrong or do anything.
 */
export const ChatViewSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('chart'),
      tickers: z.array(TickerSchema).min(1).max(CHARTED_MAX).meta({
        description: 'Several are compared by their change in percent.',
      }),
      interval: BarIntervalSchema,
    }),
    z.object({ kind: z.literal('table'), of: z.enum(SHOWN_TABLES) }),
    z.object({
      kind: z.literal('panel'),
      panel: z.enum(SHOWN_PANELS),
      tickers: z.array(TickerSchema).max(CHARTED_MAX).meta({
        description: 'What the panel is set to; a chart compares the second with the first.',
      }),
      interval: BarIntervalSchema.nullable().meta({
        description: 'Of a chart; null keeps its own.',
      }),
    }),
  ])
  .meta({ id: 'ChatView' });
export type ChatView = z.infer<typeof ChatViewSchema>;
