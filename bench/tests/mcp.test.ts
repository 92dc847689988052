import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const BENCH = fileURLToPath(new URL('../src/mcp.ts', import.meta.url));

test('the small benchmark of MCP runs and reports both calls', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    BENCH,
    '--small',
  ]);
  for (const name of ['get_positions', 'place_order']) {
    expect(stdout).toMatch(new RegExp(`^${name}: MCP adds -?\\d+\\.\\d\\d `, 'm'));
  }
}, 120_000);
