import swagger, { type StaticDocumentSpec } from '@fastify/swagger';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { openApi, transforms } from './openapi.ts';

const PAGES = '/api/docs';

/** Headers of an answer of the pages that belong to its own connection, and not to ours. */
const OWN_HEADERS = ['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding'];

/** Serves the API description at `/api/openapi.json`, and readable at `/api/docs`. */
export async function documentApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, { openapi: openApi(version), ...transforms });
  const route = { config: { scope: 'read' }, schema: { hide: true } } as const;
  const answer = answerFromPages(app);
  app.get(PAGES, route, answer);
  app.get(`${PAGES}/*`, route, answer);
  app.get('/api/openapi.json', route, async () => app.swagger());
}

/**
 * Answers requests for the readable description. Its pages are loaded with the first request,
 * because that takes a tenth of the time of a start and few people open them.
 */
function answerFromPages(app: FastifyInstance) {
  let loading: Promise<FastifyInstance> | undefined;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    loading ??= loadPages(app);
    const pages = await loading;
    const { statusCode, headers, rawPayload } = await pages.inject({
      url: request.url,
      headers: request.headers,
    });
    if (statusCode === 404) {
      reply.callNotFound();
      return reply;
    }
    for (const [name, value] of Object.entries(headers)) {
      if (!OWN_HEADERS.includes(name)) reply.header(name, value);
    }
    return reply.code(statusCode).send(rawPayload);
  };
}

/** Makes a server without a port for the pages that show the description of `app`. */
async function loadPages(app: FastifyInstance): Promise<FastifyInstance> {
  const { default: swaggerUi } = await import('@fastify/swagger-ui');
  const pages = Fastify({ routerOptions: { ignoreTrailingSlash: true } });
  await pages.register(swagger, {
    mode: 'static',
    // Its types know no OpenAPI 3.1; its code passes any document on.
    specification: { document: app.swagger() as StaticDocumentSpec['document'] },
  });
  await pages.register(swaggerUi, { routePrefix: PAGES, uiConfig: { showExtensions: true } });
  return pages;
}
