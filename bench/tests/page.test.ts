import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const PAGE = fileURLToPath(new URL('../src/page.ts', import.meta.url));

test('the small page benchmark runs to its end in a real browser', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [PAGE, '--small', 'scroll']);
  if (stdout.startsWith('Skipped: ')) return;
  expect(stdout).toMatch(
    /^scrolling 24 rows: frames p99 \d+\.\d ms, \d+\.\d % late, \d+ long tasks/m,
  );
}, 60_000);
