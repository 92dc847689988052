import { expect, test } from 'vitest';
import { corrections, type DrawnBar, growBar, isAhead, mergeServerBar } from './live-bar';

const bar: DrawnBar = { time: 600, open: 10, high: 12, low: 9, close: 11, volume: 500 };

test('a price within the last bar moves its close, and its high and low where it passes them', () => {
  expect(growBar(bar, 13, 659, 60)).toEqual({ ...bar, high: 13, close: 13 });
  expect(growBar(bar, 8, 600, 60)).toEqual({ ...bar, low: 8, close: 8 });
  expect(growBar(bar, 10, 601.5, 60)).toEqual({ ...bar, close: 10 });
});

test('a price after the last bar starts the bar of its own time', () => {
  const next = { open: 14, high: 14, low: 14, close: 14, volume: 0 };
  expect(growBar(bar, 14, 660, 60)).toEqual({ ...next, time: 660 });
  expect(growBar(bar, 14, 815.2, 60)).toEqual({ ...next, time: 780 });
  expect(growBar(null, 14, 59, 60)).toEqual({ ...next, time: 0 });
});

test('a price older than the last bar changes nothing', () => {
  expect(growBar(bar, 99, 599.9, 60)).toBeNull();
});

test("the server's bar completes a drawn one, which keeps its newest price", () => {
  const known = { ...bar, open: 9.5, high: 14, low: 9.2, close: 10, volume: 800 };
  expect(mergeServerBar(bar, known)).toEqual({ ...bar, open: 9.5, high: 14, low: 9, volume: 800 });
});

test('only bars that differ from the server change, and missed bars are added', () => {
  const at = (time: number, close: number, volume = 1): DrawnBar => ({
    time,
    open: 10,
    high: 20,
    low: 5,
    close,
    volume,
  });
  const drawn = [at(60, 10), at(120, 11), at(180, 12)];
  const known = [at(0, 9), at(60, 10), at(120, 11, 7), at(180, 11, 9), at(240, 13)];
  expect(corrections(drawn, known)).toEqual({
    changed: new Map([[1, at(120, 11, 7)]]),
    prices: false,
    newer: [at(180, 12, 9), at(240, 13)],
  });
  expect(corrections(drawn, [at(60, 99)]).prices).toBe(true);
  expect(corrections(drawn, drawn)).toEqual({ changed: new Map(), prices: false, newer: [] });
});

test.each([
  [60, 600, 600, false],
  [60, 660, 600, false],
  [60, 840, 600, true],
  [60, 540, 600, false],
  [1, 610, 600, false],
  [1, 611, 600, true],
])(
  'a chart of %i s drawn up to %i while the server knows up to %i: ahead is %s',
  (interval, drawn, known, ahead) => {
    expect(isAhead({ ...bar, time: drawn }, [{ ...bar, time: known }], interval)).toBe(ahead);
    expect(isAhead(null, [{ ...bar, time: known }], interval)).toBe(false);
    expect(isAhead({ ...bar, time: drawn }, [], interval)).toBe(false);
  },
);
