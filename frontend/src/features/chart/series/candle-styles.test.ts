import type { IChartApi } from 'lightweight-charts';
import { expect, test, vi } from 'vitest';
import type { Palette } from '../price-chart/painting/theme';
import { heikinAshi, hollowCandle } from './candle-styles';
import type { DrawnBar } from './live-bar';
import { addPriceSeries } from './price-series';

const bar = (time: number, open: number, high: number, low: number, close: number): DrawnBar => ({
  time,
  open,
  high,
  low,
  close,
  volume: 1,
});
const palette = { up: '#00ff00', down: '#ff0000', panel: '#000000' } as Palette;

test('Heikin-Ashi bars open in the middle of the bar before and close at the mean of four prices', () => {
  const bars = [bar(0, 10, 14, 8, 12), bar(60, 12, 20, 12, 18)];
  expect(heikinAshi(bars)).toMatchObject([
    { open: 11, close: 11, high: 14, low: 8 },
    { open: 11, close: 15.5, high: 20, low: 11 },
  ]);
});

test('a hollow candle is filled if it falls, and colored by the close before', () => {
  const before = bar(0, 10, 10, 10, 10);
  const filled = (candle: DrawnBar) => {
    const { color, borderColor } = hollowCandle(before, candle, palette);
    return [color?.length === 7, borderColor];
  };
  expect(filled(bar(60, 11, 13, 11, 12))).toEqual([false, palette.up]);
  expect(filled(bar(60, 12, 13, 11, 11))).toEqual([true, palette.up]);
  expect(filled(bar(60, 8, 9.5, 8, 9))).toEqual([false, palette.down]);
  expect(filled(bar(60, 9, 9, 8, 8))).toEqual([true, palette.down]);
});

test('Heikin-Ashi bars that grow tick by tick end as those of whole bars', () => {
  const update = vi.fn();
  const setData = vi.fn();
  const api = { applyOptions: vi.fn(), setSeriesOrder: vi.fn(), setData, update };
  const chart = { addSeries: () => api } as unknown as IChartApi;
  const series = addPriceSeries(chart, 'heikin_ashi', palette);
  const whole = [bar(0, 10, 14, 8, 12), bar(60, 12, 20, 12, 18), bar(120, 18, 19, 15, 16)];
  const [first, second, third] = heikinAshi(whole);
  series.setBars(whole.slice(0, 1));
  expect(setData).toHaveBeenLastCalledWith([expect.objectContaining({ close: first?.close })]);
  for (const grown of [
    bar(60, 12, 12, 12, 12),
    bar(60, 12, 20, 12, 18),
    bar(120, 18, 18, 18, 18),
  ]) {
    series.update(grown, false);
  }
  const [, ofSecond, beginsThird] = update.mock.calls.map(([datum]) => datum);
  expect(ofSecond).toMatchObject({ open: second?.open, close: second?.close });
  expect(beginsThird).toMatchObject({ open: third?.open });
  // An earlier bar changes all after it.
  series.update(bar(0, 10, 14, 8, 14), true);
  const [all] = setData.mock.lastCall ?? [];
  expect(all).toHaveLength(3);
  expect(all[1].open).not.toBe(second?.open);
});
