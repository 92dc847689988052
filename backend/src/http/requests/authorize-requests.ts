import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import {
  type Access,
  API_HEADERS,
  type Caller,
  isData,
  OVER_TLS,
  pageHeaders,
} from '../../access/index.ts';
import { ANONYMOUS, mayUse, type Principal, type Scope } from '../../kernel/principal.ts';
import { ok, type Refusal } from '../../kernel/result.ts';
import { mayUpgrade } from '../sockets.ts';
import { accountNamedIn } from './account-paths.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The sender; set before any handler runs. */
    principal: Principal;
    /** The account that the request is about. */
    account_id: string;
    /** Returns why the account cannot be used in this way now; undefined if it can. */
    accountRefusal(): Refusal | undefined;
  }
  interface FastifyContextConfig {
    /** The scope that a caller needs for this route. A route without one must be open. */
    scope?: Scope;
    /**
     * How the API key of a request is found, for a route of another program's protocol. Its callers are
     * identified by keys alone, and its content may have any type. Undefined for all other routes.
     */
    keyIn?: (headers: IncomingHttpHeaders) => string | undefined;
    /** Whether the clients of the route's sockets identify themselves by messages. */
    has_open_socket?: boolean;
  }
}

export interface AuthorizationOptions {
  readonly access: Access;
  readonly callerOf: (request: FastifyRequest) => Caller;
  /** The account of paths without an account, unless the caller holds only another one. */
  readonly default_account_id: string;
  /** Returns whether there is an account, and whether it is archived. */
  readonly accountState: (account_id: string) => 'open' | 'archived' | undefined;
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
  { access, callerOf, default_account_id, accountState, static_folder }: AuthorizationOptions,
): void {
  requireScopes(app);
  app.decorateRequest('principal');
  app.decorateRequest('account_id', default_account_id);
  app.decorateRequest('accountRefusal', function accountRefusal() {
    return refusalOf(this, accountState);
  });
  const page = pageHeaders(static_folder);
  app.addHook('onRequest', (request, reply, done) => {
    const caller = callerOf(request);
    reply.headers(isData(request.url) ? API_HEADERS : page);
    if (caller.scheme === 'https') reply.headers(OVER_TLS);
    const authorized = identify(access, request, caller);
    if (!authorized.ok) {
      const { refusal, headers } = authorized.error;
      reject(request, reply.headers(headers), refusal);
      return;
    }
    request.principal = authorized.value;
    const named = accountNamedIn(request.raw);
    if (named !== undefined && !request.routeOptions.config.of_account) {
      reply.callNotFound();
      return;
    }
    request.account_id = named ?? homeOf(request.principal, default_account_id);
    const missing = missingRight(request) ?? request.accountRefusal();
    if (missing) reply.problem(missing);
    else done();
  });
}

/** Identifies the sender of a request in the way of its route. */
function identify(
  access: Access,
  request: FastifyRequest,
  caller: Caller,
): ReturnType<Access['authorize']> {
  const { raw, routeOptions } = request;
  const { keyIn } = routeOptions.config;
  if (!keyIn) return access.authorize(raw, caller, isOpen(request));
  const admitted = access.admit(raw, caller);
  if (!admitted.ok) return admitted;
  return isOpen(request) ? ok(ANONYMOUS) : access.identifyKey(keyIn(raw.headers), caller);
}

/** Returns whether a request needs no credentials. */
const isOpen = ({ raw, routeOptions: { config } }: FastifyRequest): boolean =>
  config.is_open === true || (config.has_open_socket === true && mayUpgrade(raw));

/** Answers with the problem, or redirects a person who opened a page to the sign-in page. */
function reject(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): void {
  const isPerson = !isData(request.url) && request.headers.accept?.includes('text/html');
  if (refusal.code === 'sign_in_required' && isPerson) reply.redirect('/sign-in', 303);
  else reply.problem(refusal);
}

/** @returns why the caller may not use the route; undefined if it may */
function missingRight(request: FastifyRequest): Refusal | undefined {
  const { principal, account_id, routeOptions } = request;
  const { scope } = routeOptions.config;
  if (scope === undefined || isOpen(request)) return undefined;
  if (!principal.scopes.includes(scope)) {
    return { code: 'scope_missing', detail: `This needs the scope ${scope}.` };
  }
  if (mayUse(principal, account_id)) return undefined;
  return { code: 'account_not_allowed', detail: 'These credentials are for another account.' };
}

/** Returns the account that a caller means by a path without one. */
function homeOf(principal: Principal, default_account_id: string): string {
  const { account_ids } = principal;
  if (mayUse(principal, default_account_id) || account_ids === 'all') return default_account_id;
  return account_ids[0] ?? default_account_id;
}

/** @returns why the account cannot be used in this way; undefined if it can */
function refusalOf(
  { account_id, method, routeOptions }: FastifyRequest,
  accountState: AuthorizationOptions['accountState'],
): Refusal | undefined {
  const { of_account, allows_archived } = routeOptions.config;
  if (!of_account) return undefined;
  const state = accountState(account_id);
  if (state === undefined) {
    return { code: 'unknown_account', detail: `There is no account ${account_id}.` };
  }
  const isRead = method === 'GET' || method === 'HEAD';
  if (state === 'open' || isRead || allows_archived) return undefined;
  const detail = 'The account is archived and can only be read. Restore it to use it again.';
  return { code: 'account_archived', detail };
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
