import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const inRoot = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

const ROW = /^\| v5\.0\.0-(\d+)\.(\d+)\.(\d+) \| [12] \| [^|]+ \| \[(.+)\]\(\.\.\/([^)]+)\) \|$/gm;

const held = [...readFileSync(inRoot('docs/security.md'), 'utf8').matchAll(ROW)].map(
  ([, chapter, section, item, name = '', path = '']) => ({
    number: [chapter, section, item].map(Number),
    name,
    path,
  }),
);

/** Whether the file has a test of this name, or a request of the corpus that is one. */
const names = (path: string, name: string): boolean => {
  const text = existsSync(inRoot(path)) ? readFileSync(inRoot(path), 'utf8') : '';
  return [`'${name}'`, `"${name}"`, `\`${name}\``].some((quoted) => text.includes(quoted));
};

test('the items of the standard stand in their order, each once', () => {
  const order = held.map(({ number }) => number.reduce((sum, part) => sum * 100 + part, 0));
  expect(order.length).toBeGreaterThan(70);
  expect(order).toEqual([...new Set(order)].toSorted((one, other) => one - other));
});

test.each(held)('$path shows "$name"', ({ path, name }) => {
  expect(names(path, name)).toBe(true);
});

test('a name that no test has would be found', () => {
  const path = 'backend/tests/security/limits.test.ts';
  expect(names(path, '500 slow clients keep nobody else waiting')).toBe(true);
  expect(names(path, '500 slow clients')).toBe(false);
  expect(names('backend/tests/nothing.test.ts', '')).toBe(false);
});
