import { z } from 'zod';
import { BAR_INTERVALS } from './rules/bar-intervals.ts';
import { CHART_LAYOUTS, DENSITIES, LINK_GROUPS } from './rules/workspaces/workspace-choices.ts';
import {
  CHARTS_MAX,
  WORKSPACE_NAMES_MAX,
  workspaceNameFault,
} from './rules/workspaces/workspace-limits.ts';
import { TimestampSchema } from './scalars.ts';
import { TickerSchema } from './ticker.ts';

/**
 * The name of a panel, a dock, a size or an indicator. The page defines which there are and ignores
 * names that it does not know, so that a workspace survives a change of the page.
 */
const PartNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,31}$/, 'Use a name of small letters, digits, - and _.');

const partNames = () => z.array(PartNameSchema).max(WORKSPACE_NAMES_MAX);

/** An object with at most WORKSPACE_NAMES_MAX named parts. */
const partsOf = <Part extends z.ZodType>(part: Part) =>
  z
    .record(PartNameSchema, part)
    .refine(
      (parts) => Object.keys(parts).length <= WORKSPACE_NAMES_MAX,
      `Name at most ${WORKSPACE_NAMES_MAX} parts.`,
    );

const WorkspaceLayoutSchema = z.strictObject({
  charts: z.enum(CHART_LAYOUTS).nullable().meta({
    description: 'How the charts are laid out; null for as many as fit the window.',
  }),
  placements: partsOf(partsOf(partNames())).meta({
    description: 'The panels of each dock, by the width of the window for which they were placed.',
  }),
  toggled: partNames().meta({
    description: 'Panels that are open although they are closed by default, or the reverse.',
  }),
  selected: partNames().meta({ description: 'The panels of the docks, last selected first.' }),
  folded: partNames(),
  sizes: partsOf(z.number().min(0).max(10_000)),
});

const WorkspaceChartSchema = z.strictObject({
  interval: z.enum(BAR_INTERVALS),
  style: PartNameSchema,
  is_log_scale: z.boolean(),
  shows_volume: z.boolean(),
  shows_trades: z.boolean(),
  indicators: z
    .array(
      z.strictObject({
        kind: PartNameSchema,
        parameters: z.array(z.number().min(-1_000_000).max(1_000_000)).max(8),
        color: z.int().min(0).max(32),
        width: z.int().min(1).max(8).meta({ description: 'Of its lines, in pixels.' }),
        height: z
          .number()
          .min(0.01)
          .max(100)
          .meta({ description: 'Of its own pane, as a multiple of that of a new pane.' }),
      }),
    )
    .max(16),
  compared_with: TickerSchema.nullable(),
});
export type WorkspaceChart = z.infer<typeof WorkspaceChartSchema>;

const WorkspaceLinksSchema = z.strictObject({
  active: PartNameSchema.meta({
    description: 'The chart that keys and lists act on.',
    example: 'chart_1',
  }),
  groups: partsOf(z.enum(LINK_GROUPS).nullable()).meta({
    description: 'The color group of each chart and ticket; null for none.',
  }),
  tickers: partsOf(TickerSchema),
});

/** What a workspace restores. */
export const WorkspaceContentsSchema = z
  .strictObject({
    layout: WorkspaceLayoutSchema,
    charts: z.array(WorkspaceChartSchema).min(1).max(CHARTS_MAX),
    links: WorkspaceLinksSchema,
    density: z.enum(DENSITIES),
  })
  .meta({
    id: 'WorkspaceContents',
    example: {
      layout: { charts: 'one', placements: {}, toggled: [], selected: [], folded: [], sizes: {} },
      charts: [
        {
          interval: '5m',
          style: 'candles',
          is_log_scale: false,
          shows_volume: true,
          shows_trades: true,
          indicators: [],
          compared_with: null,
        },
      ],
      links: { active: 'chart_1', groups: { chart_1: 'A' }, tickers: { chart_1: 'AAPL' } },
      density: 'normal',
    },
  });
export type WorkspaceContents = z.infer<typeof WorkspaceContentsSchema>;

const WorkspaceNameSchema = z
  .string()
  .trim()
  .superRefine((name, context) => {
    const message = workspaceNameFault(name);
    if (message) context.addIssue({ code: 'custom', message });
  })
  .meta({ description: 'Unique, ignoring case.', example: 'Day' });

export const WorkspaceSchema = z
  .object({
    name: z.string(),
    contents: WorkspaceContentsSchema,
    saved_at: TimestampSchema,
  })
  .meta({ id: 'Workspace' });
export type Workspace = z.infer<typeof WorkspaceSchema>;

export const WorkspacesSchema = z
  .object({ workspaces: z.array(WorkspaceSchema).meta({ description: 'By name.' }) })
  .meta({ id: 'Workspaces' });
export type Workspaces = z.infer<typeof WorkspacesSchema>;

export const WorkspaceParamsSchema = z.strictObject({ name: WorkspaceNameSchema });

export const WorkspaceSaveSchema = z
  .strictObject({ contents: WorkspaceContentsSchema })
  .meta({ id: 'WorkspaceSave' });
