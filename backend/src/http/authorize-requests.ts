import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  type Access,
  API_HEADERS,
  type Caller,
  isData,
  OVER_TLS,
  pageHeaders,
} from '../access/index.ts';

/** Sets the security headers of every answer, and answers requests without valid credentials. */
export function authorizeRequests(
  app: FastifyInstance,
  access: Access,
  callerOf: (request: FastifyRequest) => Caller,
  static_folder: string,
): void {
  const page = pageHeaders(static_folder);
  app.addHook('onRequest', (request, reply, done) => {
    const caller = callerOf(request);
    const data = isData(request.url);
    reply.headers(data ? API_HEADERS : page);
    if (caller.scheme === 'https') reply.headers(OVER_TLS);
    const isOpen = request.routeOptions.config.is_open === true;
    const turned = access.turnAway(request.raw, caller, isOpen);
    if (!turned) {
      done();
      return;
    }
    const { refusal, headers } = turned;
    const isPerson = !data && request.headers.accept?.includes('text/html');
    if (refusal.code === 'sign_in_required' && isPerson) reply.redirect('/sign-in', 303);
    else reply.headers(headers).problem(refusal);
  });
}
