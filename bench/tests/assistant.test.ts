import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const BENCH = fileURLToPath(new URL('../src/assistant.ts', import.meta.url));

test("the small assistant benchmark runs and reports FinAlly's own time", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    BENCH,
    '--small',
  ]);
  for (const kind of ['words alone', 'a trade', 'a refused trade, rephrased']) {
    const line = stdout.split('\n').find((each) => each.includes(`own time for ${kind}:`));
    expect(line).toMatch(/p50 \d+\.\d\d \(.+\) ms, p99 \d+\.\d\d \(.+\) ms/);
  }
}, 120_000);
