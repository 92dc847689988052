import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { declareScope } from '../declare-scope.ts';
import { isByteRange, servedPaths } from './served-files.ts';

/** Serves the exported pages, and no other file of their folder. */
export async function serveStaticFiles(app: FastifyInstance, static_folder: string): Promise<void> {
  const paths = servedPaths(static_folder);
  app.addHook('onRequest', (request, _reply, done) => {
    // RFC 9110: an invalid range is ignored; the plugin would refuse it.
    const { range } = request.headers;
    if (range !== undefined && !isByteRange(range)) delete request.headers.range;
    done();
  });
  declareScope(app, 'read');
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
