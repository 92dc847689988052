import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/**
 * Runs a script whose work is the given code.
 * @param {string} work
 */
function enter(work) {
  const at = (/** @type {string} */ path) =>
    JSON.stringify(new URL(`../lib/${path}`, import.meta.url).href);
  const code = `
    const { enter } = await import(${at('enter.mjs')});
    const { Refusal, Interrupted } = await import(${at('refusal.mjs')});
    await enter(import.meta.url, async () => { ${work} });
  `;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' });
}

test('what the work resolves to is the exit code', () => {
  expect(enter('return 5;').status).toBe(5);
});

test('a refusal is its sentence alone, and failure', () => {
  const { status, stderr } = enter(`throw new Refusal('The disk is full.');`);
  expect(stderr).toBe('The disk is full.\n');
  expect(status).toBe(1);
});

test('an interruption says nothing and exits as the shell does', () => {
  const { status, stdout, stderr } = enter(`throw new Interrupted('SIGINT');`);
  expect(stdout + stderr).toBe('');
  expect(status).toBe(130);
});

test('a bug is not dressed up as a refusal', () => {
  const { status, stderr } = enter(`throw new TypeError('oops');`);
  expect(stderr).toContain('TypeError: oops');
  expect(status).toBe(1);
});
