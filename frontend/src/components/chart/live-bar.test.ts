import { expect, test } from 'vitest';
import { amendBars, type DrawnBar, growBar } from './live-bar';

const bar = (time: number, close: number, volume = 0): DrawnBar => ({
  time,
  open: 10,
  high: Math.max(10, close),
  low: Math.min(10, close),
  close,
  volume,
});

test('a price grows the bar it belongs to and begins the next one', () => {
  const grown = growBar(bar(60, 11, 5), 9, 119.9, 60);
  expect(grown).toEqual({ time: 60, open: 10, high: 11, low: 9, close: 9, volume: 5 });
  expect(growBar(grown, 12, 120, 60)).toEqual({
    time: 120,
    open: 12,
    high: 12,
    low: 12,
    close: 12,
    volume: 0,
  });
});

test('a price older than the last bar changes nothing', () => {
  expect(growBar(bar(120, 11), 9, 119, 60)).toBeNull();
});

test('bars take over what the server tells, and only those that differ are told', () => {
  const drawn = [bar(0, 11, 7), bar(60, 12), bar(120, 13)];
  const told = [bar(0, 11, 7), bar(60, 14, 8), bar(120, 13, 9)];
  const { bars, changed } = amendBars(drawn, told);
  expect(bars).toEqual(told);
  expect(changed).toEqual([bar(60, 14, 8), bar(120, 13, 9)]);
});

test('the last bar keeps the price that the stream has brought since', () => {
  const { bars } = amendBars([bar(60, 15)], [bar(60, 8, 9)]);
  expect(bars).toEqual([{ time: 60, open: 10, high: 15, low: 8, close: 15, volume: 9 }]);
});

test('a bar that is not drawn is not put in', () => {
  const drawn = [bar(60, 11), bar(180, 12)];
  expect(amendBars(drawn, [bar(120, 10), bar(240, 10)])).toEqual({ bars: drawn, changed: [] });
});
