/**
 * The whole server as a process of its own, on a clock that runs SPEED times
 * as fast. Asked to, it collects its garbage and tells what it still holds.
 */
import { readdirSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { pino } from 'pino';
import { openDependencies } from '../../src/composition.ts';
import { loadConfig } from '../../src/config.ts';
import { buildServer } from '../../src/http/server.ts';
import { fastClock } from './fast-clock.ts';
import type { Holding } from './holding.ts';

// As main does.
setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const config = loadConfig();
const folder = dirname(config.database_path);
const logger = pino({ level: 'error' }, pino.destination(2));
const version = '0.0.0';
const clock = fastClock(Number(process.env['SPEED']));
const dependencies = await openDependencies({ config, clock, logger, version });
const server = await buildServer(dependencies, { logger, version, static_folder: folder, config });
await server.listen({ port: 0, host: '127.0.0.1' });
const { port } = server.server.address() as AddressInfo;

/** Number of open files and sockets, if the system reports it. */
function filesOpen(): number | null {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return null;
  }
}

function holding(): Holding {
  collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  return {
    heap_bytes: heapUsed + external,
    rss_bytes: rss,
    handles: process.getActiveResourcesInfo().filter((kind) => kind !== 'Timeout').length,
    files: filesOpen(),
    database_bytes: readdirSync(folder)
      .filter((name) => name.startsWith('finally.db'))
      .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0),
  };
}

process.on('message', () => process.send?.({ holding: holding() }));
// Also ends if the process that started it has ended.
process.once('disconnect', async () => {
  await server.close();
  await dependencies.close();
  process.exit();
});
process.send?.({ port });
