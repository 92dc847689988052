import type { FastifyRequest } from 'fastify';
import type { Caller } from './access.ts';

/**
 * Returns a function that says who sends a request. The scheme is known only if a trusted proxy
 * reports it.
 */
export const callers =
  (hasProxy: boolean) =>
  (request: FastifyRequest): Caller => {
    const { ip: address } = request;
    if (!hasProxy) return { address, scheme: undefined };
    return { address, scheme: request.protocol === 'https' ? 'https' : 'http' };
  };
