'use client';

import { useStore } from 'zustand';
import { type ViewsState, viewsStore } from './views-store';

export {
  HEATMAP_PERIODS,
  type HeatmapPeriod,
  POSITION_COLUMNS,
  type PositionColumn,
  type PositionFigure,
  type PositionKey,
  type PositionSort,
} from './views-store';

const change = (part: Partial<ViewsState>) => viewsStore.setState(part);

/** Returns the view settings of the portfolio, and the function that changes them. */
export const useViews = (): [ViewsState, (part: Partial<ViewsState>) => void] => [
  useStore(viewsStore),
  change,
];
