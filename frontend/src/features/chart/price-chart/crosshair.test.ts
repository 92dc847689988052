import type { IChartApi, MouseEventParams } from 'lightweight-charts';
import { expect, test, vi } from 'vitest';
import type { DrawnBar } from '../series/live-bar';
import type { PriceSeries } from '../series/price-series';
import { Crosshair } from './crosshair';

const bars = [60, 120, 180].map((time) => ({ time }) as DrawnBar);

/** A chart with a crosshair only, which the test moves like a mouse. */
function open() {
  let onMove: (event: MouseEventParams) => void = () => {};
  const chart = {
    subscribeCrosshairMove: (listener: typeof onMove) => {
      onMove = listener;
    },
    setCrosshairPosition: vi.fn(),
    clearCrosshairPosition: vi.fn(),
  };
  const reveal = vi.fn();
  const onChange = vi.fn();
  const crosshair = new Crosshair({
    chart: chart as unknown as IChartApi,
    series: () => ({ api: 'prices' }) as unknown as PriceSeries,
    bars: () => bars,
    reveal,
    onChange,
  });
  const mouse = (logical: number | undefined) =>
    onMove({
      logical,
      point: logical === undefined ? undefined : { x: 0, y: 0 },
      sourceEvent: {},
    } as unknown as MouseEventParams);
  const redraw = () => onMove({ logical: 0, point: { x: 0, y: 0 } } as unknown as MouseEventParams);
  return { crosshair, chart, reveal, onChange, mouse, redraw };
}

test('the mouse points at a bar until it leaves the chart', () => {
  const { crosshair, mouse, onChange } = open();
  mouse(1);
  expect([crosshair.index, crosshair.pointedBy]).toEqual([1, 'mouse']);
  mouse(undefined);
  expect([crosshair.index, crosshair.pointedBy]).toEqual([null, null]);
  expect(onChange).toHaveBeenCalledTimes(2);
});

test('keys point at the bar of an instant and bring it into view', () => {
  const { crosshair, chart, reveal } = open();
  crosshair.moveTo({ time: 130, price: 9 });
  expect([crosshair.index, crosshair.pointedBy]).toEqual([1, 'keys']);
  expect(crosshair.keyboardPosition).toEqual({ time: 130, price: 9 });
  expect(reveal).toHaveBeenCalledExactlyOnceWith(1);
  expect(chart.setCrosshairPosition).toHaveBeenCalledExactlyOnceWith(9, 120, 'prices');
});

test('an instant before the first bar, and null, remove the crosshair', () => {
  const { crosshair, chart } = open();
  crosshair.moveTo({ time: 59, price: 9 });
  expect([crosshair.index, crosshair.pointedBy, crosshair.keyboardPosition]).toEqual([
    null,
    null,
    null,
  ]);
  crosshair.moveTo(null);
  expect(chart.clearCrosshairPosition).toHaveBeenCalledTimes(2);
});

test('a redraw does not take the crosshair from the keys, a mouse does', () => {
  const { crosshair, mouse, redraw } = open();
  crosshair.moveTo({ time: 180, price: 9 });
  redraw();
  expect([crosshair.index, crosshair.pointedBy]).toEqual([2, 'keys']);
  mouse(0);
  expect([crosshair.index, crosshair.pointedBy]).toEqual([0, 'mouse']);
  expect(crosshair.keyboardPosition).toBeNull();
});

test('the crosshair stays on its bar when older bars are prepended, and is reset with other bars', () => {
  const { crosshair, mouse } = open();
  crosshair.shift(5);
  expect(crosshair.index).toBeNull();
  mouse(1);
  crosshair.shift(5);
  expect(crosshair.index).toBe(6);
  crosshair.reset();
  expect([crosshair.index, crosshair.pointedBy]).toEqual([null, null]);
});
