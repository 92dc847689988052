import { existsSync } from 'node:fs';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { HealthSchema, ProblemSchema } from '@finally/contract';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  LogController,
} from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { chatRouter } from './chat/index.ts';
import { inlineScriptHashes } from './content-security.ts';
import type { Dependencies } from './dependencies.ts';
import type { Refusal } from './kernel/result.ts';
import { refuseMalformed } from './malformed-requests.ts';
import { marketRouter, priceStream } from './market/index.ts';
import { metricsRouter } from './metrics/index.ts';
import { portfolioRouter } from './portfolio/index.ts';
import { toProblem } from './problems.ts';
import { toRefusal } from './request-errors.ts';
import { namedListsRouter, watchlistRouter } from './watchlist/index.ts';

declare module 'fastify' {
  interface FastifyReply {
    /** Answers with problem details, at the status that belongs to the refusal's code. */
    problem(refusal: Refusal): FastifyReply;
  }
}

const BODY_BYTES_MAX = 64 * 1024;

export interface ServerOptions {
  readonly logger: FastifyBaseLogger;
  readonly version: string;
  /** The exported pages; without them only the API is served. */
  readonly static_folder: string;
}

/** Assembles the HTTP server: plugins, routers, pages and errors. It does not listen yet. */
export async function buildServer(
  dependencies: Dependencies,
  { logger, version, static_folder }: ServerOptions,
): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES_MAX,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
    // Our own answer is problem details.
    return503OnClosing: false,
    frameworkErrors: (error, _request, reply) => sendProblem(reply, toRefusal(error)),
    clientErrorHandler: refuseMalformed,
  });
  // Only JSON is taken; the framework would also parse plain text.
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerProblems(app);
  await app.register(helmet, contentPolicy(static_folder));
  await documentApi(app, version);

  await app.register(
    portfolioRouter(dependencies.portfolio, dependencies.values, dependencies.benchmark),
  );
  await app.register(watchlistRouter(dependencies.watchlist));
  await app.register(namedListsRouter(dependencies.watchlist));
  await app.register(marketRouter(dependencies.market));
  await app.register(priceStream(dependencies.stream));
  await app.register(chatRouter(dependencies.chat));
  await app.register(metricsRouter(dependencies.metrics));
  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/health',
    {
      schema: {
        tags: ['health'],
        summary: 'How the server and its parts are doing',
        response: { 200: HealthSchema, default: ProblemSchema },
      },
    },
    async () => dependencies.health(),
  );

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
    return reply.problem(refusal);
  });

  app.setNotFoundHandler((request, reply) =>
    reply.problem({
      code: 'not_found',
      detail: `There is nothing at ${request.method} ${request.url.slice(0, 200)}.`,
    }),
  );
}

const contentPolicy = (static_folder: string) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", ...inlineScriptHashes(static_folder)],
      // Charts and toasts position themselves with style attributes.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // Plain HTTP on one machine: a browser told to insist on TLS could not come back.
  strictTransportSecurity: false,
});

async function documentApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'FinAlly',
        version,
        description: 'The API of the FinAlly trading workstation. Errors are RFC 9457 problems.',
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}

async function servePages(app: FastifyInstance, static_folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: static_folder,
    cacheControl: false,
    setHeaders(reply, path) {
      // File names under _next/static carry a hash of their content.
      const forever = path.includes('/_next/static/') || path.includes('\\_next\\static\\');
      reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
