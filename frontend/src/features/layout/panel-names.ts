import type { PanelId } from './use-layout';

/** The names of the panels in tabs and buttons. */
export const PANEL_NAMES: Readonly<Record<PanelId, string>> = {
  watchlist: 'Watchlist',
  chart: 'Chart',
  trade: 'Trade',
  positions: 'Positions',
  orders: 'Orders',
  blotter: 'Blotter',
  performance: 'Performance',
  heatmap: 'Heatmap',
  value: 'Value',
  ladder: 'Ladder',
  tape: 'Tape',
  chat: 'Assistant',
};

/** The names of the areas: that of their panel, or of the topic of their panels. */
export const AREA_NAMES = { ...PANEL_NAMES, lower: 'Portfolio' };
