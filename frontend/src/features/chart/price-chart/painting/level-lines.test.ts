import type { CreatePriceLineOptions } from 'lightweight-charts';
import { expect, test } from 'vitest';
import type { PriceSeries } from '../../series/price-series';
import { LevelLines } from './level-lines';
import type { Palette } from './theme';

const palette = {
  up: 'green',
  down: 'red',
  edgeStrong: 'gray',
  accent: 'amber',
  info: 'blue',
} as Palette;

function open() {
  const lines = new Map<string, CreatePriceLineOptions>();
  const series = {
    markLevel: (name: string, line: CreatePriceLineOptions | null) =>
      line ? lines.set(name, line) : lines.delete(name),
  } as unknown as PriceSeries;
  return {
    lines,
    levels: new LevelLines(
      () => series,
      () => palette,
    ),
  };
}

test('the newest price has the color of its bar, and is marked while prices are not live', () => {
  const { lines, levels } = open();
  levels.setLast({ price: 10, direction: 'down' });
  expect(lines.get('last')).toMatchObject({ price: 10, color: 'red', title: '' });
  levels.setLive(false);
  expect(lines.get('last')).toMatchObject({ price: 10, color: 'gray', title: 'not live' });
  levels.setLive(true);
  levels.setLast({ price: 11, direction: 'up' });
  expect(lines.get('last')).toMatchObject({ price: 11, color: 'green', title: '' });
});

test('lines are removed with what they mark', () => {
  const { lines, levels } = open();
  levels.setPreviousClose(9);
  levels.setAverageCost(8);
  levels.setAlerts([7, 6]);
  levels.setAlerts([7]);
  expect([...lines.keys()].sort()).toEqual(['alert 7', 'average cost', 'previous close']);
  levels.setAverageCost(null);
  levels.setPreviousClose(null);
  levels.setAlerts([]);
  expect(lines.size).toBe(0);
});

test('of many alerts only those nearest to the newest price have labels', () => {
  const { lines, levels } = open();
  const labeled = () =>
    [...lines]
      .filter(([name, { axisLabelVisible }]) => name.startsWith('alert') && axisLabelVisible)
      .map(([, { price }]) => price)
      .sort((one, other) => one - other);
  const all = Array.from({ length: 50 }, (_, index) => index + 1);
  levels.setAlerts(all);
  expect(labeled()).toHaveLength(6);
  levels.setLast({ price: 20.5, direction: 'up' });
  expect(labeled()).toEqual([18, 19, 20, 21, 22, 23]);
  levels.setLast({ price: 21.5, direction: 'up' });
  expect(labeled()).toEqual([19, 20, 21, 22, 23, 24]);
  levels.setLast({ price: 0.5, direction: 'up' });
  expect(labeled()).toEqual([1, 2, 3]);
  levels.setAlerts([1, 40, 50]);
  expect(labeled()).toEqual([1, 40, 50]);
  expect(lines.get('alert 50')?.title).toBe('alert');
});

test('an order whose price is out of sight has no label, and is named among those', () => {
  const { lines, levels } = open();
  const level = (id: string, price: number) =>
    ({ id, price, side: 'sell', title: 'Sell 5 limit', isHeld: false }) as const;
  levels.setOrders([level('high', 215), level('near', 205), level('low', 190)]);
  const labeled = () =>
    [...lines].filter(([, { axisLabelVisible }]) => axisLabelVisible).map(([name]) => name);
  expect(labeled()).toEqual(['order high', 'order near', 'order low']);
  expect(levels.markOffScale(210, 200).map(({ id }) => id)).toEqual(['high', 'low']);
  expect(labeled()).toEqual(['order near']);
  expect(levels.markOffScale(220, 180)).toEqual([]);
  expect(labeled()).toHaveLength(3);
});
