import type { FastifyInstance } from 'fastify';
import type { MarketClock } from '../../../kernel/time/clock.ts';
import { DAY_MS } from '../../../kernel/time/units.ts';
import { toNewYorkTime } from '../wire/times.ts';

/** `/v2/clock`: the market never closes; a trading day ends where the next one begins, at midnight UTC. */
export function clockRoutes(app: FastifyInstance, clock: Pick<MarketClock, 'now_ms'>): void {
  app.get('/v2/clock', { config: { scope: 'read' } }, async () => {
    const now_ms = clock.now_ms();
    const next_day = toNewYorkTime((Math.floor(now_ms / DAY_MS) + 1) * DAY_MS);
    return {
      timestamp: toNewYorkTime(now_ms),
      is_open: true,
      next_open: next_day,
      next_close: next_day,
    };
  });
}
