import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const BENCH = fileURLToPath(new URL('../src/growth.ts', import.meta.url));

test('the small growth benchmark runs and reports every comparison', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    BENCH,
    '--small',
  ]);
  const reports = stdout.split('\n').filter((line) => line.includes('grown / empty'));
  const [start, ...calls] = reports.map((line) => line.slice(0, line.indexOf(':')));
  expect(start).toBe('start until the address is printed');
  const what = ['portfolio', 'first page of the blotter', 'history of a day', 'history of all'];
  expect(calls).toEqual(
    ['beside the verification', 'after it'].flatMap((when) =>
      [...what, 'performance'].map((called) => `${when}, ${called}`),
    ),
  );
  for (const line of reports) {
    expect(line).toMatch(/grown \/ empty \d+\.\d\d \(.*grown \/ young \d+\.\d\d \(/);
    expect(line).not.toContain('NaN');
  }
  expect(stdout).toMatch(/young: the history of all has [5-9]\d\d points/);
}, 120_000);
