import type { IChartApi, ISeriesPrimitive, Time } from 'lightweight-charts';
import { expect, test, vi } from 'vitest';
import type { DrawnBar } from '../../series/live-bar';
import { BarScene } from './bar-scene';
import type { Palette } from './theme';

const palette = {
  up: '#00ff00',
  down: '#ff0000',
  series: [] as string[],
} as Partial<Palette> as Palette;

const bar = (time: number, close = 10): DrawnBar => ({
  time,
  open: 10,
  high: Math.max(10, close),
  low: Math.min(10, close),
  close,
  volume: 1,
});

function fakeSeries() {
  return {
    setData: vi.fn(),
    update: vi.fn(),
    applyOptions: vi.fn(),
    setSeriesOrder: vi.fn(),
    priceScale: () => ({ applyOptions: vi.fn() }),
    createPriceLine: vi.fn(() => ({ applyOptions: vi.fn() })),
    removePriceLine: vi.fn(),
    attachPrimitive: vi.fn(),
    detachPrimitive: vi.fn(),
  };
}

/** A scene on a chart that records the data of its series: first prices, then volume. */
function open(bars: readonly DrawnBar[]) {
  const series: ReturnType<typeof fakeSeries>[] = [];
  const removeSeries = vi.fn();
  const chart = {
    addSeries: () => {
      const added = fakeSeries();
      series.push(added);
      return added;
    },
    removeSeries,
    panes: () => [],
  };
  const scene = new BarScene(chart as unknown as IChartApi, palette, vi.fn());
  scene.show(bars, 60);
  const [prices, volume] = series;
  if (!prices || !volume) throw new Error('The scene has drawn nothing.');
  for (const { setData, update } of series) {
    setData.mockClear();
    update.mockClear();
  }
  return { scene, series, prices, volume, removeSeries };
}

test('a visible tick updates the last bar of prices and volume, and sets no data again', () => {
  const { scene, prices, volume } = open([bar(60), bar(120)]);
  expect(scene.tick(12, 121, true)).toBe(true);
  expect(prices.update).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ time: 120, close: 12 }),
    false,
  );
  expect(volume.update).toHaveBeenCalledTimes(1);
  expect(prices.setData).not.toHaveBeenCalled();
});

test('out of sight a growing bar is drawn once, when the chart is seen again', () => {
  const { scene, prices } = open([bar(60), bar(120)]);
  expect(scene.tick(12, 121, false)).toBe(false);
  expect(scene.tick(13, 122, false)).toBe(false);
  expect(prices.update).not.toHaveBeenCalled();
  scene.drawLast();
  expect(prices.update).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ time: 120, close: 13, high: 13 }),
    false,
  );
});

test('out of sight a new bar is drawn, since those after it depend on it', () => {
  const { scene, prices } = open([bar(60)]);
  expect(scene.tick(12, 120, false)).toBe(true);
  expect(prices.update).toHaveBeenCalledTimes(1);
});

test('a few corrections update their bars, many of them set the data once', () => {
  const bars = Array.from({ length: 40 }, (_, index) => bar(60 * (index + 1)));
  const few = open(bars);
  few.scene.reconcile([bar(60, 9), bar(120, 9)]);
  expect(few.prices.update.mock.calls.map(([datum]) => datum.time)).toEqual([60, 120]);
  expect(few.prices.update).toHaveBeenCalledWith(expect.anything(), true);
  expect(few.prices.setData).not.toHaveBeenCalled();
  const many = open(bars);
  many.scene.reconcile(bars.slice(0, 30).map(({ time }) => bar(time, 9)));
  expect(many.prices.update).not.toHaveBeenCalled();
  expect(many.prices.setData).toHaveBeenCalledTimes(1);
});

test('bars of the server that are newer are added after the corrections', () => {
  const { scene, prices } = open([bar(60)]);
  scene.reconcile([bar(120, 11), bar(180, 12)]);
  expect(prices.update.mock.calls.map(([datum]) => datum.time)).toEqual([120, 180]);
  expect(scene.bars.map(({ time }) => time)).toEqual([60, 120, 180]);
});

test('another style draws the same bars in a new series, to which primitives move', () => {
  const { scene, series, prices, removeSeries } = open([bar(60), bar(120, 12)]);
  const primitive = {} as ISeriesPrimitive<Time>;
  scene.attach(primitive);
  scene.setStyle('line');
  const line = series.at(-1);
  expect(line?.setData).toHaveBeenCalledExactlyOnceWith([
    { time: 60, value: 10 },
    { time: 120, value: 12 },
  ]);
  expect(prices.detachPrimitive).toHaveBeenCalledWith(primitive);
  expect(line?.attachPrimitive).toHaveBeenCalledWith(primitive);
  expect(removeSeries).toHaveBeenCalledExactlyOnceWith(prices);
});

test('the values of a bar tell its change against the close before it', () => {
  const { scene } = open([bar(60, 8), bar(120, 12)]);
  expect(scene.read(1, 0, 'mouse')).toMatchObject({
    change: 4,
    change_percent: 50,
    pointed_by: 'mouse',
  });
  expect(scene.read(0, 0, null)).toMatchObject({ change: -2 });
  expect(scene.read(2, 0, null)).toBeNull();
});
