import { Readable } from 'node:stream';
import {
  BenchmarkSchema,
  CalendarQuerySchema,
  EmptySchema,
  type History,
  HistoryQuerySchema,
  HistorySchema,
  PerformanceSchema,
  PortfolioSchema,
  ProblemSchema,
  ProfitCalendarSchema,
  TradeReceiptSchema,
  TradeRequestSchema,
  TradesPageSchema,
  TradesQuerySchema,
} from '@finally/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refusesWith } from '../kernel/http/route-description.ts';
import { memoizeByIdentity } from '../kernel/memoize.ts';
import { TRADE_REFUSALS, TRADES_REFUSALS } from './refusals.ts';
import type { PortfolioService } from './service.ts';
import type { ValueHistory } from './value-curve/value-history.ts';
import type { WatchlistBenchmark } from './value-curve/watchlist-benchmark.ts';

/**
 * Memoized, because validating and serializing a thousand points takes longer than sending them.
 */
const encodeHistory = memoizeByIdentity((history: History) =>
  Buffer.from(JSON.stringify(HistorySchema.parse(history))),
);

/** The services of an account that the routes need. */
export interface PortfolioServices {
  readonly portfolio: PortfolioService;
  readonly values: ValueHistory;
  readonly benchmark: Pick<WatchlistBenchmark, 'over'>;
}

/** `/api/portfolio`: the account, its trades and its value curve. */
export const portfolioRouter =
  (of: (account_id: string) => PortfolioServices): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/portfolio',
      {
        config: { scope: 'read' },
        schema: {
          tags: ['portfolio'],
          summary: 'Cash and positions, valued at the latest prices',
          response: { 200: PortfolioSchema, default: ProblemSchema },
        },
      },
      async ({ account_id }) => of(account_id).portfolio.portfolio(),
    );

    app.post(
      '/api/portfolio/trade',
      {
        config: { scope: 'trade' },
        schema: {
          tags: ['portfolio'],
          summary: 'Buy or sell at the latest price',
          body: TradeRequestSchema,
          ...refusesWith(TRADE_REFUSALS),
          response: { 201: TradeReceiptSchema, default: ProblemSchema },
        },
      },
      async ({ body, account_id, principal, id }, reply) => {
        const receipt = await of(account_id).portfolio.trade(body, { principal, cause: id });
        return receipt.ok ? reply.code(201).send(receipt.value) : reply.problem(receipt.error);
      },
    );

    app.get(
      '/api/portfolio/history',
      {
        config: { scope: 'read' },
        schema: {
          tags: ['portfolio'],
          summary: 'The value of the account over time',
          querystring: HistoryQuerySchema,
          response: { 200: HistorySchema, default: ProblemSchema },
        },
      },
      async ({ account_id, query }, reply) => {
        const { values } = of(account_id);
        reply.type('application/json; charset=utf-8');
        // Bytes bypass the schema's serializer, but its type does not know that.
        return reply.send(encodeHistory(await values.history(query.range)) as unknown as History);
      },
    );

    app.get(
      '/api/portfolio/benchmark',
      {
        config: { scope: 'read' },
        schema: {
          tags: ['portfolio'],
          summary: 'The value over time of a portfolio that holds the watchlist in equal parts',
          querystring: HistoryQuerySchema,
          response: { 200: BenchmarkSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, query }) => of(account_id).benchmark.over(query.range),
    );

    app.get(
      '/api/portfolio/performance',
      {
        config: { scope: 'read' },
        schema: {
          tags: ['portfolio'],
          summary: 'Profit, return, drawdown, volatility and Sharpe ratio',
          response: { 200: PerformanceSchema, default: ProblemSchema },
        },
      },
      async ({ account_id }) => of(account_id).values.performance(),
    );

    app.get(
      '/api/portfolio/calendar',
      {
        config: { scope: 'read' },
        schema: {
          tags: ['portfolio'],
          summary: 'What was realized on each day of a month, after fees',
          querystring: CalendarQuerySchema,
          response: { 200: ProfitCalendarSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, query }) => of(account_id).portfolio.calendar(query.month),
    );

    app.get(
      '/api/portfolio/trades',
      {
        config: { scope: 'read' },
        schema: {
          tags: ['portfolio'],
          summary:
            'The blotter, a page at a time, newest first; with format=csv all matching trades, oldest first',
          querystring: TradesQuerySchema,
          ...refusesWith(TRADES_REFUSALS),
          response: {
            200: {
              description: 'A page of trades, or all matching trades as CSV.',
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
      async ({ account_id, query }, reply) => {
        const { portfolio } = of(account_id);
        if (query.format === 'csv') {
          reply
            .header('content-disposition', 'attachment; filename="finally-trades.csv"')
            .type('text/csv; charset=utf-8');
          // A stream bypasses the schema's serializer, but its type does not know that.
          return reply.send(
            Readable.from(portfolio.tradesCsv(query, query.separator)) as unknown as string,
          );
        }
        const page = await portfolio.trades(query);
        return page.ok ? reply.send(page.value) : reply.problem(page.error);
      },
    );

    app.post(
      '/api/portfolio/reset',
      {
        config: { scope: 'admin' },
        schema: {
          tags: ['portfolio'],
          summary: 'Start again with the starting cash; past trades are archived',
          body: EmptySchema,
          response: { 200: PortfolioSchema, default: ProblemSchema },
        },
      },
      async ({ account_id }) => of(account_id).portfolio.reset(),
    );
  };
