import { Readable } from 'node:stream';
import {
  AccountChangesSchema,
  AccountDetailsSchema,
  AccountErasureSchema,
  AccountForkSchema,
  AccountRequestSchema,
  AccountResetSchema,
  AccountSchema,
  AccountsSchema,
  EmptySchema,
  ProblemSchema,
} from '@finally/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refusesWith } from '../../kernel/http/route-description.ts';
import { mayUse } from '../../kernel/principal.ts';
import { ACCOUNT_REFUSALS } from './refusals.ts';
import type { AccountRegistry } from './registry.ts';

const tags = ['accounts'];

/** `/api/accounts`: which accounts there are, and new ones. */
export const accountsRouter =
  (registry: AccountRegistry): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/accounts',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'The accounts, with their values; with a key only its own',
          response: { 200: AccountsSchema, default: ProblemSchema },
        },
      },
      async ({ principal }) => ({
        accounts: [...(await registry.list((account_id) => mayUse(principal, account_id)))],
      }),
    );

    app.post(
      '/api/accounts',
      {
        config: { scope: 'admin' },
        schema: {
          tags,
          summary: 'Create an account',
          body: AccountRequestSchema,
          ...refusesWith(ACCOUNT_REFUSALS.create),
          response: { 201: AccountSchema, default: ProblemSchema },
        },
      },
      async ({ body }, reply) => {
        const made = await registry.create(body);
        return made.ok ? reply.code(201).send(made.value) : reply.problem(made.error);
      },
    );
  };

/** `/api/account` and what is done to an account as a whole. */
export const accountRouter =
  (registry: AccountRegistry): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/account',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'The account, with the ledgers that resets closed',
          response: { 200: AccountDetailsSchema, default: ProblemSchema },
        },
      },
      async ({ account_id }) => registry.details(account_id),
    );

    app.patch(
      '/api/account',
      {
        config: { scope: 'admin' },
        schema: {
          tags,
          summary: 'Rename the account, or change its color',
          body: AccountChangesSchema,
          ...refusesWith(ACCOUNT_REFUSALS.change),
          response: { 200: AccountSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, body }, reply) => {
        const changed = await registry.change(account_id, body);
        return changed.ok ? reply.send(changed.value) : reply.problem(changed.error);
      },
    );

    app.post(
      '/api/reset',
      {
        config: { scope: 'admin' },
        schema: {
          tags,
          summary: 'Start the account again; past trades are archived',
          description:
            'Open orders are canceled. Settings, keys, watchlists, alerts and the conversation stay.',
          body: AccountResetSchema,
          response: { 200: AccountSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, body }) => registry.reset(account_id, body),
    );

    app.post(
      '/api/fork',
      {
        config: { scope: 'admin', allows_archived: true },
        schema: {
          tags,
          summary: 'Copy the account as it is now',
          description:
            'The copy has its cash, positions, open orders, value curve, watchlists, workspaces, scans, waiting alerts and settings. Trades, conversation and keys stay with the original.',
          body: AccountForkSchema,
          ...refusesWith(ACCOUNT_REFUSALS.fork),
          response: { 201: AccountSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, body }, reply) => {
        const made = await registry.fork(account_id, body);
        return made.ok ? reply.code(201).send(made.value) : reply.problem(made.error);
      },
    );

    app.post(
      '/api/archive',
      {
        config: { scope: 'admin' },
        schema: {
          tags,
          summary: 'Archive the account: open orders are canceled, and it can only be read',
          body: EmptySchema,
          ...refusesWith(ACCOUNT_REFUSALS.archive),
          response: { 200: AccountSchema, default: ProblemSchema },
        },
      },
      async ({ account_id }, reply) => {
        const archived = await registry.archive(account_id);
        return archived.ok ? reply.send(archived.value) : reply.problem(archived.error);
      },
    );

    app.post(
      '/api/restore',
      {
        config: { scope: 'admin', allows_archived: true },
        schema: {
          tags,
          summary: 'Use an archived account again',
          body: EmptySchema,
          response: { 200: AccountSchema, default: ProblemSchema },
        },
      },
      async ({ account_id }) => registry.restore(account_id),
    );

    app.get(
      '/api/export',
      {
        config: { scope: 'admin' },
        schema: {
          tags,
          summary: 'Everything that is stored of the account, past ledgers included',
          response: {
            200: {
              description: 'The rows of each table by its name; pictures are base64.',
              content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } },
            },
            default: {
              description: 'Why not.',
              content: { 'application/problem+json': { schema: ProblemSchema } },
            },
          },
        },
      },
      async ({ account_id }, reply) => {
        reply
          .header('content-disposition', 'attachment; filename="finally-account.json"')
          .type('application/json; charset=utf-8');
        // A stream bypasses the schema's serializer, but its type does not know that.
        return reply.send(
          Readable.from(registry.export(account_id)) as unknown as Record<string, unknown>,
        );
      },
    );

    app.post(
      '/api/erase',
      {
        config: { scope: 'admin', allows_archived: true },
        schema: {
          tags,
          summary: 'Delete everything that is stored of the account; export it first',
          body: AccountErasureSchema,
          ...refusesWith(ACCOUNT_REFUSALS.erase),
          response: {
            204: z.undefined().describe('The account was erased.'),
            default: ProblemSchema,
          },
        },
      },
      async ({ account_id, body }, reply) => {
        const erased = await registry.erase(account_id, body.name);
        return erased.ok ? reply.code(204).send() : reply.problem(erased.error);
      },
    );
  };
