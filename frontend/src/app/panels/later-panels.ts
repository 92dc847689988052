import type { ComponentType } from 'react';
import type { PanelId } from '@/features/layout/panels/panel-list';

/** The panels that are not needed to watch prices and trade. */
export type LaterPanelId = Exclude<PanelId, 'watchlist' | 'trade' | 'positions'>;

/** Fetches the script of each panel. In a script of its own, so that the first load does not name them. */
export const LATER: Readonly<Record<LaterPanelId, () => Promise<ComponentType>>> = {
  chart: () => import('@/features/chart/chart-area').then(({ ChartArea }) => ChartArea),
  orders: () =>
    import('@/features/working-orders/working-orders').then(({ WorkingOrders }) => WorkingOrders),
  blotter: () => import('@/features/blotter/blotter').then(({ Blotter }) => Blotter),
  performance: () =>
    import('@/features/performance/performance').then(({ Performance }) => Performance),
  heatmap: () => import('@/features/heatmap/heatmap').then(({ Heatmap }) => Heatmap),
  value: () => import('@/features/performance/value-curve').then(({ ValueCurve }) => ValueCurve),
  movers: () => import('./market-panels').then(({ Movers }) => Movers),
  news: () => import('./market-panels').then(({ News }) => News),
  scanner: () => import('./market-panels').then(({ Scanner }) => Scanner),
  ladder: () => import('@/features/ladder/ladder').then(({ Ladder }) => Ladder),
  tape: () => import('@/features/tape/tape').then(({ Tape }) => Tape),
  journal: () => import('@/features/journal/journal').then(({ Journal }) => Journal),
  chat: () => import('@/features/assistant/chat').then(({ Chat }) => Chat),
};
