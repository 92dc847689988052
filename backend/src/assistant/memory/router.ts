import {
  MemoriesSchema,
  MemoryBodySchema,
  MemoryParamsSchema,
  MemorySchema,
  MemorySwitchSchema,
  ProblemSchema,
} from '@finally/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refusesWith } from '../../kernel/http/route-description.ts';
import { ASSISTANT_REFUSALS } from '../refusals.ts';
import type { MemoryService } from './service.ts';

const tags = ['assistant'];

/**
 * `/api/assistant/memories`: what the assistant remembers. Everything that may lift a limit needs the
 * scope `admin`.
 */
export const memoryRouter =
  (of: (account_id: string) => MemoryService): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/assistant/memories',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'What the assistant remembers, with what became of it',
          response: { 200: MemoriesSchema, default: ProblemSchema },
        },
      },
      async ({ account_id }) => of(account_id).list(),
    );

    app.post(
      '/api/assistant/memories',
      {
        config: { scope: 'trade' },
        schema: {
          tags,
          summary: 'Remember something, and enforce it if it is a limit',
          description:
            'Limits that are enforced: "never more than 10 % in one stock" (or in one ticker), "never buy TSLA", "at most $500 per order", "at most $2000 a day", "no more than 5 trades a day", "never lose more than $300 a day".',
          body: MemoryBodySchema,
          ...refusesWith(ASSISTANT_REFUSALS.remember),
          response: { 201: MemorySchema, default: ProblemSchema },
        },
      },
      async ({ account_id, body }, reply) => {
        const remembered = await of(account_id).remember(body.text);
        return remembered.ok
          ? reply.code(201).send(remembered.value)
          : reply.problem(remembered.error);
      },
    );

    app.put(
      '/api/assistant/memories/:id',
      {
        config: { scope: 'admin' },
        schema: {
          tags,
          summary: 'Change what is remembered; what it enforces is read anew',
          params: MemoryParamsSchema,
          body: MemoryBodySchema,
          ...refusesWith(ASSISTANT_REFUSALS.changeMemory),
          response: { 200: MemorySchema, default: ProblemSchema },
        },
      },
      async ({ account_id, params, body }, reply) => {
        const changed = await of(account_id).change(params.id, body.text);
        return changed.ok ? changed.value : reply.problem(changed.error);
      },
    );

    app.delete(
      '/api/assistant/memories/:id',
      {
        config: { scope: 'admin' },
        schema: {
          tags,
          summary: 'Forget something for good',
          params: MemoryParamsSchema,
          ...refusesWith(ASSISTANT_REFUSALS.forgetMemory),
          response: { 204: z.undefined().describe('It is forgotten.'), default: ProblemSchema },
        },
      },
      async ({ account_id, params }, reply) => {
        const forgotten = await of(account_id).forget(params.id);
        return forgotten.ok ? reply.code(204).send() : reply.problem(forgotten.error);
      },
    );

    app.put(
      '/api/assistant/memories',
      {
        config: { scope: 'admin' },
        schema: {
          tags,
          summary: 'Turn the memory on or off, keeping what is in it',
          body: MemorySwitchSchema,
          response: { 200: MemoriesSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, body }) => of(account_id).setEnabled(body.enabled),
    );
  };
