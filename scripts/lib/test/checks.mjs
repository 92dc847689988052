import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npmCli } from '../process/npm.mjs';
import { run } from '../process/run.mjs';
import { seconds } from '../progress.mjs';
import { sentence, tallyOfCheck, tallyOfPlaywright, tallyOfVitest } from './tally.mjs';

/**
 * @typedef {object} Check
 * @property {import('./parts.mjs').Part} part
 * @property {string} name
 * @property {string} script of package.json
 * @property {(exit_code: number, report: string | undefined) => import('./tally.mjs').Tally} tally
 * @property {(report: string) => { args?: string[], env?: NodeJS.ProcessEnv }} [reporting] returns
 *   the arguments and environment that make it write a JSON report to that path
 */

/** @type {Check[]} */
export const CHECKS = [
  { part: 'static', name: 'format and lint', script: 'lint', tally: tallyOfCheck },
  { part: 'static', name: 'types', script: 'types', tally: tallyOfCheck },
  { part: 'static', name: 'boundaries', script: 'boundaries', tally: tallyOfCheck },
  { part: 'static', name: 'unused code', script: 'unused', tally: tallyOfCheck },
  {
    part: 'unit',
    name: 'unit tests',
    script: 'unit',
    tally: tallyOfVitest,
    reporting: (report) => ({
      args: ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    }),
  },
  {
    part: 'e2e',
    name: 'browser tests',
    script: 'e2e',
    tally: tallyOfPlaywright,
    reporting: (report) => ({ env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } }),
  },
];

/**
 * Runs one check and reports its result; if it failed, prints its whole output.
 * @param {Check} check
 * @param {NodeJS.ProcessEnv} env
 */
export async function runCheck({ name, script, tally, reporting }, env) {
  const folder = mkdtempSync(join(tmpdir(), 'finally-check-'));
  const report = join(folder, 'report.json');
  const began = Date.now();
  try {
    const extra = reporting?.(report) ?? {};
    const { code, output } = await run(
      process.execPath,
      [npmCli(), 'run', '--silent', script, '--', ...(extra.args ?? [])],
      { env: { ...env, ...extra.env } },
    );
    const result = tally(code, textOf(report));
    if (result.failed > 0) console.log(`\n${output.trimEnd()}\n`);
    const verdict = result.failed > 0 ? 'FAILED' : 'ok';
    console.log(`${verdict}  ${name}: ${sentence(result)} (${seconds(Date.now() - began)})`);
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} path */
function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
