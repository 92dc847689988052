import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const BENCH = fileURLToPath(new URL('../src/trades.ts', import.meta.url));

test('the small trade benchmark runs and reports every ratio', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    BENCH,
    '--small',
  ]);
  for (const ratio of [
    '64 in flight / one by one:',
    '64 in flight / one by one, both over HTTP:',
    '64 in flight over HTTP / one by one without:',
    'lone trade p99 / (sync p99 + empty post p99):',
    'p99 age trading / idle with 20 streams:',
  ]) {
    const line = stdout.split('\n').find((candidate) => candidate.startsWith(ratio));
    expect(line).toMatch(/: \d+\.\d\d \(\d+\.\d\d to \d+\.\d\d\)/);
  }
}, 120_000);
