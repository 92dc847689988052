import type { SeriesAttachedParameter, Time } from 'lightweight-charts';
import { afterEach, expect, test, vi } from 'vitest';
import type { DrawnBar } from '../series/live-bar';
import { formatCountdown } from './bar-countdown';
import { sessionBreaks } from './session-breaks';
import { SessionLayer } from './session-layer';

test.each([
  [60, 0, '1:00'],
  [60, 17.4, '0:43'],
  [60, 59.9, '0:01'],
  [3_600, 1, '59:59'],
  [86_400, 1, '23:59:59'],
  [60, 60, null],
  [60, -5, null],
  [1, 0, null],
])('a bar of %i s that began %f s ago closes in %s', (interval, age, text) => {
  expect(formatCountdown(1_200, interval, 1_200 + age)).toBe(text);
});

const HOUR = 3_600;
const bars = (...hours: readonly number[]) => hours.map((hour) => ({ time: hour * HOUR }));

test('a trading day begins with its first bar at or after midnight UTC', () => {
  expect(sessionBreaks(bars(22, 23, 24, 25, 47, 50, 51), HOUR)).toEqual([2, 5]);
});

test('the first bar and bars of a day have no break', () => {
  expect(sessionBreaks(bars(24, 25), HOUR)).toEqual([]);
  expect(sessionBreaks(bars(0, 24, 48), 24 * HOUR)).toEqual([]);
});

afterEach(() => vi.useRealTimers());

test('the countdown is drawn with the next price, and by itself if none comes', () => {
  vi.useFakeTimers();
  const bar = { time: 1_200, open: 1, high: 1, low: 1, close: 1, volume: 1 } as DrawnBar;
  const layer = new SessionLayer({
    palette: {} as never,
    bars: () => [bar],
    intervalSeconds: () => 60,
    yOf: () => 10,
    xOf: () => null,
  });
  const requestUpdate = vi.fn();
  layer.attached({ requestUpdate } as unknown as SeriesAttachedParameter<Time>);
  const drawPrice = () =>
    layer
      .paneViews()[0]
      ?.renderer()
      ?.draw({ useMediaCoordinateSpace: () => {} } as never);

  layer.count(1_210);
  drawPrice();
  vi.advanceTimersByTime(1_000);
  expect(requestUpdate).not.toHaveBeenCalled();
  layer.count(1_211);
  vi.advanceTimersByTime(1_000);
  expect(requestUpdate).toHaveBeenCalledOnce();
  layer.count(1_212);
  layer.detached();
  vi.advanceTimersByTime(1_000);
  expect(requestUpdate).toHaveBeenCalledOnce();
});
