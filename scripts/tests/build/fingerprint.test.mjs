import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint, isFresh, markFresh } from '../../lib/build/fingerprint.mjs';

/** @type {string} */
let root;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'finally-fingerprint-'));
  mkdirSync(join(root, 'src', 'market'), { recursive: true });
  writeFileSync(join(root, 'src', 'main.ts'), 'start();');
  writeFileSync(join(root, 'src', 'market', 'price.ts'), 'export {};');
  writeFileSync(join(root, 'package-lock.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const inputs = ['src', 'package-lock.json'];
const print = () => fingerprint({ root, inputs });

test('an unchanged tree keeps its fingerprint if only file times change', () => {
  const before = print();
  utimesSync(join(root, 'src', 'main.ts'), 1, 1);
  writeFileSync(join(root, 'package-lock.json'), '{}');
  expect(print()).toBe(before);
});

test.each([
  ['one changed byte', () => writeFileSync(join(root, 'src', 'market', 'price.ts'), 'export {},')],
  ['a new file', () => writeFileSync(join(root, 'src', 'market', 'cache.ts'), '')],
  ['a file that is gone', () => rmSync(join(root, 'src', 'main.ts'))],
  ['an input that is gone', () => rmSync(join(root, 'package-lock.json'))],
  [
    'a line that moved from one file to the next',
    () => {
      writeFileSync(join(root, 'src', 'main.ts'), 'start();export {};');
      writeFileSync(join(root, 'src', 'market', 'price.ts'), '');
    },
  ],
])('%s gives another fingerprint', (_, change) => {
  const before = print();
  change();
  expect(print()).not.toBe(before);
});

test('skipped files do not change the fingerprint', () => {
  const skip = (/** @type {string} */ path) => path === 'src/market' || path.endsWith('.test.ts');
  const before = fingerprint({ root, inputs, skip });
  writeFileSync(join(root, 'src', 'market', 'price.ts'), 'changed');
  writeFileSync(join(root, 'src', 'main.test.ts'), 'new');
  expect(fingerprint({ root, inputs, skip })).toBe(before);
});

test('another fact gives another fingerprint', () => {
  const on = (/** @type {string} */ abi) => fingerprint({ root, inputs, facts: ['linux', abi] });
  expect(on('127')).not.toBe(on('137'));
});

test('a build is fresh only if its stamp has the same fingerprint', () => {
  const stamp = join(root, '.built-from');
  expect(isFresh(stamp, print())).toBe(false);
  markFresh(stamp, print());
  expect(isFresh(stamp, print())).toBe(true);
  writeFileSync(join(root, 'src', 'main.ts'), 'stop();');
  expect(isFresh(stamp, print())).toBe(false);
});
