import {
  AccountComparisonSchema,
  COMPARED_ACCOUNTS_MAX,
  ComparisonQuerySchema,
  ProblemSchema,
} from '@finally/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { refusesWith } from '../../kernel/http/route-description.ts';
import { mayUse } from '../../kernel/principal.ts';
import type { AccountComparer } from './account-comparer.ts';

/** `/api/accounts/compare`: accounts beside each other, and beside not trading. */
export const comparisonRouter =
  (comparer: AccountComparer): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/accounts/compare',
      {
        config: { scope: 'read' },
        schema: {
          tags: ['accounts'],
          summary: 'Compare accounts over the time in which all of them were open',
          querystring: ComparisonQuerySchema,
          ...refusesWith(['not_found']),
          response: { 200: AccountComparisonSchema, default: ProblemSchema },
        },
      },
      async ({ principal, query }, reply) => {
        const ids = [...new Set(query.ids.split(',').map((id) => id.trim()))].filter(Boolean);
        if (ids.length === 0 || ids.length > COMPARED_ACCOUNTS_MAX) {
          return reply.problem({
            code: 'invalid_request',
            detail: `Name one to ${COMPARED_ACCOUNTS_MAX} accounts.`,
          });
        }
        if (!ids.every((id) => mayUse(principal, id))) {
          return reply.problem({
            code: 'account_not_allowed',
            detail: 'These credentials are for another account.',
          });
        }
        const comparison = await comparer.compare(ids);
        return comparison
          ? reply.send(comparison)
          : reply.problem({ code: 'not_found', detail: 'One of the accounts does not exist.' });
      },
    );
  };
