import type { FastifyPluginAsync } from 'fastify';
import { type Logger, pino } from 'pino';
import { onTestFinished } from 'vitest';
import { buildServer } from '../../../src/http/server.ts';
import { timeOrderedUuids } from '../../../src/kernel/ids.ts';
import { DEFAULT_ACCOUNT_ID } from '../../../src/storage/sqlite/index.ts';
import { ManualClock } from '../time/manual-clock.ts';
import { openAccess } from './open-access.ts';

/**
 * Serves routes with the real server, without a token, until the test ends.
 * @returns the server's address
 */
export async function serveRoutes(
  routes: readonly FastifyPluginAsync[],
  logger: Logger = pino({ level: 'silent' }),
): Promise<string> {
  const app = await buildServer(
    {
      access: openAccess.access,
      routes,
      default_account_id: DEFAULT_ACCOUNT_ID,
      accountState: () => 'open',
      health: () => {
        throw new Error('this server has no health report');
      },
      describeDatabaseFailure: () => undefined,
      newRequestId: timeOrderedUuids(new ManualClock()),
      clock: new ManualClock(),
    },
    {
      logger,
      version: 'test',
      static_folder: '/nonexistent',
      config: openAccess.config,
    },
  );
  onTestFinished(() => app.close());
  return app.listen({ port: 0, host: '127.0.0.1' });
}
