import type { PanelId } from './use-layout';

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

/** What the areas are called: by their panel, or by what their panels are about. */
export const AREA_NAMES = { ...PANEL_NAMES, lower: 'Portfolio' };
