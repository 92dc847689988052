import { expect, test } from 'vitest';
import type { DrawingLayer } from '../drawing-layer';
import type { Drawing, DrawingTool, DrawnLine } from '../drawings';
import { Pen } from './pen';

function open(tool: DrawingTool) {
  const drawn: DrawnLine[] = [];
  let draft: Drawing | null = null;
  const layer = {
    showDraft(shown: Drawing | null) {
      draft = shown;
    },
  };
  const pen = new Pen(
    layer as unknown as DrawingLayer,
    (line) => drawn.push(line),
    () => 60,
  );
  pen.setTool(tool);
  return { pen, drawn, draft: () => draft };
}

const a = { time: 600, price: 100 };
const b = { time: 1_200, price: 110 };
const c = { time: 900, price: 107 };

test.each([
  ['level', [a], { kind: 'level', price: 100 }],
  ['vertical', [a], { kind: 'vertical', time: 600 }],
  ['text', [a], { kind: 'text', at: a, text: '' }],
  ['trend', [a, b], { kind: 'trend', from: a, to: b, extent: 'segment' }],
  ['ray', [a, b], { kind: 'trend', from: a, to: b, extent: 'ray' }],
  ['arrow', [a, b], { kind: 'arrow', from: a, to: b }],
  ['rectangle', [a, b], { kind: 'rectangle', from: a, to: b }],
  ['fibonacci', [a, b], { kind: 'fibonacci', from: a, to: b, extent: 'segment' }],
  ['measure', [a, b], { kind: 'measure', from: a, to: b }],
  ['channel', [a, b, c], { kind: 'channel', from: a, to: b, extent: 'segment', offset: 2 }],
  ['brush', [a, b, c, c], { kind: 'brush', points: [a, b, c] }],
] as const)(
  'the tool %s draws what its anchors define, and is put down then',
  (tool, anchors, line) => {
    const { pen, drawn, draft } = open(tool);
    for (const anchor of anchors) {
      expect(drawn).toEqual([]);
      pen.hover(anchor);
      pen.set(anchor);
    }
    expect(drawn).toEqual([line]);
    expect(pen.tool).toBeNull();
    expect(draft()).toBeNull();
  },
);

test('a planned position has its stop on the side where it loses, and a target of twice the risk', () => {
  const long = open('long');
  for (const anchor of [a, b]) long.pen.set(anchor);
  const plan = { entry: a, until: 1_200, stop: 90, target: 120, quantity: 10 };
  expect(long.drawn).toEqual([{ kind: 'long', ...plan }]);
  const short = open('short');
  for (const anchor of [a, { time: 300, price: 95 }]) short.pen.set(anchor);
  expect(short.drawn).toMatchObject([
    // Without a time after the entry it is 20 bars long.
    { kind: 'short', entry: a, stop: 105, target: 90, until: 600 + 20 * 60 },
  ]);
});

test('a target is never below zero', () => {
  const { pen, drawn } = open('short');
  for (const anchor of [a, { time: 900, price: 1 }]) pen.set(anchor);
  const [plan] = drawn;
  expect(plan?.kind === 'short' && plan.target).toBeGreaterThan(0);
});

test('a draft is shown from the first anchor on', () => {
  const { pen, draft } = open('channel');
  pen.hover(a);
  expect(draft()).toBeNull();
  pen.set(a);
  pen.hover(b);
  expect(draft()).toMatchObject({ kind: 'channel', offset: 0 });
  pen.set(b);
  pen.hover(c);
  expect(draft()).toMatchObject({ kind: 'channel', offset: 2 });
});
