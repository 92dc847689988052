import { afterEach, expect, test } from 'vitest';
import { createLayoutStore, INITIAL_LAYOUT } from './layout-store';

afterEach(() => localStorage.clear());

const stored = () => JSON.parse(localStorage.getItem('finally.layout') ?? '{}');

test('the layout is restored', () => {
  const before = createLayoutStore();
  before.resize('watchlist', 333.4);
  before.fold('chat', true);
  before.show('blotter');
  before.toggleMaximized('blotter');
  const after = createLayoutStore().getState();
  expect(after.sizes).toEqual({ watchlist: 333 });
  expect(after.folded).toEqual(['chat']);
  expect(after.recent_panels[0]).toBe('blotter');
  expect(after.maximized).toBe('blotter');
});

test('a size is clamped to its limits, and null restores the default', () => {
  const layout = createLayoutStore();
  layout.resize('watchlist', 9_000);
  expect(layout.getState().sizes).toEqual({ watchlist: 560 });
  layout.resize('watchlist', -3);
  expect(layout.getState().sizes).toEqual({ watchlist: 200 });
  layout.resize('watchlist', null);
  expect(layout.getState().sizes).toEqual({});
});

test.each([
  '{broken',
  'null',
  '"text"',
  '{"state":null,"version":1}',
  '{"state":{"sizes":{"watchlist":"wide"},"folded":["kitchen"],"recent_views":[]},"version":1}',
  '{"state":{"sizes":{"kitchen":100},"maximized":"kitchen"},"version":1}',
  '{"state":{"folded":["chat"]},"version":99}',
])('a stored value of %s is ignored', (text) => {
  localStorage.setItem('finally.layout', text);
  const layout = createLayoutStore();
  expect(layout.getState()).toEqual(layout.getInitialState());
});

test('valid fields are kept beside invalid ones', () => {
  localStorage.setItem(
    'finally.layout',
    JSON.stringify({ state: { folded: ['trade'], phone_area: 'kitchen' }, version: 1 }),
  );
  expect(createLayoutStore().getState()).toMatchObject({ folded: ['trade'], phone_area: 'chart' });
});

test('what version 1 stored is kept', () => {
  const views = ['blotter', 'positions', 'heatmap', 'value', 'orders', 'performance', 'chat'];
  const state = {
    sizes: { watchlist: 333, second_dock: 40 },
    folded: ['chat'],
    recent_views: views,
    phone_area: 'trade',
    maximized: 'blotter',
  };
  localStorage.setItem('finally.layout', JSON.stringify({ state, version: 1 }));
  const { recent_views: _, ...kept } = state;
  expect(createLayoutStore().getState()).toEqual({
    ...INITIAL_LAYOUT,
    ...kept,
    recent_panels: views,
  });
});

test.each([
  { wide: { left: ['watchlist', 'watchlist'] } },
  { wide: { left: ['watchlist'], right: ['watchlist'] } },
  { wide: { left: ['chart'] } },
  { wide: { kitchen: ['orders'] } },
  { phone: { left: ['orders'] } },
  { wide: { left: ['sink'] } },
])('a placement of %j is ignored', (placements) => {
  localStorage.setItem('finally.layout', JSON.stringify({ state: { placements }, version: 2 }));
  expect(createLayoutStore().getState().placements).toEqual({});
});

test('a panel that is shown is unfolded, chosen in its dock and brought to the phone', () => {
  const layout = createLayoutStore();
  layout.fold('lower', true);
  layout.show('heatmap');
  expect(layout.getState()).toMatchObject({ folded: [], phone_area: 'lower', maximized: null });
  expect(layout.getState().recent_panels[0]).toBe('heatmap');
});

test('while a panel is maximized, showing another maximizes that one', () => {
  const layout = createLayoutStore();
  layout.toggleMaximized('chart');
  layout.show('positions');
  expect(layout.getState().maximized).toBe('positions');
  layout.toggleMaximized('positions');
  expect(layout.getState().maximized).toBeNull();
});

test('a full storage remembers nothing and breaks nothing', () => {
  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  try {
    const layout = createLayoutStore();
    layout.fold('chat', true);
    expect(layout.getState().folded).toEqual(['chat']);
    expect(stored()).toEqual({});
  } finally {
    Storage.prototype.setItem = setItem;
  }
});
