import { z } from 'zod';
import { ACCOUNT_COLORS, COMPARED_ACCOUNTS_MAX } from './rules/account-terms.ts';
import { MoneySchema, PercentSchema, TimestampSchema } from './scalars.ts';

export const ComparisonQuerySchema = z.object({
  ids: z
    .string()
    .min(1)
    .max(600)
    .meta({
      description: `Ids of accounts, separated by commas; at most ${COMPARED_ACCOUNTS_MAX}.`,
      example: 'default',
    }),
});

const ComparedSchema = z.object({
  name: z.string(),
  return_percent: PercentSchema.meta({
    description:
      'Time-weighted over the span. No money comes or goes between resets, so it is the last value over the first, less one.',
  }),
  max_drawdown_percent: PercentSchema.meta({ description: 'The largest fall from a peak.' }),
  volatility_percent: PercentSchema.nullable().meta({
    description: 'Annualized; null while the span is too short.',
  }),
  sharpe_ratio: z.number().nullable().meta({
    description: 'Annualized, against a riskless return of zero; null as for volatility.',
  }),
  points: z
    .array(z.object({ time: TimestampSchema, value: z.number() }))
    .meta({ description: 'The value, where 100 is that at the beginning of the span.' }),
});

export const AccountComparisonSchema = z
  .object({
    since: TimestampSchema.meta({
      description: 'Where the span begins: the latest opening of any of the ledgers.',
    }),
    until: TimestampSchema,
    shortened_by: z.string().nullable().meta({
      description: 'The name of the account whose later opening shortens the span of others.',
    }),
    accounts: z.array(
      ComparedSchema.extend({
        id: z.string(),
        color: z.enum(ACCOUNT_COLORS),
        trades: z.int(),
        turnover_percent: PercentSchema.meta({
          description: 'What all trades were worth, over the mean of first and last value.',
        }),
        fees: MoneySchema,
        spread_and_impact: MoneySchema.meta({
          description: 'What fills were worse than the middle of bid and ask.',
        }),
        win_rate_percent: PercentSchema.nullable().meta({
          description: 'Share of the sales that had a profit before fees; null without a sale.',
        }),
      }),
    ),
    references: z
      .array(ComparedSchema.extend({ kind: z.enum(['spy', 'watchlist', 'never_traded']) }))
      .meta({
        description:
          'What holding SPY, or the watchlist of the first account in equal parts, would have brought, and not trading at all.',
      }),
  })
  .meta({ id: 'AccountComparison' });
export type AccountComparison = z.infer<typeof AccountComparisonSchema>;
