'use client';

import type { ChartLayout } from '@finally/contract';
import type { LayoutMode } from './layout-mode';
import { layoutStore } from './layout-store';
import { useLayout } from './use-layout';
import { useLayoutMode } from './use-layout-mode';

/** How many charts each layout of the charts shows. */
export const CHART_COUNTS = { one: 1, columns: 2, rows: 2, four: 4 } as const satisfies Record<
  ChartLayout,
  number
>;

export const CHART_LAYOUT_NAMES: Readonly<Record<ChartLayout, string>> = {
  one: 'One',
  columns: 'Two, side by side',
  rows: 'Two, one below the other',
  four: 'Four',
};

const fitting = (mode: LayoutMode): ChartLayout => (mode === 'ultra' ? 'columns' : 'one');

/** Returns how the charts are laid out: as chosen, or as the window fits; one on a phone or a tablet. */
export function useChartLayout(): ChartLayout {
  const mode = useLayoutMode();
  const chosen = useLayout(({ charts }) => charts);
  return mode === 'phone' || mode === 'tablet' ? 'one' : (chosen ?? fitting(mode));
}

export const chooseChartLayout = (charts: ChartLayout | null): void =>
  layoutStore.setState({ charts });
