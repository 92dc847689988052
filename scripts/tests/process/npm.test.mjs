import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { npmCli } from '../../lib/process/npm.mjs';
import { Refusal } from '../../lib/refusal.mjs';

/** @type {string} */
let folder;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'finally-npm-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Creates an empty file.
 * @param {...string} path
 */
function place(...path) {
  const file = join(folder, ...path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  return file;
}

test('the npm that runs the script takes precedence', () => {
  const running = place('running', 'npm-cli.js');
  place('prefix', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const node = join(folder, 'prefix', 'bin', 'node');
  expect(npmCli({ npm_execpath: running }, node)).toBe(running);
});

test('another package manager that runs the script is not used as npm', () => {
  const beside = place('prefix', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const node = join(folder, 'prefix', 'bin', 'node');
  expect(npmCli({ npm_execpath: place('running', 'yarn.js') }, node)).toBe(beside);
});

test('an npm next to node.exe is found, as on Windows', () => {
  const bundled = place('nodejs', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  expect(npmCli({}, join(folder, 'nodejs', 'node.exe'))).toBe(bundled);
});

test('an npm that is a link on the PATH is resolved to its program', () => {
  const program = place('share', 'npm', 'bin', 'npm-cli.js');
  mkdirSync(join(folder, 'bin'));
  symlinkSync(program, join(folder, 'bin', 'npm'));
  expect(npmCli({ PATH: join(folder, 'bin') }, join(folder, 'node'))).toBe(program);
});

test('without npm the error says where to get it', () => {
  const find = () => npmCli({ PATH: folder }, join(folder, 'node'));
  expect(find).toThrow(Refusal);
  expect(find).toThrow('npm was not found. It comes with Node.js');
});
