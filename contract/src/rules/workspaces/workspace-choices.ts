/** How the charts of a desk are laid out: side by side, one below the other, or two by two. */
export const CHART_LAYOUTS = ['one', 'columns', 'rows', 'four'] as const;
export type ChartLayout = (typeof CHART_LAYOUTS)[number];

/** The color groups, whose members show the same ticker. */
export const LINK_GROUPS = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type LinkGroup = (typeof LINK_GROUPS)[number];

/** How large text and rows are. */
export const DENSITIES = ['compact', 'normal', 'comfortable'] as const;
export type Density = (typeof DENSITIES)[number];
