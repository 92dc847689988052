import {
  HeadlinesQuerySchema,
  HeadlinesSchema,
  MoversQuerySchema,
  MoversSchema,
  ProblemSchema,
} from '@finally/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { HeadlineLog } from '../news/headline-log.ts';
import type { MarketBoard } from './market-board.ts';

export interface MarketWideParts {
  readonly board: MarketBoard;
  readonly headlines: HeadlineLog;
}

/** `/api/market/movers` and `/api/market/headlines`: what happens in the whole market. */
export const marketWideRouter =
  ({ board, headlines }: MarketWideParts): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/market/movers',
      {
        config: { scope: 'read' },
        schema: {
          tags: ['market'],
          summary: 'The largest movers of the whole market today',
          querystring: MoversQuerySchema,
          response: { 200: MoversSchema, default: ProblemSchema },
        },
      },
      async ({ query }) => board.movers(query.kind, query.limit),
    );

    app.get(
      '/api/market/headlines',
      {
        config: { scope: 'read' },
        schema: {
          tags: ['market'],
          summary: 'Headlines of the whole market, newest first',
          querystring: HeadlinesQuerySchema,
          response: { 200: HeadlinesSchema, default: ProblemSchema },
        },
      },
      async ({ query }) => headlines.list(query),
    );
  };
