import {
  ProblemSchema,
  WatchlistChangesSchema,
  WatchlistCreateSchema,
  WatchlistEntryAddSchema,
  WatchlistEntryMoveSchema,
  WatchlistEntryParamsSchema,
  WatchlistEntrySchema,
  WatchlistParamsSchema,
  WatchlistSchema,
  WatchlistSummarySchema,
  WatchlistsSchema,
} from '@finally/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refusesWith } from '../kernel/http/route-description.ts';
import { WATCHLIST_REFUSALS } from './refusals.ts';
import type { WatchlistService } from './service.ts';

const tags = ['watchlist'];
const nothing = (description: string) => ({
  204: z.undefined().describe(description),
  default: ProblemSchema,
});

/** `/api/watchlists`: named watchlists. The tickers on all of them are followed. */
export const namedListsRouter =
  (of: (account_id: string) => WatchlistService): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/watchlists',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'The watchlists, in order',
          response: { 200: WatchlistsSchema, default: ProblemSchema },
        },
      },
      async ({ account_id }) => of(account_id).lists(),
    );

    app.post(
      '/api/watchlists',
      {
        config: { scope: 'trade' },
        schema: {
          tags,
          summary: 'Create a watchlist',
          body: WatchlistCreateSchema,
          ...refusesWith(WATCHLIST_REFUSALS.create),
          response: { 201: WatchlistSummarySchema, default: ProblemSchema },
        },
      },
      async ({ account_id, body }, reply) => {
        const created = await of(account_id).create(body.name);
        return created.ok ? reply.code(201).send(created.value) : reply.problem(created.error);
      },
    );

    app.get(
      '/api/watchlists/:list',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'The tickers of a watchlist, with their latest prices',
          params: WatchlistParamsSchema,
          ...refusesWith(WATCHLIST_REFUSALS.entriesOf),
          response: { 200: WatchlistSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, params }, reply) => {
        const entries = await of(account_id).entriesOf(params.list);
        return entries.ok ? entries.value : reply.problem(entries.error);
      },
    );

    app.patch(
      '/api/watchlists/:list',
      {
        config: { scope: 'trade' },
        schema: {
          tags,
          summary: 'Rename a watchlist, or change its position',
          params: WatchlistParamsSchema,
          body: WatchlistChangesSchema,
          ...refusesWith(WATCHLIST_REFUSALS.change),
          response: { 200: WatchlistSummarySchema, default: ProblemSchema },
        },
      },
      async ({ account_id, params, body }, reply) => {
        const changed = await of(account_id).change(params.list, body);
        return changed.ok ? changed.value : reply.problem(changed.error);
      },
    );

    app.delete(
      '/api/watchlists/:list',
      {
        config: { scope: 'trade' },
        schema: {
          tags,
          summary: 'Delete a watchlist',
          params: WatchlistParamsSchema,
          ...refusesWith(WATCHLIST_REFUSALS.delete),
          response: nothing('The watchlist was deleted.'),
        },
      },
      async ({ account_id, params }, reply) => {
        const deleted = await of(account_id).delete(params.list);
        return deleted.ok ? reply.code(204).send() : reply.problem(deleted.error);
      },
    );

    app.post(
      '/api/watchlists/:list/entries',
      {
        config: { scope: 'trade' },
        schema: {
          tags,
          summary: 'Add a ticker to a watchlist',
          params: WatchlistParamsSchema,
          body: WatchlistEntryAddSchema,
          ...refusesWith(WATCHLIST_REFUSALS.add),
          response: {
            200: WatchlistEntrySchema.meta({ description: 'The ticker was on the list already.' }),
            201: WatchlistEntrySchema.meta({ description: 'The ticker was added.' }),
            default: ProblemSchema,
          },
        },
      },
      async ({ account_id, params, body }, reply) => {
        const { ticker, position } = body;
        const added = await of(account_id).add(ticker, { list_id: params.list, position });
        if (!added.ok) return reply.problem(added.error);
        return reply.code(added.value.changed ? 201 : 200).send(added.value.entry);
      },
    );

    app.patch(
      '/api/watchlists/:list/entries/:ticker',
      {
        config: { scope: 'trade' },
        schema: {
          tags,
          summary: 'Move a ticker within a watchlist',
          params: WatchlistEntryParamsSchema,
          body: WatchlistEntryMoveSchema,
          ...refusesWith(WATCHLIST_REFUSALS.move),
          response: nothing('The ticker was moved.'),
        },
      },
      async ({ account_id, params, body }, reply) => {
        const moved = await of(account_id).move(params.ticker, body.position, params.list);
        return moved.ok ? reply.code(204).send() : reply.problem(moved.error);
      },
    );

    app.delete(
      '/api/watchlists/:list/entries/:ticker',
      {
        config: { scope: 'trade' },
        schema: {
          tags,
          summary: 'Remove a ticker from a watchlist',
          params: WatchlistEntryParamsSchema,
          ...refusesWith(WATCHLIST_REFUSALS.remove),
          response: nothing('The ticker was removed.'),
        },
      },
      async ({ account_id, params }, reply) => {
        const removed = await of(account_id).remove(params.ticker, params.list);
        return removed.ok ? reply.code(204).send() : reply.problem(removed.error);
      },
    );
  };
