import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import {
  type Access,
  API_HEADERS,
  type Caller,
  isData,
  OVER_TLS,
  pageHeaders,
} from '../../access/index.ts';
import type { Principal, Scope } from '../../kernel/principal.ts';
import type { Refusal } from '../../kernel/result.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The sender; set before any handler runs. */
    principal: Principal;
    /** The account that the request is about. */
    account_id: string;
  }
  interface FastifyContextConfig {
    /** The scope that a caller needs for this route. A route without one must be open. */
    scope?: Scope;
  }
}

export interface AuthorizationOptions {
  readonly access: Access;
  readonly callerOf: (request: FastifyRequest) => Caller;
  /** The account of paths without an account. */
  readonly default_account_id: string;
  /** The exported pages, whose scripts the security headers allow. */
  readonly static_folder: string;
}

/**
 * Sets the security headers of every answer and identifies the sender of each request. Rejects
 * requests without valid credentials, without the scope that their route declares, or for an
 * account that the caller may not use. The server does not start if a route declares no scope.
 */
export function authorizeRequests(
  app: FastifyInstance,
  { access, callerOf, default_account_id, static_folder }: AuthorizationOptions,
): void {
  requireScopes(app);
  app.decorateRequest('principal');
  app.decorateRequest('account_id', default_account_id);
  const page = pageHeaders(static_folder);
  app.addHook('onRequest', (request, reply, done) => {
    const caller = callerOf(request);
    reply.headers(isData(request.url) ? API_HEADERS : page);
    if (caller.scheme === 'https') reply.headers(OVER_TLS);
    const isOpen = request.routeOptions.config.is_open === true;
    const authorized = access.authorize(request.raw, caller, isOpen);
    if (!authorized.ok) {
      const { refusal, headers } = authorized.error;
      reject(request, reply.headers(headers), refusal);
      return;
    }
    request.principal = authorized.value;
    const missing = missingRight(request);
    if (missing) reply.problem(missing);
    else done();
  });
}

/** Answers with the problem, or redirects a person who opened a page to the sign-in page. */
function reject(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): void {
  const isPerson = !isData(request.url) && request.headers.accept?.includes('text/html');
  if (refusal.code === 'sign_in_required' && isPerson) reply.redirect('/sign-in', 303);
  else reply.problem(refusal);
}

/** @returns why the caller may not use the route; undefined if it may */
function missingRight({
  principal,
  account_id,
  routeOptions,
}: FastifyRequest): Refusal | undefined {
  const { scope } = routeOptions.config;
  if (scope === undefined) return undefined;
  if (!principal.scopes.includes(scope)) {
    return { code: 'scope_missing', detail: `This needs the scope ${scope}.` };
  }
  if (principal.account_ids.includes(account_id)) return undefined;
  return { code: 'account_not_allowed', detail: 'These credentials are for another account.' };
}

/** @throws when the server starts, if a route neither declares a scope nor is open */
function requireScopes(app: FastifyInstance): void {
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => void routes.push(route));
  app.addHook('onReady', async () => {
    const undeclared = routes.filter(({ config }) => !config?.is_open && !config?.scope);
    if (undeclared.length === 0) return;
    const names = undeclared.map(({ method, url }) => `${method} ${url}`).join(', ');
    throw new Error(`these routes declare no scope: ${names}`);
  });
}
