import { beforeEach, expect, test } from 'vitest';
import { type Indicator, newIndicator } from '../indicators/indicator';
import { createChartTemplatesStore, TEMPLATES_MAX } from './chart-templates-store';

const indicators: readonly Indicator[] = [newIndicator('rsi', []), newIndicator('sma', [])];

beforeEach(() => localStorage.clear());

test('a template is there in the next visit, in alphabetical order, once for each name', () => {
  const store = createChartTemplatesStore();
  store.keep({ name: ' Swing ', style: 'candles', indicators: [] });
  store.keep({ name: 'Scalping', style: 'heikin_ashi', indicators });
  store.keep({ name: 'swing', style: 'bars', indicators });
  const expected = [
    { name: 'Scalping', style: 'heikin_ashi', indicators },
    { name: 'swing', style: 'bars', indicators },
  ];
  expect(store.getState().templates).toEqual(expected);
  const next = createChartTemplatesStore();
  expect(next.getState().templates).toEqual(expected);
  next.remove('SWING');
  expect(next.getState().templates).toHaveLength(1);
});

test('templates are bounded, and one without a name is not kept', () => {
  const store = createChartTemplatesStore();
  store.keep({ name: '  ', style: 'line', indicators });
  expect(store.getState().templates).toEqual([]);
  for (let n = 0; n <= TEMPLATES_MAX; n += 1) {
    store.keep({ name: `Template ${n}`, style: 'line', indicators: [] });
  }
  expect(store.getState().templates).toHaveLength(TEMPLATES_MAX);
});

test('invalid stored templates and indicators are ignored', () => {
  const broken = [
    null,
    { name: '', style: 'line', indicators: [] },
    { name: 'a', style: 'mountain', indicators: [] },
    { name: 'b', style: 'line', indicators: [{ kind: 'zigzag' }, indicators[0]] },
  ];
  localStorage.setItem(
    'finally.chart-templates',
    JSON.stringify({ version: 1, state: { templates: broken } }),
  );
  expect(createChartTemplatesStore().getState().templates).toEqual([
    { name: 'b', style: 'line', indicators: [indicators[0]] },
  ]);
});
