import {
  AlertChangesSchema,
  AlertParamsSchema,
  AlertRequestSchema,
  AlertSchema,
  AlertsSchema,
  AlertsSeenSchema,
  EmptySchema,
  ProblemSchema,
} from '@finally/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refusesWith } from '../kernel/http/route-description.ts';
import { ALERT_REFUSALS } from './refusals.ts';
import type { AlertService } from './service.ts';

const tags = ['alerts'];
const nothing = (description: string) => ({
  204: z.undefined().describe(description),
  default: ProblemSchema,
});

/** `/api/alerts`: price alerts. The server watches the prices. */
export const alertsRouter =
  (of: (account_id: string) => AlertService): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/alerts',
      {
        config: { scope: 'read' },
        schema: {
          tags,
          summary: 'The waiting alerts, and the latest that fired',
          response: { 200: AlertsSchema, default: ProblemSchema },
        },
      },
      async ({ account_id }) => of(account_id).list(),
    );

    app.post(
      '/api/alerts',
      {
        config: { scope: 'trade' },
        schema: {
          tags,
          summary: 'Set an alert',
          description:
            'Fires once, at the first live price that reaches its level. Refused if the price has ' +
            'reached it already. The ticker of a waiting alert is followed.',
          body: AlertRequestSchema,
          ...refusesWith(ALERT_REFUSALS.set),
          response: {
            200: AlertSchema.meta({ description: 'An alert with these terms is waiting already.' }),
            201: AlertSchema.meta({ description: 'The alert was set.' }),
            default: ProblemSchema,
          },
        },
      },
      async ({ account_id, body }, reply) => {
        const set = await of(account_id).set(body);
        if (!set.ok) return reply.problem(set.error);
        return reply.code(set.value.added ? 201 : 200).send(set.value.alert);
      },
    );

    app.patch(
      '/api/alerts/:alert',
      {
        config: { scope: 'trade' },
        schema: {
          tags,
          summary: 'Change the terms or the note of a waiting alert',
          params: AlertParamsSchema,
          body: AlertChangesSchema,
          ...refusesWith(ALERT_REFUSALS.change),
          response: { 200: AlertSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, params, body }, reply) => {
        const changed = await of(account_id).change(params.alert, body);
        return changed.ok ? changed.value : reply.problem(changed.error);
      },
    );

    app.delete(
      '/api/alerts/:alert',
      {
        config: { scope: 'trade' },
        schema: {
          tags,
          summary: 'Remove an alert',
          params: AlertParamsSchema,
          ...refusesWith(ALERT_REFUSALS.remove),
          response: nothing('The alert was removed.'),
        },
      },
      async ({ account_id, params }, reply) => {
        const removed = await of(account_id).remove(params.alert);
        return removed.ok ? reply.code(204).send() : reply.problem(removed.error);
      },
    );

    app.post(
      '/api/alerts/:alert/restore',
      {
        config: { scope: 'trade' },
        schema: {
          tags,
          summary: 'Restore an alert that was removed within the last hour',
          params: AlertParamsSchema,
          body: EmptySchema,
          ...refusesWith(ALERT_REFUSALS.restore),
          response: { 200: AlertSchema, default: ProblemSchema },
        },
      },
      async ({ account_id, params }, reply) => {
        const restored = await of(account_id).restore(params.alert);
        return restored.ok ? restored.value : reply.problem(restored.error);
      },
    );

    app.post(
      '/api/alerts/seen',
      {
        config: { scope: 'trade' },
        schema: {
          tags,
          summary: 'Mark fired alerts as seen',
          body: AlertsSeenSchema,
          response: nothing('Noted.'),
        },
      },
      async ({ account_id, body }, reply) => {
        await of(account_id).markSeen(body.alerts);
        return reply.code(204).send();
      },
    );
  };
