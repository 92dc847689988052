import { z } from 'zod';
import {
  SCAN_COMPARISONS,
  SCAN_CONDITIONS_MAX,
  SCAN_FIGURE_NAMES,
  SCAN_INTERVALS,
  SCAN_JOINS,
  scanConditionFault,
  scanNameFault,
} from '../rules/scan-terms.ts';
import { TimestampSchema } from '../scalars.ts';
import { CoverageSchema, DayFiguresSchema } from './movers.ts';

export const ScanConditionSchema = z
  .strictObject({
    figure: z.enum(SCAN_FIGURE_NAMES),
    parameters: z.array(z.number()).max(4).default([]).meta({
      description:
        'Of an indicator, in its order, such as [14] for RSI; empty for figures of the day.',
    }),
    interval: z.enum(SCAN_INTERVALS).default('1d').meta({
      description: 'The bars that an indicator is computed from; the last one may still grow.',
    }),
    comparison: z.enum(SCAN_COMPARISONS).meta({
      description: 'An indicator crosses a value if it was on the other side one bar before.',
    }),
    value: z.number().min(-1e12).max(1e12),
  })
  .superRefine((condition, context) => {
    const message = scanConditionFault(condition);
    if (message) context.addIssue({ code: 'custom', message });
  })
  .meta({
    id: 'ScanCondition',
    example: {
      figure: 'rsi',
      parameters: [14],
      interval: '1d',
      comparison: 'below',
      value: 30,
    },
  });
export type ScanCondition = z.infer<typeof ScanConditionSchema>;

export const ScanSchema = z
  .strictObject({
    join: z.enum(SCAN_JOINS).default('all'),
    conditions: z.array(ScanConditionSchema).min(1).max(SCAN_CONDITIONS_MAX),
  })
  .meta({
    id: 'Scan',
    example: {
      join: 'all',
      conditions: [
        {
          figure: 'change_percent',
          parameters: [],
          interval: '1d',
          comparison: 'above',
          value: 2,
        },
      ],
    },
  });
export type Scan = z.infer<typeof ScanSchema>;

export const ScanRowSchema = DayFiguresSchema.extend({
  values: z.array(z.number().nullable()).meta({
    description: 'The figure of each condition, in their order; null if it cannot be computed.',
  }),
}).meta({ id: 'ScanRow' });
export type ScanRow = z.infer<typeof ScanRowSchema>;

export const ScanResultSchema = CoverageSchema.extend({
  at: TimestampSchema.meta({ description: 'The time of the figures.' }),
  is_preparing: z.boolean().meta({
    description:
      'True while the bars of all instruments are prepared, for some seconds after an interval is first used. The rows are then incomplete.',
  }),
  matches: z.int().nonnegative().meta({ description: 'How many instruments match.' }),
  rows: z.array(ScanRowSchema).meta({
    description:
      'At most 100, by the figure of the first condition: largest first, or smallest first if it is to be below.',
  }),
}).meta({ id: 'ScanResult' });
export type ScanResult = z.infer<typeof ScanResultSchema>;

const ScanNameSchema = z
  .string()
  .trim()
  .superRefine((name, context) => {
    const message = scanNameFault(name);
    if (message) context.addIssue({ code: 'custom', message });
  })
  .meta({ description: 'Unique, ignoring case.', example: 'Oversold' });

export const SavedScanSchema = z
  .object({
    name: z.string(),
    scan: ScanSchema,
    alerts: z
      .boolean()
      .meta({ description: 'Whether a ticker that enters the list fires an alert.' }),
    saved_at: TimestampSchema,
  })
  .meta({ id: 'SavedScan' });
export type SavedScan = z.infer<typeof SavedScanSchema>;

export const SavedScansSchema = z
  .object({ scans: z.array(SavedScanSchema).meta({ description: 'By name.' }) })
  .meta({ id: 'SavedScans' });
export type SavedScans = z.infer<typeof SavedScansSchema>;

export const ScanParamsSchema = z.strictObject({ name: ScanNameSchema });

export const ScanPreviewSchema = z.strictObject({ scan: ScanSchema }).meta({ id: 'ScanPreview' });

export const ScanSaveSchema = z
  .strictObject({ scan: ScanSchema, alerts: z.boolean().default(false) })
  .meta({ id: 'ScanSave' });
export type ScanSave = z.infer<typeof ScanSaveSchema>;

export const ScanChangesSchema = z
  .strictObject({ name: ScanNameSchema.optional(), alerts: z.boolean().optional() })
  .meta({ id: 'ScanChanges', description: 'Fields that are left out stay unchanged.' });
export type ScanChanges = z.infer<typeof ScanChangesSchema>;
