import type { PanelId } from '@/hooks/use-layout';

/** What the panels are called in tabs and buttons. */
export const PANEL_NAMES: Readonly<Record<PanelId, string>> = {
  watchlist: 'Watchlist',
  chart: 'Chart',
  trade: 'Trade',
  positions: 'Positions',
  blotter: 'Blotter',
  performance: 'Performance',
  heatmap: 'Heatmap',
  value: 'Value',
  chat: 'Assistant',
};
