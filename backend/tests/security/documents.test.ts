import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const inRoot = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

const TESTS = inRoot('backend/tests');
const tests = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts') && !path.endsWith('documents.test.ts'))
  .map((path) => readFileSync(join(TESTS, path), 'utf8'))
  .join('\n');

const named = [
  ...readFileSync(inRoot('docs/security.md'), 'utf8').matchAll(/^\| V\d.*\| `([^`]+)` \|$/gm),
].map(([, name = '']) => name);

test('each item of the standard names a test', () => {
  expect(named.length).toBeGreaterThanOrEqual(20);
});

test.each(named)('"%s" is a test', (name) => {
  expect(tests).toContain(`'${name}'`);
});
