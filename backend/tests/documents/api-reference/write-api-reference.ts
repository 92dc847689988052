/** Writes the API reference to `docs/api.md` or to the given file: `npm run docs:api -- [FILE]`. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { TestServer } from '../../support/server/test-server.ts';
import { inRoot } from '../documents.ts';
import { apiReference } from './api-reference.ts';
import type { Description } from './description.ts';

const [file] = process.argv.slice(2);
const path =
  file === undefined ? inRoot('docs/api.md') : resolve(process.env['INIT_CWD'] ?? '.', file);
const server = await TestServer.start();
try {
  const { body } = await server.get('/api/openapi.json');
  writeFileSync(path, apiReference(body as Description));
  process.stdout.write(`The API is described in ${path}.\n`);
} finally {
  await server.close();
}
