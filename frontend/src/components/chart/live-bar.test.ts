import { expect, test } from 'vitest';
import { completeBar, type DrawnBar, growBar } from './live-bar';

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

test('a bar that ticks have drawn keeps its close and takes the rest from the server', () => {
  expect(completeBar(bar(60, 15), { ...bar(60, 8, 9), open: 12 })).toEqual({
    time: 60,
    open: 12,
    high: 15,
    low: 8,
    close: 15,
    volume: 9,
  });
});
