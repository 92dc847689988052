import { existsSync } from 'node:fs';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { HealthSchema, HealthStateSchema, ProblemSchema } from '@finally/contract';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import {
  API_HEADERS,
  accessRouter,
  type Caller,
  capConnections,
  isData,
  MINUTE_MS,
  OVER_TLS,
  pageHeaders,
  rateLimits,
} from './access/index.ts';
import { alertsRouter } from './alerts/index.ts';
import { assistantRouter, chatRouter } from './chat/index.ts';
import type { Config } from './config.ts';
import type { Dependencies } from './dependencies.ts';
import { isServing } from './health.ts';
import { parseJsonBody } from './json-body.ts';
import { timeOrderedUuids } from './kernel/ids.ts';
import type { Refusal } from './kernel/result.ts';
import { refuseMalformed } from './malformed-requests.ts';
import { marketRouter, priceStream } from './market/index.ts';
import { metricsRouter } from './metrics/index.ts';
import { openApi, transforms } from './openapi.ts';
import { portfolioRouter } from './portfolio/index.ts';
import { toProblem } from './problems.ts';
import { headersOf, toRefusal } from './request-errors.ts';
import { REQUEST_ID_HEADER, requestIds } from './request-ids.ts';
import { isByteRange, servedPaths } from './served-files.ts';
import { namedListsRouter, watchlistRouter } from './watchlist/index.ts';

declare module 'fastify' {
  interface FastifyReply {
    /** Answers with problem details, at the status that belongs to the refusal's code. */
    problem(refusal: Refusal): FastifyReply;
  }
}

/** Log levels at which every answer is noted. */
const VERBOSE = ['debug', 'trace'];
/** As much of an address is quoted. */
const PATH_CHARACTERS_MAX = 200;
const BODY_BYTES_MAX = 64 * 1024;
const HEAD_BYTES_MAX = 16 * 1024;
/** A connection on which nothing moves for so long is given up, whoever waits for whom. */
const STILL_MS_MAX = 120_000;
/** How often requests that take too long to arrive are looked for. */
const SLOW_CHECK_MS = 500;

export interface ServerOptions {
  readonly logger: FastifyBaseLogger;
  readonly version: string;
  /** The exported pages; without them only the API is served. */
  readonly static_folder: string;
  readonly config: Pick<Config, 'access' | 'limits' | 'stream'>;
}

/** Assembles the HTTP server: plugins, routers, pages and errors. It does not listen yet. */
export async function buildServer(
  dependencies: Dependencies,
  { logger, version, static_folder, config }: ServerOptions,
): Promise<FastifyInstance> {
  const { request_timeout_ms } = config.limits;
  const app = Fastify({
    loggerInstance: logger,
    genReqId: requestIds(timeOrderedUuids(dependencies.stream.clock)),
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'request_id',
    }),
    bodyLimit: BODY_BYTES_MAX,
    forceCloseConnections: 'idle',
    connectionTimeout: STILL_MS_MAX,
    requestTimeout: request_timeout_ms,
    http: {
      maxHeaderSize: HEAD_BYTES_MAX,
      // Refused in `access`, with a sentence.
      requireHostHeader: false,
      headersTimeout: request_timeout_ms,
      connectionsCheckingInterval: SLOW_CHECK_MS,
    },
    // Only proxies that were named are believed.
    trustProxy: config.access.proxies.length > 0 && [...config.access.proxies],
    routerOptions: { ignoreTrailingSlash: true },
    // Our own answer is problem details.
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) =>
      sendProblem(
        reply.headers(API_HEADERS).header(REQUEST_ID_HEADER, request.id),
        toRefusal(error),
      ),
    clientErrorHandler: refuseMalformed,
  });
  // Only JSON is taken, and none that can be read in two ways.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: FastifyRequest, body: string | Buffer) => parseJsonBody(String(body)),
  );
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  // None is passed over: whoever decides by a header has seen them all.
  app.server.maxHeadersCount = 0;
  capConnections(app.server, config.stream.clients_max);
  const callerOf = callers(config.access.proxies.length > 0);
  noteRequests(app);
  answerProblems(app);
  guard(app, dependencies.access, callerOf, static_folder);
  await limitRates(app, config.limits.chat_per_minute);
  await documentApi(app, version);

  await app.register(accessRouter(dependencies.access, callerOf));
  await app.register(
    portfolioRouter(dependencies.portfolio, dependencies.values, dependencies.benchmark),
  );
  await app.register(watchlistRouter(dependencies.watchlist));
  await app.register(namedListsRouter(dependencies.watchlist));
  await app.register(alertsRouter(dependencies.alerts));
  await app.register(marketRouter(dependencies.market));
  await app.register(priceStream(dependencies.stream));
  await app.register(chatRouter(dependencies.chat));
  await app.register(assistantRouter(dependencies.chat));
  await app.register(metricsRouter(dependencies.metrics));
  tellHealth(app, dependencies.health);

  if (existsSync(static_folder)) await servePages(app, static_folder);
  return app;
}

function sendProblem(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const body = toProblem(refusal);
  return reply
    .code(body.status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(body);
}

/** Tells every caller the id under which the log speaks of its request. */
function noteRequests(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header(REQUEST_ID_HEADER, request.id);
    done();
  });
  if (!VERBOSE.includes(app.log.level)) return;
  app.addHook('onResponse', (request, reply, done) => {
    const { method, url } = request;
    // Without what was asked: addresses end up with secrets in them.
    const path = url.split('?', 1)[0]?.slice(0, PATH_CHARACTERS_MAX);
    const duration_ms = Math.round(reply.elapsedTime * 10) / 10;
    request.log.debug({ method, path, status: reply.statusCode, duration_ms }, 'answered');
    done();
  });
}

function answerProblems(app: FastifyInstance): void {
  app.decorateReply('problem', function problem(refusal: Refusal) {
    return sendProblem(this, refusal);
  });

  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onRequest', async (_request, reply) => {
    if (!closing) return;
    const detail = 'The server is shutting down. Try again when it is back.';
    return reply.header('connection', 'close').problem({ code: 'shutting_down', detail });
  });

  app.setErrorHandler((error, request, reply) => {
    const refusal = toRefusal(error);
    if (refusal.code === 'internal_error') request.log.error({ err: error }, 'unexpected error');
    if (refusal.code === 'database_unavailable') request.log.warn({ err: error }, 'database error');
    return reply.headers(headersOf(error)).problem(refusal);
  });

  app.setNotFoundHandler((request, reply) =>
    reply.problem({
      code: 'not_found',
      detail: `There is nothing at ${request.method} ${request.url.slice(0, PATH_CHARACTERS_MAX)}.`,
    }),
  );
}

/** Who asks. How a browser got here is known only where a proxy that is believed says so. */
const callers =
  (hasProxy: boolean) =>
  (request: FastifyRequest): Caller => {
    const { ip: address } = request;
    if (!hasProxy) return { address, scheme: undefined };
    return { address, scheme: request.protocol === 'https' ? 'https' : 'http' };
  };

/** Gives every answer its headers, and lets nobody past who does not belong. */
function guard(
  app: FastifyInstance,
  access: Dependencies['access'],
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

async function limitRates(app: FastifyInstance, chat_per_minute: number): Promise<void> {
  const limits = rateLimits(chat_per_minute);
  await app.register(rateLimit, {
    timeWindow: MINUTE_MS,
    keyGenerator: ({ method, routeOptions, ip }) =>
      limits.keyOf(method, routeOptions.url ?? '', ip),
    max: (_request, key) => limits.maxOf(key),
    allowList: ({ ip, headers }, key) => limits.isFree(key, ip, headers),
  });
}

async function documentApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, { openapi: openApi(version), ...transforms });
  await app.register(swaggerUi, { routePrefix: '/api/docs', uiConfig: { showExtensions: true } });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}

/** Two tellings of one report: to those let in with every part, to anybody with a status to act by. */
function tellHealth(app: FastifyInstance, report: Dependencies['health']): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get(
    '/api/health',
    {
      schema: {
        tags: ['health'],
        summary: 'How the server and its parts are doing',
        response: { 200: HealthSchema, default: ProblemSchema },
      },
    },
    async () => report(),
  );
  typed.get(
    '/api/health/state',
    {
      config: { is_open: true },
      schema: {
        tags: ['health'],
        summary: 'Whether requests should be sent here, without a token',
        description: 'For load balancers and health checks: 503 while starting or failing.',
        response: { 200: HealthStateSchema, 503: HealthStateSchema, default: ProblemSchema },
      },
    },
    async (_request, reply) => {
      const { status } = report();
      return reply.code(isServing(status) ? 200 : 503).send({ status });
    },
  );
}

async function servePages(app: FastifyInstance, static_folder: string): Promise<void> {
  const paths = servedPaths(static_folder);
  app.addHook('onRequest', (request, _reply, done) => {
    // RFC 9110 has a range that cannot be read ignored; the plugin would refuse it.
    const { range } = request.headers;
    if (range !== undefined && !isByteRange(range)) delete request.headers.range;
    done();
  });
  await app.register(fastifyStatic, {
    root: static_folder,
    cacheControl: false,
    dotfiles: 'ignore',
    allowedPath: (path) => paths.has(path),
    setHeaders(reply, path) {
      // File names under _next/static carry a hash of their content.
      const forever = path.includes('/_next/static/') || path.includes('\\_next\\static\\');
      reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
