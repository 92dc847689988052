import { chmodSync, existsSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { buy } from '../support/trading/portfolio.ts';
import { Client } from './harness/client.ts';
import { runProgram, ServerProcess } from './harness/server-process.ts';

const TIMEOUT_MS = 60_000;

async function serve(path: string): Promise<ServerProcess> {
  const server = await ServerProcess.start({ database_path: path });
  onTestFinished(() => server.kill());
  return server;
}

const refusalOf = (path: string): Promise<string> =>
  ServerProcess.start({ database_path: path }).then(
    async (server) => {
      await server.kill();
      return '';
    },
    (error: Error) => error.message,
  );

test('a second server over one database refuses to start and names the first, by whichever path', {
  timeout: TIMEOUT_MS,
}, async () => {
  const folder = tempFolder();
  const path = join(folder, 'db', 'finally.db');
  const first = await serve(path);
  symlinkSync(join(folder, 'db'), join(folder, 'same'));
  for (const name of [path, join(folder, 'same', 'finally.db')]) {
    const said = await refusalOf(name);
    expect(said).toContain('is in use');
    expect(said).toContain(`http://localhost:${first.port}`);
    expect(said).toContain(`process ${first.pid}`);
  }
  const client = new Client(first.port);
  onTestFinished(() => client.close());
  expect((await client.post('/api/portfolio/trade', buy('AAPL', 1))).status).toBe(201);
  expect(await first.stop()).toBe(0);
  await serve(path);
});

test('a lock that a killed server left behind keeps nobody out', {
  timeout: TIMEOUT_MS,
}, async () => {
  const path = join(tempFolder(), 'finally.db');
  for (let round = 0; round < 3; round++) {
    const server = await serve(path);
    await server.kill();
    expect(existsSync(`${path}.lock`)).toBe(true);
  }
  await serve(path);
});

const onPosix = test.skipIf(process.platform === 'win32');

onPosix(
  'what a server, a backup and a restore make is for its owner alone',
  {
    timeout: TIMEOUT_MS,
  },
  async () => {
    const path = join(tempFolder(), 'data', 'deep', 'finally.db');
    const backup = join(tempFolder(), 'elsewhere', 'backup.db');
    const server = await serve(path);
    expect(await runProgram('backup', path)).toMatchObject({ code: 0 });
    expect(await runProgram('backup', path, backup)).toMatchObject({ code: 0 });
    expectPrivate(dirname(dirname(path)));
    expectPrivate(dirname(backup));
    await server.stop();
    expect(await runProgram('restore', path, backup)).toMatchObject({ code: 0 });
    expectPrivate(dirname(dirname(path)));
  },
);

onPosix(
  'a backup that others may read is restored for its owner alone',
  {
    timeout: TIMEOUT_MS,
  },
  async () => {
    const path = join(tempFolder(), 'data', 'finally.db');
    const server = await serve(path);
    const backup = join(tempFolder(), 'backup.db');
    expect(await runProgram('backup', path, backup)).toMatchObject({ code: 0 });
    await server.stop();
    chmodSync(backup, 0o644);
    expect(await runProgram('restore', path, backup)).toMatchObject({ code: 0 });
    expectPrivate(dirname(path));
  },
);

/** Only the owner may enter a folder, and read what is in it. */
function expectPrivate(folder: string): void {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  expect(entries.length).toBeGreaterThan(0);
  expect(statSync(folder).mode & 0o777, folder).toBe(0o700);
  for (const entry of entries) {
    const name = join(entry.parentPath, entry.name);
    expect(statSync(name).mode & 0o777, name).toBe(entry.isDirectory() ? 0o700 : 0o600);
  }
}
