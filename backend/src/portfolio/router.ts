import { Readable } from 'node:stream';
import {
  BenchmarkSchema,
  EmptySchema,
  type History,
  HistoryQuerySchema,
  HistorySchema,
  PerformanceSchema,
  PortfolioSchema,
  ProblemSchema,
  TradeReceiptSchema,
  TradeRequestSchema,
  TradesPageSchema,
  TradesQuerySchema,
} from '@finally/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { oncePer } from '../kernel/once.ts';
import { refusesWith } from '../kernel/route-description.ts';
import type { PortfolioService } from './service.ts';
import { TRADE_REFUSALS } from './trade-refusals.ts';
import type { ValueHistory } from './value-curve/value-history.ts';
import type { WatchlistBenchmark } from './value-curve/watchlist-benchmark.ts';

/** Everybody who is let in, until requests carry their principal. */
const PERSON = { kind: 'person', source: 'person' } as const;

/** A thousand points take longer to check and to write out than to send. */
const encodeHistory = oncePer((history: History) =>
  Buffer.from(JSON.stringify(HistorySchema.parse(history))),
);

/** `/api/portfolio`: the account, its trades and its value curve. */
export const portfolioRouter =
  (
    service: PortfolioService,
    values: ValueHistory,
    benchmark: Pick<WatchlistBenchmark, 'over'>,
  ): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/portfolio',
      {
        schema: {
          tags: ['portfolio'],
          summary: 'Cash and positions, valued at the latest prices',
          response: { 200: PortfolioSchema, default: ProblemSchema },
        },
      },
      async () => service.portfolio(),
    );

    app.post(
      '/api/portfolio/trade',
      {
        schema: {
          tags: ['portfolio'],
          summary: 'Buy or sell at the latest price',
          body: TradeRequestSchema,
          ...refusesWith(...new Set(TRADE_REFUSALS)),
          response: { 201: TradeReceiptSchema, default: ProblemSchema },
        },
      },
      async ({ body, id }, reply) => {
        const receipt = await service.trade(body, { principal: PERSON, cause: id });
        return receipt.ok ? reply.code(201).send(receipt.value) : reply.problem(receipt.error);
      },
    );

    app.get(
      '/api/portfolio/history',
      {
        schema: {
          tags: ['portfolio'],
          summary: 'What the account was worth over time',
          querystring: HistoryQuerySchema,
          response: { 200: HistorySchema, default: ProblemSchema },
        },
      },
      async ({ query }, reply) => {
        reply.type('application/json; charset=utf-8');
        // Bytes pass the schema's serialiser by; its type only knows what passes through.
        return reply.send(encodeHistory(await values.history(query.range)) as unknown as History);
      },
    );

    app.get(
      '/api/portfolio/benchmark',
      {
        schema: {
          tags: ['portfolio'],
          summary: 'What the watchlist, held in equal parts, would have been worth over time',
          querystring: HistoryQuerySchema,
          response: { 200: BenchmarkSchema, default: ProblemSchema },
        },
      },
      async ({ query }) => benchmark.over(query.range),
    );

    app.get(
      '/api/portfolio/performance',
      {
        schema: {
          tags: ['portfolio'],
          summary: 'Profit, return, drawdown, volatility and Sharpe ratio',
          response: { 200: PerformanceSchema, default: ProblemSchema },
        },
      },
      async () => values.performance(),
    );

    app.get(
      '/api/portfolio/trades',
      {
        schema: {
          tags: ['portfolio'],
          summary: 'The blotter, newest first; with format=csv all that is meant, oldest first',
          querystring: TradesQuerySchema,
          ...refusesWith('invalid_cursor'),
          response: {
            200: {
              description: 'A page of trades, or all of them as CSV.',
              content: {
                'application/json': { schema: TradesPageSchema },
                'text/csv': { schema: z.string() },
              },
            },
            default: {
              description: 'Why not.',
              content: { 'application/problem+json': { schema: ProblemSchema } },
            },
          },
        },
      },
      async ({ query }, reply) => {
        if (query.format === 'csv') {
          reply
            .header('content-disposition', 'attachment; filename="finally-trades.csv"')
            .type('text/csv; charset=utf-8');
          // A stream passes the schema's serialiser by; its type only knows what passes through.
          return reply.send(
            Readable.from(service.tradesCsv(query, query.separator)) as unknown as string,
          );
        }
        const page = await service.trades(query);
        return page.ok ? reply.send(page.value) : reply.problem(page.error);
      },
    );

    app.post(
      '/api/portfolio/reset',
      {
        schema: {
          tags: ['portfolio'],
          summary: 'Start again with the starting cash; past trades are archived',
          body: EmptySchema,
          response: { 200: PortfolioSchema, default: ProblemSchema },
        },
      },
      async () => service.reset(),
    );
  };
