import { PROBLEMS } from '@finally/contract';
import type { FastifyInstance } from 'fastify';
import type { WallClock } from '../../../kernel/time/clock.ts';
import { type Allowance, limitAccounts } from './allowance.ts';
import { readAnyBody } from './bodies.ts';
import { keyIn } from './credentials.ts';
import { fault, sendFault, toFault } from './faults.ts';

/**
 * Lets the routes that are added to `app` from now on speak Alpaca's protocol: its keys and its errors.
 * They are no part of FinAlly's own description.
 */
export function speakAlpaca(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    route.schema = { hide: true, ...route.schema };
    route.config = {
      // FinAlly's own limits count networks, not accounts.
      rateLimit: false,
      ...route.config,
      keyIn,
      answerRefusal: (reply, refusal) =>
        sendFault(reply, toFault(refusal, PROBLEMS[refusal.code].status)),
    };
  });
}

/** As `speakAlpaca`, for requests: they are limited by account, and their bodies may have any type. */
export function answerRequests(
  app: FastifyInstance,
  { allowance, clock }: { readonly allowance: Allowance; readonly clock: WallClock },
): void {
  speakAlpaca(app);
  app.addHook('onRequest', async ({ url }, reply) => {
    // An id that is missing would otherwise ask for the list.
    if (!url.split('?', 1)[0]?.endsWith('/')) return;
    return sendFault(reply, fault(404, 'endpoint not found').error);
  });
  limitAccounts(app, allowance, clock);
  readAnyBody(app);
}

const METHODS = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'] as const;

/** Answers every path below `prefixes` that no other route has. */
export function answerUnknownPaths(app: FastifyInstance, prefixes: readonly string[]): void {
  for (const prefix of prefixes) {
    app.route({
      method: [...METHODS],
      url: `${prefix}/*`,
      config: { scope: 'read' },
      handler: (_request, reply) => sendFault(reply, fault(404, 'endpoint not found').error),
    });
  }
}
