/**
 * FinAlly itself, with a market that steps EVENTS_PER_SECOND times a second instead of twice.
 * Serves the built pages if PAGES is set.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { pino } from 'pino';
import { openDependencies } from '../../../backend/src/composition.ts';
import { parseConfig } from '../../../backend/src/config.ts';
import { buildServer } from '../../../backend/src/http/server.ts';
import { systemClock, type WallClock } from '../../../backend/src/kernel/time/clock.ts';

const MARKET_STEP_MS = 500;

// The same flag as in `main`.
setFlagsFromString('--semi-space-growth-factor=1');

const step_ms = 1000 / Number(process.env['EVENTS_PER_SECOND'] ?? 20);
const clock: WallClock = {
  ...systemClock,
  every: (interval_ms, run) =>
    systemClock.every(interval_ms === MARKET_STEP_MS ? step_ms : interval_ms, run),
};
const folder = mkdtempSync(join(tmpdir(), 'finally-bench-'));
const pages = process.env['PAGES']
  ? fileURLToPath(new URL('../../../frontend/out', import.meta.url))
  : folder;
const config = parseConfig({
  DATABASE_PATH: join(folder, 'finally.db'),
  SIM_SEED: '1',
  FILL_PROFILE: 'ideal',
  STREAM_CLIENTS_MAX: '100000',
});
const logger = pino({ level: 'error' });
const version = '0.0.0';
const dependencies = await openDependencies({ config, clock, logger, version });
const server = await buildServer(dependencies, { logger, version, static_folder: pages, config });
await server.listen({ port: 0, host: '127.0.0.1' });
process.send?.({ port: (server.server.address() as AddressInfo).port });

process.once('SIGTERM', async () => {
  await server.close();
  await dependencies.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit();
});
