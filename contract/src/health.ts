import { z } from 'zod';
import { ModelInfoSchema } from './assistant/chat.ts';
import { TimestampSchema } from './scalars.ts';

export const MarketStateSchema = z.enum(['starting', 'live', 'stale', 'failed']);
export type MarketState = z.infer<typeof MarketStateSchema>;

/** Whether the exchanges are open: in regular hours, before or after them, or closed. */
export const MarketSessionSchema = z.enum(['open', 'extended', 'closed']);
export type MarketSession = z.infer<typeof MarketSessionSchema>;

export const HealthStatusSchema = z.enum(['starting', 'ready', 'degraded', 'failing']).meta({
  description:
    '`starting`: no price has arrived yet. `ready`: everything works. `degraded`: it serves, but a part ' +
    'has failed. `failing`: it cannot serve.',
});
export type HealthStatus = z.infer<typeof HealthStatusSchema>;

/** The part of the health report that needs no credentials: only the status. */
export const HealthStateSchema = z
  .object({ status: HealthStatusSchema })
  .meta({ id: 'HealthState' });
export type HealthState = z.infer<typeof HealthStateSchema>;

export const HealthSchema = z
  .object({
    status: HealthStatusSchema,
    version: z.string(),
    uptime_seconds: z.number(),
    market: z.object({
      state: MarketStateSchema,
      source: z.string().meta({ example: 'simulator' }),
      detail: z.string().nullable(),
      last_update_at: TimestampSchema.nullable(),
      session: MarketSessionSchema.nullable().meta({ description: 'Null if unknown.' }),
    }),
    database: z.object({
      state: z.enum(['ok', 'read_only', 'failed']).meta({
        description: '`read_only`: data can be read, but nothing is traded. `failed`: no answer.',
      }),
      detail: z.string().nullable(),
    }),
    assistant: z.object({
      state: z.enum(['ok', 'failing']),
      model: ModelInfoSchema,
      detail: z.string().nullable(),
    }),
  })
  .meta({ id: 'Health' });
export type Health = z.infer<typeof HealthSchema>;
