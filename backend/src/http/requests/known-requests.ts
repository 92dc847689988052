import type { FastifyInstance, RouteOptions } from 'fastify';
import { z } from 'zod';
import { PATH_CHARACTERS_MAX } from '../problem-replies.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** Returns true if a route belongs to the API, without its description. */
const isOfApi = (url: string): boolean =>
  url.startsWith('/api/') && !url.startsWith('/api/docs') && !url.includes('*');

/**
 * Refuses query parameters on API routes that are registered later and declare none.
 *
 * @returns a function that registers the answer 405 for the other methods of each path; to be
 *   called when all routes are registered
 */
export function refuseUnknownRequests(app: FastifyInstance): () => void {
  const methods_by_url = new Map<string, Set<string>>();
  const routes = new Map<string, RouteOptions>();
  app.addHook('onRoute', (route) => {
    if (!isOfApi(route.url)) return;
    const methods = methods_by_url.get(route.url) ?? new Set();
    for (const method of [route.method].flat()) methods.add(method.toUpperCase());
    methods_by_url.set(route.url, methods);
    routes.set(route.url, route);
    route.schema = { querystring: z.strictObject({}), ...route.schema };
  });
  return () => {
    for (const [url, known] of [...methods_by_url])
      refuseOtherMethods(app, url, new Set(known), routes.get(url)?.config);
  };
}

const LIST = new Intl.ListFormat('en-US', { type: 'conjunction' });

function refuseOtherMethods(
  app: FastifyInstance,
  url: string,
  known: ReadonlySet<string>,
  { of_account = false }: RouteOptions['config'] = {},
): void {
  const allowed = METHODS.filter((method) => known.has(method));
  const allow = allowed.join(', ');
  const possible = `${LIST.format(allowed)} ${allowed.length > 1 ? 'are' : 'is'}`;
  app.route({
    method: METHODS.filter((method) => !known.has(method)),
    url,
    config: { scope: 'read', of_account },
    schema: { hide: true },
    // Answered before a body is read.
    onRequest: (request, reply) => {
      const path = request.originalUrl.slice(0, PATH_CHARACTERS_MAX);
      const detail = `${request.method} is not possible at ${path}; ${possible}.`;
      reply.header('allow', allow).problem({ code: 'method_not_allowed', detail });
    },
    handler: () => undefined,
  });
}
