import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const BENCH = fileURLToPath(new URL('../src/accounts.ts', import.meta.url));

test('the small benchmark of accounts runs and reports every figure', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    BENCH,
    '--small',
  ]);
  for (const figure of [
    /^100 accounts in turn \/ one: \d+\.\d\d /m,
    /^portfolio p99 of 50 live accounts \/ one: \d+\.\d\d /m,
    /^memory of an idle account: -?\d+\.\d\d KiB /m,
  ]) {
    expect(stdout).toMatch(figure);
  }
}, 120_000);
