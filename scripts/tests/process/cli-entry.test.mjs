import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/**
 * Runs a script whose work is the given code.
 * @param {string} work
 */
function runCli(work) {
  const at = (/** @type {string} */ path) =>
    JSON.stringify(new URL(`../../lib/${path}`, import.meta.url).href);
  const code = `
    const { runCli } = await import(${at('process/cli-entry.mjs')});
    const { Refusal, Interrupted } = await import(${at('refusal.mjs')});
    await runCli(import.meta.url, async () => { ${work} });
  `;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' });
}

test("the value of the work's promise is the exit code", () => {
  expect(runCli('return 5;').status).toBe(5);
});

test('a refusal prints only its message and exits with a failure', () => {
  const { status, stderr } = runCli(`throw new Refusal('The disk is full.');`);
  expect(stderr).toBe('The disk is full.\n');
  expect(status).toBe(1);
});

test("an interruption prints nothing and exits with the shell's code", () => {
  const { status, stdout, stderr } = runCli(`throw new Interrupted('SIGINT');`);
  expect(stdout + stderr).toBe('');
  expect(status).toBe(130);
});

test('a bug is not reported as a refusal', () => {
  const { status, stderr } = runCli(`throw new TypeError('oops');`);
  expect(stderr).toContain('TypeError: oops');
  expect(status).toBe(1);
});
