import type { Ticker, WorkspaceContents } from '@finally/contract';

export const AAPL = 'AAPL' as Ticker;
export const MSFT = 'MSFT' as Ticker;

const chart = (interval: '1m' | '1d') => ({
  interval,
  style: 'candles',
  is_log_scale: false,
  shows_volume: true,
  shows_trades: true,
  indicators: [],
  compared_with: null,
});

/** Returns the contents of a workspace with two charts that are not linked. */
export const contents = (): WorkspaceContents => ({
  layout: {
    charts: 'columns',
    placements: { wide: { left: ['orders', 'watchlist'] } },
    toggled: ['heatmap'],
    selected: ['orders'],
    folded: ['chat'],
    sizes: { watchlist: 320 },
  },
  charts: [chart('1m'), chart('1d')],
  links: {
    active: 'chart_2',
    groups: { chart_1: 'A', chart_2: 'B', trade: null },
    tickers: { chart_1: AAPL, chart_2: MSFT, trade: MSFT },
  },
  density: 'compact',
});
