import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { declareScope } from './declare-scope.ts';
import { openApi, transforms } from './openapi.ts';

/** Serves the API description at `/api/openapi.json`, and readable at `/api/docs`. */
export async function documentApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, { openapi: openApi(version), ...transforms });
  await app.register(async (pages) => {
    declareScope(pages, 'read');
    await pages.register(swaggerUi, {
      routePrefix: '/api/docs',
      uiConfig: { showExtensions: true },
    });
  });
  app.get('/api/openapi.json', { config: { scope: 'read' }, schema: { hide: true } }, async () =>
    app.swagger(),
  );
}
