import type { Ticker } from '@finally/contract';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { SelectionState } from '@/features/symbols/selection-store';
import { createUndoStore } from '@/shared/undo/undo-store';
import { DEFAULT_SETTINGS } from './chart-settings';
import { createChartStore } from './chart-store';
import { DRAWINGS_MAX, type Drawing } from './drawings/drawings';
import { INDICATORS_MAX } from './indicators/indicator';

const AAPL = 'AAPL' as Ticker;
const MSFT = 'MSFT' as Ticker;

const selection = createStore<SelectionState>(() => ({
  ticker: AAPL,
  active: 'chart_1',
  groups: {},
  tickers: {},
}));
const open = () => createChartStore(selection);
const settings = (store = open()) => {
  const { tool: _, selected_drawing: __, ...kept } = store.getState();
  return kept;
};
const store = (text: string) => localStorage.setItem('finally.chart', text);

beforeEach(() => localStorage.clear());

test('settings are restored in the next visit, tool and selection are not', () => {
  const chart = open();
  chart.show(MSFT, '5m');
  chart.chooseStyle('area');
  chart.toggleLogScale();
  chart.toggleVolume();
  chart.toggleTrades();
  chart.compareWith(AAPL);
  chart.addIndicator('macd');
  chart.changeIndicator('macd-0', { parameters: [5, 10, 4] });
  chart.draw(MSFT, { kind: 'level', price: 400 });
  chart.draw(MSFT, {
    kind: 'trend',
    from: { time: 1, price: 2 },
    to: { time: 3, price: 4 },
    extent: 'segment',
  });
  chart.selectTool('trend');
  expect(selection.getState().ticker).toBe(MSFT);
  expect(settings()).toEqual(settings(chart));
  expect(settings()).not.toEqual(DEFAULT_SETTINGS);
  expect(open().getState()).toMatchObject({ tool: null, selected_drawing: null });
});

test('showing a ticker without an interval keeps the current one', () => {
  const chart = open();
  chart.chooseInterval('1h');
  chart.show(MSFT);
  expect(chart.getState().interval).toBe('1h');
});

test('a broken or forbidden storage gives the default settings', () => {
  for (const broken of ['{', '[]', 'null', '{"state":7,"version":1}', '{"state":null}', '"x"']) {
    store(broken);
    expect(settings()).toEqual(DEFAULT_SETTINGS);
  }
  const forbidden = createChartStore(selection, () => {
    throw new DOMException('denied', 'SecurityError');
  });
  forbidden.chooseStyle('line');
  expect(forbidden.getState().style).toBe('line');
});

test('invalid stored settings are ignored, and valid ones kept', () => {
  const level = { kind: 'level', id: 'a', price: 10 };
  const trend = { kind: 'trend', id: 'b', from: { time: 1, price: 2 }, to: { time: 3, price: 4 } };
  store(
    JSON.stringify({
      version: 99,
      state: {
        style: 'mountain',
        interval: '15m',
        is_log_scale: 'yes',
        compared_with: '<script>',
        indicators: [
          { id: 'sma-0', kind: 'sma', parameters: [9], color: 1 },
          { id: 'sma-0', kind: 'sma', parameters: [10], color: 1 },
          { id: 'sma-1', kind: 'sma', parameters: [0], color: 1 },
          { id: 'x', kind: 'zigzag', parameters: [], color: 1 },
          null,
        ],
        drawings: {
          AAPL: [level, { ...level, id: 'b', price: -1 }, 7],
          MSFT: [
            { ...level, color: 2 },
            { ...trend, extent: 'ray', color: 99 },
          ],
          'not one': [level],
        },
      },
    }),
  );
  expect(settings()).toEqual({
    ...DEFAULT_SETTINGS,
    interval: '15m',
    indicators: [{ id: 'sma-0', kind: 'sma', parameters: [9], color: 1, width: 1, height: 1 }],
    drawings: {
      // An earlier version knew no looks.
      AAPL: [{ ...level, color: null, width: 1, is_locked: false }],
      MSFT: [
        { ...level, color: 2, width: 1, is_locked: false },
        { ...trend, extent: 'ray', color: null, width: 1, is_locked: false },
      ],
    },
  });
});

test('colors stored under the earlier field name `colour` are read', () => {
  const level = { kind: 'level', id: 'a', price: 10 };
  store(
    JSON.stringify({
      version: 1,
      state: {
        indicators: [{ id: 'sma-0', kind: 'sma', parameters: [9], colour: 1 }],
        drawings: { AAPL: [{ ...level, colour: 2 }] },
      },
    }),
  );
  expect(settings()).toMatchObject({
    indicators: [{ id: 'sma-0', kind: 'sma', parameters: [9], color: 1, width: 1, height: 1 }],
    drawings: { AAPL: [{ ...level, color: 2 }] },
  });
});

test('invalid parameters of an indicator change nothing', () => {
  const chart = open();
  chart.addIndicator('rsi');
  chart.changeIndicator('rsi-0', { parameters: [0] });
  expect(chart.getState().indicators[0]?.parameters).toEqual([14]);
});

test('indicators and drawings are bounded', () => {
  const chart = open();
  for (let n = 0; n <= INDICATORS_MAX; n += 1) chart.addIndicator('sma');
  expect(chart.getState().indicators).toHaveLength(INDICATORS_MAX);
  for (let price = 1; price <= DRAWINGS_MAX + 1; price += 1)
    chart.draw(AAPL, { kind: 'level', price });
  expect(chart.getState().drawings['AAPL']).toHaveLength(DRAWINGS_MAX);
  expect(chart.getState().drawings['AAPL']?.[0]).toMatchObject({ price: 2 });
});

test('a new drawing is selected, and an erased one is removed from its ticker only', () => {
  const chart = open();
  chart.draw(MSFT, { kind: 'level', price: 5 });
  chart.draw(AAPL, { kind: 'level', price: 6 });
  const id = chart.getState().selected_drawing ?? '';
  const changed: Drawing = {
    kind: 'level',
    id,
    color: null,
    width: 1,
    is_locked: false,
    price: 7,
  };
  chart.replaceDrawing(AAPL, changed);
  expect(chart.getState().drawings['AAPL']).toEqual([changed]);
  chart.erase(AAPL, id);
  expect(chart.getState().selected_drawing).toBeNull();
  expect(Object.keys(chart.getState().drawings)).toEqual(['MSFT']);
});

test('every change of drawings can be undone and redone', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 5 }), { maxLength: 30 }), async (choices) => {
      const history = createUndoStore();
      const chart = createChartStore(selection, () => localStorage, history);
      chart.eraseAll(AAPL);
      const start = history.getState().done.length;
      const lines = () => chart.getState().drawings['AAPL'] ?? [];
      const seen = [lines()];
      for (const [step, choice] of choices.entries()) {
        const [first] = lines();
        if (choice < 3 || !first) chart.draw(AAPL, { kind: 'level', price: step + 1 });
        else if (choice === 3) chart.replaceDrawing(AAPL, { ...first, color: step % 6 });
        else if (choice === 4) chart.erase(AAPL, first.id);
        else chart.eraseAll(AAPL);
        seen.push(lines());
      }
      for (const expected of seen.toReversed()) {
        expect(lines()).toEqual(expected);
        if (history.getState().done.length > start) await history.undo();
      }
      expect(lines()).toEqual([]);
      for (const expected of seen) {
        expect(lines()).toEqual(expected);
        await history.redo();
      }
    }),
    { numRuns: 50 },
  ));

test('the steps of one drag are undone together, and a removed drawing is not selected', async () => {
  const history = createUndoStore();
  const chart = createChartStore(selection, () => localStorage, history);
  chart.draw(AAPL, { kind: 'level', price: 5 });
  const [drawn] = chart.getState().drawings['AAPL'] ?? [];
  if (drawn?.kind !== 'level') throw new Error('no level was drawn');
  for (const price of [6, 7, 8]) chart.replaceDrawing(AAPL, { ...drawn, price }, 'drag 1');
  chart.replaceDrawing(AAPL, { ...drawn, price: 9 }, 'drag 2');
  await history.undo();
  expect(chart.getState().drawings['AAPL']).toMatchObject([{ price: 8 }]);
  await history.undo();
  expect(chart.getState().drawings['AAPL']).toMatchObject([{ price: 5 }]);
  await history.undo();
  expect(chart.getState()).toMatchObject({ drawings: {}, selected_drawing: null });
});

test('lines have prices on ticks, however they are drawn or moved', () => {
  const chart = open();
  chart.draw(AAPL, { kind: 'level', price: 333.3681 });
  const [level] = chart.getState().drawings[AAPL] ?? [];
  expect(level).toMatchObject({ price: 333.37 });
  if (level) chart.replaceDrawing(AAPL, { ...level, kind: 'level', price: 331.006 });
  expect(chart.getState().drawings[AAPL]).toMatchObject([{ price: 331.01 }]);
  const from = { time: 1, price: 0.123_456 };
  chart.draw(MSFT, { kind: 'trend', from, to: { time: 3, price: 4.567 }, extent: 'ray' });
  expect(chart.getState().drawings[MSFT]).toMatchObject([
    { from: { time: 1, price: 0.1235 }, to: { time: 3, price: 4.57 } },
  ]);
});

test('a line that is deleted while it is dragged comes back with one undo, where it was before', async () => {
  const history = createUndoStore();
  const chart = createChartStore(selection, undefined, history);
  chart.draw(AAPL, { kind: 'level', price: 100 });
  const [level] = chart.getState().drawings[AAPL] ?? [];
  if (level?.kind !== 'level') throw new Error('There is no level.');
  chart.replaceDrawing(AAPL, { ...level, price: 101 }, 'drag 1');
  chart.erase(AAPL, level.id, 'drag 1');
  // The pointer is still pressed.
  chart.replaceDrawing(AAPL, { ...level, price: 102 }, 'drag 1');
  expect(chart.getState().drawings[AAPL]).toBeUndefined();
  await history.undo();
  expect(chart.getState().drawings[AAPL]).toEqual([level]);
});
