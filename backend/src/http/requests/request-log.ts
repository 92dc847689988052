import type { FastifyInstance } from 'fastify';
import { PATH_CHARACTERS_MAX } from '../problem-replies.ts';
import { REQUEST_ID_HEADER } from './request-ids.ts';

/** Log levels that include every answer. */
const VERBOSE = ['debug', 'trace'];

/** Returns each request's id in a header, so that a caller can name it, and logs answers at debug level. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header(REQUEST_ID_HEADER, request.id);
    done();
  });
  if (!VERBOSE.includes(app.log.level)) return;
  app.addHook('onResponse', (request, reply, done) => {
    const { method, url } = request;
    // Without the query: it can hold secrets.
    const path = url.split('?', 1)[0]?.slice(0, PATH_CHARACTERS_MAX);
    const duration_ms = Math.round(reply.elapsedTime * 10) / 10;
    request.log.debug({ method, path, status: reply.statusCode, duration_ms }, 'answered');
    done();
  });
}
