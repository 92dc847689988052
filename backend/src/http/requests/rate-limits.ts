import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { rateLimits } from '../../access/index.ts';
import { MINUTE_MS } from '../../kernel/time/units.ts';

/** Limits requests per address and minute, sign-ins and chat messages more tightly. */
export async function limitRates(app: FastifyInstance, chat_per_minute: number): Promise<void> {
  const limits = rateLimits(chat_per_minute);
  await app.register(rateLimit, {
    timeWindow: MINUTE_MS,
    keyGenerator: ({ method, routeOptions, ip }) =>
      limits.keyOf(method, routeOptions.url ?? '', ip),
    max: (_request, key) => limits.maxOf(key),
    allowList: ({ ip, headers }, key) => limits.isFree(key, ip, headers),
  });
}
