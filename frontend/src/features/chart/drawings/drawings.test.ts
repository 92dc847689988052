import { expect, test } from 'vitest';
import { describeDrawing } from './drawing-names';
import {
  type Drawing,
  type DrawnLine,
  isOnChart,
  moved,
  newDrawing,
  pointsOf,
  readDrawing,
  withPoints,
} from './drawings';
import { formatDuration, measured, planFigures } from './figures';

const from = { time: 600, price: 100 };
const to = { time: 1_200, price: 110 };

const LINES: readonly DrawnLine[] = [
  { kind: 'level', price: 100 },
  { kind: 'vertical', time: 600 },
  { kind: 'trend', from, to, extent: 'ray' },
  { kind: 'channel', from, to, extent: 'line', offset: -3 },
  { kind: 'arrow', from, to },
  { kind: 'rectangle', from, to },
  { kind: 'fibonacci', from, to, extent: 'segment' },
  { kind: 'measure', from, to },
  { kind: 'text', at: from, text: 'Breakout' },
  { kind: 'long', entry: from, until: 900, target: 120, stop: 95, quantity: 10 },
  { kind: 'short', entry: from, until: 900, target: 80, stop: 105, quantity: 2.5 },
  { kind: 'brush', points: [from, to, { time: 1_300, price: 90 }] },
];
const drawings: readonly Drawing[] = LINES.map((line, index) => newDrawing(line, `d${index}`));

test.each(drawings.map((drawing) => [drawing.kind, drawing] as const))(
  'a stored %s is read as it was',
  (_, drawing) => {
    const looks = { color: 3, width: 4, is_locked: true } as const;
    const stored = { ...drawing, ...looks };
    expect(readDrawing(JSON.parse(JSON.stringify(stored)))).toEqual(stored);
    for (const field of Object.keys(drawing)) {
      if (['color', 'width', 'is_locked', 'extent'].includes(field)) continue;
      expect(readDrawing({ ...drawing, [field]: 'broken' }) === null, field).toBe(
        field !== 'id' && field !== 'text',
      );
    }
  },
);

test.each(drawings.map((drawing) => [drawing.kind, drawing] as const))(
  'a %s that is moved keeps its shape, and comes back',
  (_, drawing) => {
    const there = moved(drawing, 60, 5);
    expect(there).not.toEqual(drawing);
    expect(moved(there, -60, -5)).toEqual(drawing);
    expect(withPoints(drawing, pointsOf(drawing))).toEqual(drawing);
  },
);

test('the corner of a plan that is dragged gives its end, and its own price alone', () => {
  const plan = drawings.find(({ kind }) => kind === 'long');
  if (plan?.kind !== 'long') throw new Error('There is no plan.');
  const [entry, target, stop] = pointsOf(plan);
  if (!entry || !target || !stop) throw new Error('A plan has three points.');
  expect(withPoints(plan, [entry, target, { time: 2_000, price: 90 }])).toEqual({
    ...plan,
    until: 2_000,
    stop: 90,
  });
  expect(withPoints(plan, [entry, { time: 700, price: 130 }, stop])).toEqual({
    ...plan,
    until: 700,
    target: 130,
  });
});

test('what lies below zero is not on the chart', () => {
  expect(drawings.every(isOnChart)).toBe(true);
  expect(drawings.map((drawing) => isOnChart(moved(drawing, 0, -100)))).toEqual(
    drawings.map(({ kind }) => kind === 'vertical'),
  );
});

test('a measure reads in dollars, percent, bars and time', () => {
  expect(measured({ from, to }, 10)).toEqual(['+$10.00 (+10.00%)', '10 bars, 10 min']);
  expect(measured({ from: to, to: from }, -1)).toEqual([
    '\u2212$10.00 (\u22129.09%)',
    '1 bar, 10 min',
  ]);
  expect(formatDuration(2 * 86_400 + 3 * 3_600 + 59)).toBe('2 d 3 h');
  expect(formatDuration(0)).toBe('0 s');
});

test('a plan reads in dollars of gain and of risk, and in R', () => {
  const [long, short] = drawings.filter(({ kind }) => kind === 'long' || kind === 'short');
  if (long?.kind !== 'long' || short?.kind !== 'short') throw new Error('There are no plans.');
  expect(planFigures(long)).toEqual({
    entry: 'Buy 10 at 100.00, 4.00 R',
    target: 'Target 120.00 (+20.00%) +$200.00',
    stop: 'Stop 95.00 (\u22125.00%) \u2212$50.00',
  });
  expect(planFigures(short)).toMatchObject({
    entry: 'Sell 2.5 at 100.00, 4.00 R',
    target: 'Target 80.00 (\u221220.00%) +$50.00',
    stop: 'Stop 105.00 (+5.00%) \u2212$12.50',
  });
});

test('a ray is called one', () => {
  const line = (extent: 'segment' | 'ray') => newDrawing({ kind: 'trend', from, to, extent }, 'a');
  expect(describeDrawing(line('ray'))).toBe('Ray from 100.00 to 110.00');
  expect(describeDrawing(line('segment'))).toBe('Trend line from 100.00 to 110.00');
});
