import { expect, test } from 'vitest';
import type { Plane } from '../coordinates';
import { type DrawnLine, newDrawing } from '../drawings';
import { hitAt } from '../geometry';
import { boxOf } from './shape';
import { shapeOf } from './shapes';

/** One second is one pixel, and so is one dollar; prices rise upwards. A bar lasts ten seconds. */
const plane: Plane = {
  width: 1_000,
  height: 1_000,
  place: ({ time, price }) => ({ x: time, y: 1_000 - price }),
  xOf: (time) => time,
  yOf: (price) => 1_000 - price,
  barsBetween: (from, to) => (to - from) / 10,
  anchor: ({ x, y }) => ({ time: x, price: 1_000 - y }),
  point: ({ x, y }) => ({ time: x, price: 1_000 - y }),
};
const from = { time: 100, price: 500 };
const to = { time: 300, price: 700 };
const shape = (line: DrawnLine) => shapeOf(newDrawing(line, 'd'), plane);
const isHit = (line: DrawnLine, x: number, price: number) =>
  hitAt([newDrawing(line, 'd')], { x, y: 1_000 - price }, plane) !== null;

test('the second line of a channel is parallel, at its offset', () => {
  const channel = { kind: 'channel', from, to, extent: 'segment', offset: -50 } as const;
  expect(isHit(channel, 200, 600)).toBe(true);
  expect(isHit(channel, 200, 550)).toBe(true);
  expect(isHit(channel, 200, 575)).toBe(false);
  expect(isHit({ ...channel, extent: 'ray' }, 500, 850)).toBe(true);
});

test('a line with an alert has a bell at its second end, or where it leaves the pane', () => {
  const trend = { kind: 'trend', from, to, extent: 'segment' } as const;
  expect(shape(trend)?.bells).toEqual([]);
  expect(shape({ ...trend, alert_id: 'a' })?.bells).toEqual([{ x: 300, y: 300 }]);
  const far = { time: 2_100, price: 1_500 };
  expect(shape({ ...trend, to: far, alert_id: 'a' })?.bells).toEqual([{ x: 986, y: 57 }]);
  const channel = { ...trend, kind: 'channel', offset: -50 } as const;
  expect(shape({ ...channel, other_alert_id: 'b' })?.bells).toEqual([{ x: 300, y: 350 }]);
});

test('a rectangle and a measure are hit at their edges, so that the chart scrolls within them', () => {
  for (const kind of ['rectangle', 'measure'] as const) {
    expect(isHit({ kind, from, to }, 200, 500)).toBe(true);
    expect(isHit({ kind, from, to }, 300, 600)).toBe(true);
    expect(isHit({ kind, from, to }, 200, 640)).toBe(false);
  }
});

test('a retracement has its levels between the end and the beginning of the move', () => {
  const drawing = { kind: 'fibonacci', from, to, extent: 'segment' } as const;
  const texts = shape(drawing)?.labels?.flatMap(({ lines }) => lines);
  expect(texts).toEqual([
    '0  700.00',
    '0.236  652.80',
    '0.382  623.60',
    '0.5  600.00',
    '0.618  576.40',
    '0.786  542.80',
    '1  500.00',
  ]);
  expect(isHit(drawing, 250, 576.4)).toBe(true);
  expect(isHit(drawing, 500, 576.4)).toBe(false);
  expect(isHit({ ...drawing, extent: 'ray' }, 900, 576.4)).toBe(true);
});

test('a text is hit where it stands', () => {
  const text = { kind: 'text', at: from, text: 'Breakout' } as const;
  const [label] = shape(text)?.labels ?? [];
  const { left, width } = boxOf(
    label ?? ({ at: from, lines: [], align: 'left', tone: 'own' } as never),
    1_000,
  );
  expect(isHit(text, left + width / 2, 500)).toBe(true);
  expect(isHit(text, left + width + 10, 500)).toBe(false);
});

test('an arrow has its head at its second end', () => {
  const segments = shape({ kind: 'arrow', from, to })?.segments ?? [];
  expect(segments).toHaveLength(3);
  for (const barb of segments.slice(1)) expect(barb.from).toEqual({ x: 300, y: 300 });
});

test('a plan shows gain above and loss below the entry of a long position', () => {
  const plan = {
    kind: 'long',
    entry: from,
    until: 300,
    target: 600,
    stop: 450,
    quantity: 1,
  } as const;
  const areas = shape(plan)?.areas ?? [];
  expect(areas.map(({ tone }) => tone)).toEqual(['up', 'down']);
  expect(areas.map(({ corners }) => corners.map(({ y }) => y))).toEqual([
    [500, 500, 400, 400],
    [500, 500, 550, 550],
  ]);
});

test('a brush stroke runs through its points', () => {
  const points = [from, to, { time: 400, price: 600 }];
  expect(shape({ kind: 'brush', points })?.segments).toHaveLength(2);
  expect(isHit({ kind: 'brush', points }, 350, 650)).toBe(true);
});
