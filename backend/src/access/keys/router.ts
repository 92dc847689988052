import {
  ApiKeyParamsSchema,
  ApiKeyRequestSchema,
  ApiKeySchema,
  ApiKeysSchema,
  type Gateway,
  NewApiKeySchema,
  ProblemSchema,
} from '@finally/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { refusesWith } from '../../kernel/http/route-description.ts';
import type { ApiKeys } from './api-keys.ts';
import { KEY_REFUSALS } from './refusals.ts';

const tags = ['accounts'];

/**
 * `/api/keys`: the keys by which programs use an account.
 *
 * @param gateways what programs may speak to the server, besides its own API
 */
export const keysRouter =
  (keys: ApiKeys, gateways: readonly Gateway[]): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/keys',
      {
        config: { scope: 'admin' },
        schema: {
          tags,
          summary: 'The keys of the account, revoked ones too, without their secrets',
          response: { 200: ApiKeysSchema, default: ProblemSchema },
        },
      },
      async ({ account_id }) => ({
        keys: [...keys.list(account_id)],
        gateways: [...gateways],
      }),
    );

    app.post(
      '/api/keys',
      {
        config: { scope: 'admin' },
        schema: {
          tags,
          summary: 'Make a key; the answer alone shows its secret',
          description:
            'The limits of agents bind what is ordered with a key. It reaches this account only, and paths without an account mean this account.',
          body: ApiKeyRequestSchema,
          ...refusesWith(KEY_REFUSALS.add),
          response: { 201: NewApiKeySchema, default: ProblemSchema },
        },
      },
      async ({ account_id, body }, reply) => {
        const made = await keys.add(account_id, body);
        return made.ok ? reply.code(201).send(made.value) : reply.problem(made.error);
      },
    );

    app.delete(
      '/api/keys/:key',
      {
        config: { scope: 'admin', allows_archived: true },
        schema: {
          tags,
          summary: 'Revoke a key',
          params: ApiKeyParamsSchema,
          ...refusesWith(KEY_REFUSALS.revoke),
          response: { 200: ApiKeySchema, default: ProblemSchema },
        },
      },
      async ({ account_id, params }, reply) => {
        const revoked = await keys.revoke(account_id, params.key);
        return revoked.ok ? reply.send(revoked.value) : reply.problem(revoked.error);
      },
    );
  };
