import { expect, test } from 'vitest';
import type { DrawnBar } from '../series/live-bar';
import { BARS_KEPT, BARS_MAX, BarData } from './bar-data';

const bar = (time: number, close = 10): DrawnBar => ({
  time,
  open: 10,
  high: Math.max(10, close),
  low: Math.min(10, close),
  close,
  volume: 1,
});

function open(...bars: DrawnBar[]) {
  const data = new BarData();
  data.replace(bars, 60);
  return data;
}

const times = (data: BarData) => data.bars.map(({ time }) => time);

test('a tick grows the last bar or starts the next one, and an older tick is ignored', () => {
  const data = open(bar(60), bar(120));
  expect(data.tick(12, 125)).toMatchObject({ isNew: false, bar: { time: 120, close: 12 } });
  expect(data.tick(13, 180)).toMatchObject({ isNew: true, bar: { time: 180, open: 13 } });
  expect(data.tick(99, 179)).toBeNull();
  expect(data.bars.map(({ close }) => close)).toEqual([10, 12, 13]);
});

test('the first tick of an empty chart starts a bar', () => {
  const data = open();
  expect(data.last).toBeNull();
  expect(data.tick(5, 61)).toMatchObject({ isNew: true, bar: { time: 60 } });
});

test('only bars older than the first one are prepended', () => {
  const data = open(bar(120), bar(180));
  expect(data.prepend([bar(60), bar(120, 99)])).toBe(1);
  expect(data.prepend([bar(60), bar(180)])).toBe(0);
  expect(times(data)).toEqual([60, 120, 180]);
  expect(data.bars[1]?.close).toBe(10);
});

test('beyond the maximum the oldest bars are dropped', () => {
  const data = open(...Array.from({ length: BARS_MAX }, (_, index) => bar(60 * index)));
  const next = 60 * BARS_MAX;
  expect(data.setLast(bar(next - 60, 11)).isTrimmed).toBe(false);
  expect(data.setLast(bar(next)).isTrimmed).toBe(true);
  expect(data.bars).toHaveLength(BARS_KEPT);
  expect(data.last?.time).toBe(next);
});

test('corrections replace earlier bars at once and leave the newest ones to be added', () => {
  const data = open(bar(60), bar(120), bar(180));
  const { changed, prices, newer } = data.correct([bar(60, 9), bar(240)]);
  expect([...changed.keys()]).toEqual([0]);
  expect(prices).toBe(true);
  expect(data.bars[0]?.close).toBe(9);
  expect(times(data)).toEqual([60, 120, 180]);
  for (const added of newer) data.setLast(added);
  expect(times(data)).toEqual([60, 120, 180, 240]);
});

test('a replacement does not share its array with the caller', () => {
  const bars = [bar(60)];
  const data = new BarData();
  data.replace(bars, 60);
  data.tick(11, 120);
  expect(bars).toHaveLength(1);
});
