import { BAR_INTERVAL_MS, BAR_INTERVALS } from '@finally/contract';
import type { IChartApi } from 'lightweight-charts';
import { expect, test } from 'vitest';
import { barStart, secondsOf } from '../series/live-bar';
import type { PriceSeriesApi } from '../series/price-series';
import { type DrawnLine, newDrawing, pointsOf, withPoints } from './drawings';
import { createPlane } from './plane';

const NEWEST = Date.UTC(2026, 10, 30, 15, 37, 21) / 1_000;
const BAR_PX = 8;

/** A chart of 1,000 bars of an interval; like the library it gives 0 for an index that is not whole. */
function planeOf(intervalSeconds: number) {
  const last = barStart(NEWEST, intervalSeconds);
  const bars = Array.from({ length: 1_000 }, (_, index) => ({
    time: last - (999 - index) * intervalSeconds,
  }));
  const timeScale = {
    width: () => 800,
    logicalToCoordinate: (index: number) => (Number.isInteger(index) ? (index - 900) * BAR_PX : 0),
    coordinateToLogical: (x: number) => Math.round(x / BAR_PX) + 900,
  };
  const series = {
    priceToCoordinate: (price: number) => 500 - price,
    coordinateToPrice: (y: number) => 500 - y,
  };
  return createPlane({
    chart: { timeScale: () => timeScale, panes: () => [] } as unknown as IChartApi,
    series: () => series as unknown as PriceSeriesApi,
    bars: () => bars,
    intervalSeconds: () => intervalSeconds,
  });
}

const from = { time: NEWEST - 7 * 3_600 - 13, price: 210 };
const to = { time: NEWEST + 50 * 60, price: 230.25 };
const LINES: readonly DrawnLine[] = [
  { kind: 'trend', from, to, extent: 'segment' },
  { kind: 'channel', from, to, extent: 'segment', offset: 4 },
  { kind: 'rectangle', from, to },
  { kind: 'fibonacci', from, to, extent: 'segment' },
  { kind: 'measure', from, to },
  { kind: 'arrow', from, to },
  { kind: 'text', at: from, text: 'Here' },
  { kind: 'long', entry: from, until: to.time, target: 240, stop: 200, quantity: 1 },
  { kind: 'short', entry: from, until: to.time, target: 190, stop: 220, quantity: 1 },
  { kind: 'brush', points: [from, { time: from.time + 61, price: 211 }, to] },
];

test.each(BAR_INTERVALS)('every kind stands at its times and prices on bars of %s', (interval) => {
  const plane = planeOf(secondsOf(interval));
  for (const line of LINES) {
    const drawing = newDrawing(line, 'd');
    const read = pointsOf(drawing).map((point) => {
      const place = plane.place(point);
      const found = place && plane.point(place);
      if (!found) throw new Error(`${drawing.kind} is not on the chart.`);
      expect(found.time).toBeCloseTo(point.time, 3);
      expect(found.price).toBeCloseTo(point.price, 9);
      return { time: Math.round(found.time), price: Number(found.price.toFixed(6)) };
    });
    expect(withPoints(drawing, read)).toMatchObject({ kind: drawing.kind });
  }
  expect(plane.xOf(from.time)).toBe(plane.place(from)?.x);
  expect(plane.barsBetween(NEWEST, NEWEST - BAR_INTERVAL_MS[interval] / 500)).toBeCloseTo(-2, 6);
});
