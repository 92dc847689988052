import {
  BarsQuerySchema,
  BarsSchema,
  ProblemSchema,
  SymbolSearchQuerySchema,
  SymbolSearchSchema,
} from '@finally/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { refusesWith } from '../kernel/http/route-description.ts';
import type { MarketService } from './service.ts';
import { INSTRUMENT_REFUSALS } from './symbols/instruments.ts';

/** `/api/market`: symbols and bars. */
export const marketRouter =
  (service: MarketService): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/market/search',
      {
        config: { scope: 'read' },
        schema: {
          tags: ['market'],
          summary: 'Search symbols by ticker or name, best match first',
          querystring: SymbolSearchQuerySchema,
          response: { 200: SymbolSearchSchema, default: ProblemSchema },
        },
      },
      async ({ query }) => service.search(query.q, query.limit),
    );

    app.get(
      '/api/market/bars',
      {
        config: { scope: 'read' },
        schema: {
          tags: ['market'],
          summary: 'Open, high, low, close and volume over time',
          querystring: BarsQuerySchema,
          ...refusesWith(INSTRUMENT_REFUSALS),
          response: { 200: BarsSchema, default: ProblemSchema },
        },
      },
      async ({ query }, reply) => {
        const bars = await service.bars(query);
        return bars.ok ? bars.value : reply.problem(bars.error);
      },
    );
  };
