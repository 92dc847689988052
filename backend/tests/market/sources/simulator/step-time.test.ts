import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const bench = fileURLToPath(new URL('../../../../../bench/src/simulator-step.ts', import.meta.url));

test('the benchmark of a step runs for both models and including the cache', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    bench,
    '--tickers=12',
    '--steps=20',
  ]);
  expect(stdout.trim().split('\n')).toEqual([
    expect.stringMatching(/^prices \(market\): 12 tickers, median \d+ µs/),
    expect.stringMatching(/^prices \(gbm\): 12 tickers, median \d+ µs/),
    expect.stringMatching(/^prices, quotes and cache: 12 tickers, median \d+ µs/),
  ]);
});
