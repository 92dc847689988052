import { expect, test } from 'vitest';
import { lockedClosure } from '../../lib/package/locked-closure.mjs';

const LOCK = {
  packages: {
    '': { version: '1.0.0' },
    'node_modules/server': { version: '1.2.3', dependencies: { parser: '^2', shared: '^1' } },
    'node_modules/parser': { version: '2.0.0', dev: true, dependencies: { shared: '^3' } },
    'node_modules/parser/node_modules/shared': { version: '3.0.0' },
    'node_modules/shared': { version: '1.1.0', dependencies: { server: '*' } },
    'node_modules/other': { version: '9.9.9' },
    'node_modules/native': { version: '4.0.0', optionalDependencies: { elsewhere: '1' } },
  },
};

test('the closure contains exactly what a package needs, at the paths where Node resolves it', () => {
  const { packages, dependencies } = lockedClosure(LOCK, ['server']);
  expect(Object.keys(packages)).toEqual([
    'node_modules/parser',
    'node_modules/parser/node_modules/shared',
    'node_modules/server',
    'node_modules/shared',
  ]);
  expect(packages['node_modules/parser/node_modules/shared']?.version).toBe('3.0.0');
  expect(dependencies).toEqual({ server: '1.2.3' });
});

test('a development dependency of the lockfile becomes a run-time dependency here', () => {
  expect(lockedClosure(LOCK, ['server']).packages['node_modules/parser']).not.toHaveProperty('dev');
});

test('an optional package that is not locked is omitted; a required one must be locked', () => {
  expect(Object.keys(lockedClosure(LOCK, ['native']).packages)).toEqual(['node_modules/native']);
  expect(() => lockedClosure(LOCK, ['missing'])).toThrow('missing is not in the lockfile');
});
