import { z } from 'zod';
import { AlertDirectionSchema, AlertSchema } from '../alerts.ts';
import { PercentSchema, PriceSchema } from '../scalars.ts';
import { outcome } from './chat-outcome.ts';

/** The terms of an alert as an assistant wrote them; the alert rules check them. */
export const AskedAlertSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('above'), price: PriceSchema }),
    z.object({ kind: z.literal('below'), price: PriceSchema }),
    z.object({
      kind: z.literal('percent'),
      percent: PercentSchema,
      direction: AlertDirectionSchema,
    }),
  ])
  .meta({ id: 'AskedAlert' });
export type AskedAlert = z.infer<typeof AskedAlertSchema>;

export const AlertActionSchema = z
  .object({
    kind: z.literal('alert'),
    request: z.object({
      change: z.enum(['set', 'change', 'remove']),
      ticker: z.string().meta({ description: 'Empty for the alerts of several tickers.' }),
      terms: AskedAlertSchema.nullable().meta({ description: 'Null if alerts are removed.' }),
      alert_ids: z.array(z.string()).meta({ description: 'The alerts to change or remove.' }),
      alerts: z.array(AlertSchema).meta({
        description:
          'Those alerts when the action was decided or proposed. An approval concerns no others.',
      }),
    }),
    ...outcome(
      z.object({
        alerts: z.array(AlertSchema).meta({
          description: 'The alert that was set or changed, or those that were removed.',
        }),
        changed: z.boolean().meta({ description: 'False if there was such an alert already.' }),
      }),
    ),
  })
  .meta({ id: 'AlertAction' });
export type AlertAction = z.infer<typeof AlertActionSchema>;
