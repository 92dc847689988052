import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const BENCH = fileURLToPath(new URL('../src/durable-orders.ts', import.meta.url));

test('the small benchmark of durable orders runs and reports every figure', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    BENCH,
    '--small',
  ]);
  const figures = stdout.split('\n').filter((line) => line.includes('goal'));
  expect(figures).toHaveLength(4);
  for (const line of figures) expect(line).toMatch(/: \d+\.\d\d \(\d+\.\d\d to \d+\.\d\d\)/);
}, 120_000);
