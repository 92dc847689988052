import type { WorkspaceContents } from '@finally/contract';
import { beforeEach, expect, test } from 'vitest';
import { appearanceStore } from '@/features/appearance/appearance-store';
import { chartStores } from '@/features/chart/chart-store';
import { INITIAL_LAYOUT, layoutStore } from '@/features/layout/layout-store';
import { docksOf } from '@/features/layout/panels/placement';
import { tickerAt } from '@/features/symbols/selection';
import { selectionStore } from '@/features/symbols/selection-store';
import { AAPL, contents, MSFT } from './tests/samples';
import { isSameArrangement } from './workspace-comparison';
import { applyContents, currentContents } from './workspace-contents-actions';

beforeEach(() => {
  layoutStore.setState(INITIAL_LAYOUT, true);
  selectionStore.setState(selectionStore.getInitialState(), true);
  appearanceStore.setState(appearanceStore.getInitialState(), true);
  for (const store of Object.values(chartStores)) store.setState(store.getInitialState(), true);
});

test('a workspace restores panels, charts, groups and density, and keeps drawings', () => {
  chartStores.chart_2.draw(MSFT, { kind: 'level', price: 400 });
  applyContents(contents());
  expect(docksOf(layoutStore.getState(), 'wide')).toMatchObject({
    left: ['orders', 'watchlist'],
    lower_1: ['positions', 'blotter', 'performance', 'ladder', 'tape'],
    lower_2: ['value'],
  });
  expect(layoutStore.getState()).toMatchObject({
    charts: 'columns',
    folded: ['chat'],
    sizes: { watchlist: 320 },
  });
  expect(chartStores.chart_2.getState()).toMatchObject({
    interval: '1d',
    drawings: { MSFT: [{}] },
  });
  const selection = selectionStore.getState();
  expect([selection.active, selection.ticker]).toEqual(['chart_2', MSFT]);
  expect(tickerAt(selection, 'chart_1')).toBe(AAPL);
  expect(appearanceStore.getState().density).toBe('compact');
});

test('what was applied and is captured again is the same arrangement', () => {
  applyContents(contents());
  const captured = currentContents();
  applyContents(captured);
  expect(currentContents()).toEqual(captured);
});

test('an indicator keeps its parameters, and one that is not known is left out', () => {
  chartStores.chart_1.addIndicator('sma', [33]);
  const captured = currentContents();
  chartStores.chart_1.removeIndicator('sma-0');
  const [chart] = captured.charts;
  if (!chart) throw new Error('there is no chart');
  const unknown = { kind: 'zigzag', parameters: [1], color: 0, width: 1, height: 1 };
  applyContents({
    ...captured,
    charts: [{ ...chart, indicators: [...chart.indicators, unknown] }],
  });
  expect(chartStores.chart_1.getState().indicators).toMatchObject([
    { kind: 'sma', parameters: [33] },
  ]);
});

test('names of a later version, and panels in two docks, are left out', () => {
  const later: WorkspaceContents = {
    ...contents(),
    layout: {
      charts: null,
      placements: {
        wide: {
          left: ['orders', 'sonar', 'chart'],
          right: ['orders', 'trade'],
          ceiling: ['value'],
        },
        tiny: { left: ['value'] },
      },
      toggled: ['sonar', 'value'],
      selected: ['sonar', 'orders'],
      folded: ['attic'],
      sizes: { attic: 4, watchlist: 9_000 },
    },
    links: { active: 'chart_9', groups: { chart_1: 'C', sonar: 'D' }, tickers: { chart_1: MSFT } },
  };
  applyContents(later);
  const state = layoutStore.getState();
  expect(state.placements).toEqual({ wide: { left: ['orders'], right: ['trade'] } });
  expect(state).toMatchObject({ toggled: ['value'], folded: [], sizes: { watchlist: 560 } });
  expect(state.recent_panels).toEqual(['orders']);
  expect(selectionStore.getState()).toMatchObject({ active: 'chart_1', groups: { chart_1: 'C' } });
  expect(selectionStore.getState().ticker).toBe(MSFT);
});

test('looking around is no change, arranging is one', () => {
  applyContents(contents());
  const saved = currentContents();
  const isSame = () => isSameArrangement(currentContents(), saved);
  layoutStore.show('blotter');
  selectionStore.setState({ ticker: AAPL, active: 'chart_1' });
  expect(isSame()).toBe(true);
  selectionStore.setState(({ tickers }) => ({ tickers: { ...tickers, trade: AAPL } }));
  expect(isSame()).toBe(false);
  applyContents(saved);
  expect(isSame()).toBe(true);
  chartStores.chart_2.chooseInterval('1h');
  expect(isSame()).toBe(false);
  applyContents(saved);
  layoutStore.fold('trade', true);
  expect(isSame()).toBe(false);
});
