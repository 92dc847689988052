import {
  ProblemSchema,
  TickerParamsSchema,
  WatchlistAddSchema,
  WatchlistEntrySchema,
  WatchlistSchema,
} from '@finally/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refusesWith } from '../kernel/http/route-description.ts';
import { WATCHLIST_REFUSALS } from './refusals.ts';
import type { WatchlistService } from './service.ts';

/** `/api/watchlist`: the tickers on the default list. */
export const watchlistRouter =
  (of: (account_id: string) => WatchlistService): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/watchlist',
      {
        config: { scope: 'read' },
        schema: {
          tags: ['watchlist'],
          summary: 'The watched tickers with their latest prices',
          response: { 200: WatchlistSchema, default: ProblemSchema },
        },
      },
      async ({ account_id }) => of(account_id).list(),
    );

    app.post(
      '/api/watchlist',
      {
        config: { scope: 'trade' },
        schema: {
          tags: ['watchlist'],
          summary: 'Watch a ticker',
          body: WatchlistAddSchema,
          ...refusesWith(WATCHLIST_REFUSALS.add),
          response: {
            200: WatchlistEntrySchema.meta({ description: 'The ticker was on the list already.' }),
            201: WatchlistEntrySchema.meta({ description: 'The ticker was added.' }),
            default: ProblemSchema,
          },
        },
      },
      async ({ account_id, body }, reply) => {
        const added = await of(account_id).add(body.ticker);
        if (!added.ok) return reply.problem(added.error);
        return reply.code(added.value.changed ? 201 : 200).send(added.value.entry);
      },
    );

    app.delete(
      '/api/watchlist/:ticker',
      {
        config: { scope: 'trade' },
        schema: {
          tags: ['watchlist'],
          summary: 'Stop watching a ticker',
          params: TickerParamsSchema,
          ...refusesWith(WATCHLIST_REFUSALS.remove),
          response: {
            204: z.undefined().describe('The ticker was removed.'),
            default: ProblemSchema,
          },
        },
      },
      async ({ account_id, params }, reply) => {
        const removed = await of(account_id).remove(params.ticker);
        return removed.ok ? reply.code(204).send() : reply.problem(removed.error);
      },
    );
  };
