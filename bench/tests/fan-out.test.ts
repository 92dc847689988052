import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const FAN_OUT = fileURLToPath(new URL('../src/fan-out.ts', import.meta.url));

test('the small comparison of the price stream with other servers runs to its end', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [FAN_OUT, '--small', 'compare']);
  if (stdout.startsWith('Skipped: ')) return;
  // In so small a run the processor time at rest may be more than under load.
  expect(stdout).toMatch(/^FinAlly: -?\d+\.\d+ .* µs, p99 \d+/m);
  expect(stdout).toMatch(/^FinAlly \/ better-sse: CPU -?\d+\.\d+ /m);
  expect(stdout).toMatch(/^(FinAlly \/ nchan: CPU -?\d+\.\d+ |Skipped nchan: )/m);
  for (const [, per_second] of stdout.matchAll(/(\d+) events\/s/g)) {
    expect(Number(per_second)).toBeGreaterThan(100);
  }
}, 60_000);
