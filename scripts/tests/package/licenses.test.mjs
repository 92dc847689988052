import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isAllowed, licensesOf } from '../../lib/package/licenses.mjs';
import { inRoot } from '../../lib/root.mjs';

test('all packages we run with and build from may be redistributed', () => {
  const { counts, refused } = licensesOf(
    JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')),
  );
  expect(refused).toEqual([]);
  expect(counts.get('MIT')).toBeGreaterThan(100);
});

test('an unknown or disallowed license is refused, except for packages that only our tools need', () => {
  const packages = {
    '': { license: 'MIT' },
    'node_modules/good': { version: '1.0.0', license: 'MIT' },
    'node_modules/good/node_modules/@copy/left': { version: '2.0.0', license: 'AGPL-3.0-only' },
    'node_modules/silent': { version: '3.0.0' },
    'node_modules/tool': { version: '4.0.0', license: 'GPL-3.0-only', dev: true },
    'node_modules/@finally/ours': { link: true },
  };
  const { refused } = licensesOf({ packages });
  expect(refused).toEqual(['@copy/left 2.0.0: AGPL-3.0-only', 'silent 3.0.0: unknown']);
});

test.each([
  ['(AFL-2.1 OR BSD-3-Clause)', true],
  ['GPL-2.0-only OR MIT AND ISC', true],
  ['MIT AND GPL-2.0-only', false],
  ['(MIT OR GPL-2.0-only) AND (GPL-2.0-only OR ISC)', true],
  ['(MIT', false],
  ['MIT Apache-2.0', false],
  ['Apache-2.0 WITH LLVM-exception', false],
  ['UNLICENSED', false],
  ['SEE LICENSE IN LICENSE', false],
  ['LGPL-3.0-or-later', false],
  ['', false],
])('%s is allowed: %s', (expression, allowed) => {
  expect(isAllowed(expression, 'some-package')).toBe(allowed);
});

test('a license allowed for one package is not allowed for others', () => {
  expect(isAllowed('LGPL-3.0-or-later', '@img/sharp-libvips-linux-x64')).toBe(true);
});
