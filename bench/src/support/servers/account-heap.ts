import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { pino } from 'pino';
import { openDependencies } from '../../../../backend/src/composition.ts';
import { parseConfig } from '../../../../backend/src/config.ts';
import { buildServer } from '../../../../backend/src/http/server.ts';
import { systemClock } from '../../../../backend/src/kernel/time/clock.ts';
import { HttpClient } from '../http-client.ts';

setFlagsFromString('--expose_gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Accounts that are used last, so that the measured ones are not live any more. */
const LATEST = 120;

/** Returns the bytes of the heap once nothing is left to collect. */
async function heap(): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
    least = Math.min(least, process.memoryUsage().heapUsed);
  }
  return least;
}

/**
 * Makes accounts in a server in this process, uses each, and waits until they are closed.
 *
 * @param idle_ms how long nobody uses them before the heap is measured
 * @returns the bytes that each of them takes of the heap afterwards
 */
export async function heapOfAccounts(count: number, idle_ms: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'finally-bench-'));
  const config = parseConfig({
    PORT: '0',
    DATABASE_PATH: join(folder, 'finally.db'),
    SIM_SEED: '1',
    LOG_LEVEL: 'error',
  });
  const logger = pino({ level: 'silent' });
  const version = 'bench';
  const dependencies = await openDependencies({ config, clock: systemClock, logger, version });
  const app = await buildServer(dependencies, {
    logger,
    version,
    static_folder: join(folder, 'no-pages'),
    config,
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const use = async (names: string, accounts: number) => {
    // A connection would not outlive the pauses.
    const client = await HttpClient.open(port);
    for (let index = 0; index < accounts; index++) {
      const made = await client.post('/api/accounts', `{"name":"${names} ${index}"}`);
      const at = `/api/accounts/${JSON.parse(made.body).id}/portfolio`;
      await client.post(`${at}/trade`, '{"ticker":"AAPL","side":"buy","quantity":1}');
      await client.post(`${at}/trade`, '{"ticker":"AAPL","side":"sell","quantity":1}');
    }
    client.close();
  };
  try {
    await use('Before', LATEST);
    await pause(idle_ms);
    const before = await heap();
    await use('Measured', count);
    await use('After', LATEST);
    await pause(idle_ms);
    return ((await heap()) - before) / (count + LATEST);
  } finally {
    await app.close();
    await dependencies.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
