import { existsSync } from 'node:fs';
import type { Health } from '@finally/contract';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import {
  type Access,
  API_HEADERS,
  accessRouter,
  callers,
  capConnections,
} from '../access/index.ts';
import type { NewId } from '../kernel/ids.ts';
import type { Clock } from '../kernel/time/clock.ts';
import { documentApi } from './api-docs.ts';
import { serveStaticFiles } from './files/static-files.ts';
import { registerHealthRoutes } from './health/routes.ts';
import { answerProblems, sendProblem } from './problem-replies.ts';
import { toRoutePath } from './requests/account-paths.ts';
import { authorizeRequests } from './requests/authorize-requests.ts';
import { parseJsonBody, refuseEncoded } from './requests/json-body.ts';
import { refuseUnknownRequests } from './requests/known-requests.ts';
import { refuseMalformed } from './requests/malformed-requests.ts';
import { limitRates } from './requests/rate-limits.ts';
import { type DescribeDatabaseFailure, toRefusal } from './requests/request-errors.ts';
import { REQUEST_ID_HEADER, requestIds } from './requests/request-ids.ts';
import { logRequests } from './requests/request-log.ts';
import { acceptSockets, mayUpgrade } from './sockets.ts';

const BODY_BYTES_MAX = 64 * 1024;
/** Bytes of the head of a request, over TLS too. */
export const HEAD_BYTES_MAX = 16 * 1024;
/** An idle connection is closed after this time. */
const IDLE_CONNECTION_MS_MAX = 120_000;
/** Interval of the check for requests that take too long to arrive. */
const SLOW_CHECK_MS = 500;

/** The parts of the server, made in the composition root. */
export interface ServerParts {
  readonly access: Access;
  /** The API's routes, in the order in which they are documented. */
  readonly routes: readonly FastifyPluginAsync[];
  readonly health: () => Health;
  readonly describeDatabaseFailure: DescribeDatabaseFailure;
  /** The account of paths without an account. */
  readonly default_account_id: string;
  /** Returns whether there is an account, and whether it is archived. */
  readonly accountState: (account_id: string) => 'open' | 'archived' | undefined;
  /** Makes an id for a request without one. */
  readonly newRequestId: NewId;
  readonly clock: Pick<Clock, 'soon'>;
}

export interface ServerOptions {
  readonly logger: FastifyBaseLogger;
  readonly version: string;
  /** The exported pages; if the folder does not exist, only the API is served. */
  readonly static_folder: string;
  readonly config: {
    readonly access: { readonly proxies: readonly string[] };
    readonly limits: { readonly request_timeout_ms: number; readonly chat_per_minute: number };
    readonly stream: { readonly clients_max: number };
  };
}

/** Assembles the HTTP server: access, limits, routes, pages and errors. It does not listen yet. */
export async function buildServer(
  {
    access,
    routes,
    health,
    describeDatabaseFailure,
    default_account_id,
    accountState,
    newRequestId,
    clock,
  }: ServerParts,
  { logger, version, static_folder, config }: ServerOptions,
): Promise<FastifyInstance> {
  const { request_timeout_ms } = config.limits;
  const app = Fastify({
    loggerInstance: logger,
    genReqId: requestIds(newRequestId),
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'request_id',
    }),
    rewriteUrl: toRoutePath,
    bodyLimit: BODY_BYTES_MAX,
    forceCloseConnections: 'idle',
    connectionTimeout: IDLE_CONNECTION_MS_MAX,
    requestTimeout: request_timeout_ms,
    http: {
      maxHeaderSize: HEAD_BYTES_MAX,
      // `access` refuses it with a readable answer.
      requireHostHeader: false,
      headersTimeout: request_timeout_ms,
      connectionsCheckingInterval: SLOW_CHECK_MS,
      shouldUpgradeCallback: mayUpgrade,
    },
    // Only the configured proxies are trusted.
    trustProxy: config.access.proxies.length > 0 && [...config.access.proxies],
    routerOptions: { ignoreTrailingSlash: true },
    // Answered with problem details instead.
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) =>
      sendProblem(
        reply.headers(API_HEADERS).header(REQUEST_ID_HEADER, request.id),
        toRefusal(error, describeDatabaseFailure),
      ),
    clientErrorHandler: refuseMalformed,
  });
  // Only JSON is accepted, and only if it has one possible reading.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async ({ headers, method }: FastifyRequest, body: string | Buffer) => {
      refuseEncoded(headers['content-encoding']);
      // No call of this method has a body, but many clients send its type with every request.
      if (method === 'DELETE' && body.length === 0) return undefined;
      return parseJsonBody(String(body));
    },
  );
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  // No header is dropped: access decides by headers and must see all of them.
  app.server.maxHeadersCount = 0;
  capConnections(app.server, config.stream.clients_max);
  const callerOf = callers(config.access.proxies.length > 0);
  // First, so that the sockets of refused requests are closed.
  await acceptSockets(app, clock);
  logRequests(app);
  answerProblems(app, describeDatabaseFailure);
  authorizeRequests(app, {
    access,
    callerOf,
    default_account_id,
    accountState,
    static_folder,
  });
  await limitRates(app, config.limits.chat_per_minute);
  await documentApi(app, version);
  const refuseOtherMethods = refuseUnknownRequests(app);

  await app.register(accessRouter(access, callerOf));
  for (const route of routes) await app.register(route);
  registerHealthRoutes(app, health);
  refuseOtherMethods();

  if (existsSync(static_folder)) {
    await app.register((pages) => serveStaticFiles(pages, static_folder));
  }
  return app;
}
