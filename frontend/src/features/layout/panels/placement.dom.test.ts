import { afterEach, beforeEach, expect, test } from 'vitest';
import { INITIAL_LAYOUT, layoutStore } from '../layout-store';
import { movePanel, movePanelBy, shownDocks, togglePanel } from './arrange-panels-actions';
import { PANEL_IDS } from './panel-list';
import { areaOf, arrangementOf, docksOf } from './placement';

const { matchMedia } = window;
const openWindow = (width: number) => {
  window.matchMedia = ((query: string) => ({
    matches: width >= Number(/min-width: (\d+)px/.exec(query)?.[1]),
    addEventListener() {},
    removeEventListener() {},
  })) as unknown as typeof window.matchMedia;
};

beforeEach(() => {
  openWindow(1440);
  layoutStore.setState(INITIAL_LAYOUT, true);
});
afterEach(() => {
  window.matchMedia = matchMedia;
});

test('by default every panel is where it always was', () => {
  expect(docksOf(INITIAL_LAYOUT, 'wide')).toEqual({
    left: ['watchlist'],
    right: ['trade'],
    lower_1: ['positions', 'orders', 'blotter', 'performance', 'ladder', 'tape'],
    lower_2: ['heatmap', 'value'],
    lower_3: [],
    far_right: ['chat'],
  });
  expect(docksOf(INITIAL_LAYOUT, 'ultra')).toMatchObject({
    lower_1: ['positions', 'orders', 'blotter'],
    lower_2: ['heatmap', 'ladder'],
    lower_3: ['value', 'performance', 'tape'],
  });
  expect(docksOf(INITIAL_LAYOUT, 'phone')).toMatchObject({
    lower_1: [
      'positions',
      'orders',
      'heatmap',
      'value',
      'blotter',
      'performance',
      'ladder',
      'tape',
    ],
    far_right: ['chat'],
  });
  expect(docksOf(INITIAL_LAYOUT, 'tablet').lower_1.at(-1)).toBe('chat');
});

test('a moved panel leaves its dock, is selected, and stays in the others layouts where it was', () => {
  layoutStore.fold('watchlist', true);
  movePanel('heatmap', 'left', 'watchlist');
  const state = layoutStore.getState();
  expect(docksOf(state, 'wide')).toMatchObject({
    left: ['heatmap', 'watchlist'],
    lower_2: ['value'],
  });
  expect(docksOf(state, 'ultra')).toEqual(docksOf(INITIAL_LAYOUT, 'ultra'));
  expect(docksOf(state, 'tablet')).toEqual(docksOf(INITIAL_LAYOUT, 'tablet'));
  expect(state).toMatchObject({ folded: [], recent_panels: ['heatmap'] });
  expect(areaOf(state, 'wide', 'heatmap')).toBe('watchlist');
  expect(areaOf(state, 'phone', 'heatmap')).toBe('lower');
  movePanel('heatmap', 'lower_3');
  expect(shownDocks().lower_3).toEqual(['heatmap']);
});

test('moving a panel before itself changes nothing, and no panel is lost or doubled', () => {
  movePanel('orders', 'lower_1', 'orders');
  expect(layoutStore.getState().placements).toEqual({});
  movePanel('orders', 'lower_1');
  expect(shownDocks().lower_1).toEqual([
    'positions',
    'blotter',
    'performance',
    'ladder',
    'tape',
    'orders',
  ]);
  const all = Object.values(arrangementOf(layoutStore.getState(), 'wide')).flat();
  expect(all.toSorted()).toEqual(PANEL_IDS.filter((id) => id !== 'chart').toSorted());
});

test('keys move a tab by one place, then to the next dock', () => {
  movePanelBy('orders', -1);
  expect(shownDocks().lower_1[0]).toBe('orders');
  movePanelBy('orders', -1);
  expect(shownDocks().right).toEqual(['trade', 'orders']);
  movePanelBy('orders', 1);
  expect(shownDocks().lower_1[0]).toBe('orders');
  movePanelBy('orders', 1);
  expect(shownDocks().lower_1).toEqual([
    'positions',
    'orders',
    'blotter',
    'performance',
    'ladder',
    'tape',
  ]);
});

test('a closed panel is opened again where it was, and showing it opens it', () => {
  movePanel('value', 'right', 'trade');
  togglePanel('value');
  expect(shownDocks().right).toEqual(['trade']);
  movePanel('blotter', 'right');
  togglePanel('value');
  expect(shownDocks().right).toEqual(['value', 'trade', 'blotter']);
  togglePanel('value');
  layoutStore.show('value');
  expect(shownDocks().right[0]).toBe('value');
  togglePanel('chart');
  expect(layoutStore.getState().toggled).toEqual([]);
});

test('a maximized panel that is closed leaves the desk to the others', () => {
  layoutStore.toggleMaximized('heatmap');
  togglePanel('heatmap');
  expect(layoutStore.getState().maximized).toBeNull();
});

test('on a phone, closed panels are missing from the portfolio, and never all of them', () => {
  togglePanel('positions');
  expect(docksOf(layoutStore.getState(), 'phone').lower_1[0]).toBe('orders');
  for (const id of docksOf(INITIAL_LAYOUT, 'phone').lower_1.slice(1)) togglePanel(id);
  expect(docksOf(layoutStore.getState(), 'phone').lower_1).toEqual(['positions']);
});
