import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { type BuiltProgram, builtProgram } from '../support/built-program.ts';
import { COMPILE_CACHE } from '../support/compile-cache.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { openPortfolio } from '../support/trading/portfolio.ts';

const TIMEOUT_MS = 120_000;
/** Each write to it fails as on a full disk. */
const FULL = '/dev/full';
const SETTINGS = { PORT: '0', LOG_LEVEL: 'trace' };

type Output = 'pipe' | typeof FULL;

interface Outputs {
  readonly stdout?: Output;
  readonly stderr?: Output;
}

function start(
  script: BuiltProgram,
  database_path: string,
  { stdout = 'pipe', stderr = 'pipe' }: Outputs = {},
): ChildProcess {
  const targets = [stdout, stderr].map((output) =>
    output === 'pipe' ? output : openSync(output, 'w'),
  );
  const child = spawn(process.execPath, [builtProgram(script)], {
    cwd: tempFolder(),
    env: { ...COMPILE_CACHE, ...SETTINGS, PATH: process.env['PATH'], DATABASE_PATH: database_path },
    stdio: ['ignore', ...targets],
  });
  for (const target of targets) if (typeof target === 'number') closeSync(target);
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function addressOf(server: ChildProcess): Promise<string> {
  for await (const chunk of server.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    const port = /http:\/\/localhost:(\d+)/.exec(String(chunk))?.[1];
    if (port) return `http://127.0.0.1:${port}`;
  }
  throw new Error('the server has ended');
}

function storedDatabase(): string {
  const path = join(tempFolder(), 'finally.db');
  openPortfolio({ path }).connection.close();
  return path;
}

async function expectServed(server: ChildProcess, url: string): Promise<void> {
  for (let count = 0; count < 3; count++) {
    expect((await fetch(`${url}/api/portfolio`)).status).toBe(200);
  }
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
}

test('the server goes on and stops in order after its standard output and error were closed', {
  timeout: TIMEOUT_MS,
}, async () => {
  const server = start('main', storedDatabase());
  const url = await addressOf(server);
  server.stdout?.destroy();
  server.stderr?.destroy();
  await expectServed(server, url);
});

test.runIf(existsSync(FULL))(
  'the server goes on while its log cannot be written',
  {
    timeout: TIMEOUT_MS,
  },
  async () => {
    const server = start('main', storedDatabase(), { stderr: FULL });
    await expectServed(server, await addressOf(server));
  },
);

test.each(['verify', 'backup', 'audit'] as const)(
  '%s does its work if nobody reads what it says',
  { timeout: TIMEOUT_MS },
  async (program) => {
    const child = start(program, storedDatabase());
    child.stdout?.destroy();
    const said = child.stderr ? text(child.stderr) : '';
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await said).toBe('');
  },
);

test.runIf(existsSync(FULL)).each([
  ['verify', { stderr: FULL }],
  ['restore', { stderr: FULL }],
  ['audit', { stderr: FULL }],
] as const)(
  '%s ends with its exit code if nobody reads why it fails',
  { timeout: TIMEOUT_MS },
  async (program, outputs) => {
    const child = start(program, join(tempFolder(), 'missing.db'), outputs);
    expect(await once(child, 'exit')).toEqual([2, null]);
  },
);
