import type { WorkspaceContents } from '@finally/contract';
import { ticker } from '../support/trading/ledger.ts';

/** Returns the contents of a workspace with two linked charts. */
export const workspaceContents = (
  density: WorkspaceContents['density'] = 'normal',
): WorkspaceContents => ({
  layout: {
    charts: 'columns',
    placements: { wide: { left: ['watchlist', 'orders'], lower_1: ['positions'] } },
    toggled: ['heatmap'],
    selected: ['orders', 'positions'],
    folded: ['chat'],
    sizes: { watchlist: 333 },
  },
  charts: (['1m', '1d'] as const).map((interval) => ({
    interval,
    style: 'candles',
    is_log_scale: false,
    shows_volume: true,
    shows_trades: true,
    indicators: [{ kind: 'sma', parameters: [20], color: 0, width: 1, height: 1 }],
    compared_with: null,
  })),
  links: {
    active: 'chart_1',
    groups: { chart_1: 'A', chart_2: 'B', trade: null },
    tickers: { chart_1: ticker('AAPL'), chart_2: ticker('MSFT'), trade: ticker('AAPL') },
  },
  density,
});
