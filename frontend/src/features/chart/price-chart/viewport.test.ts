import type { IChartApi, LogicalRange } from 'lightweight-charts';
import { expect, test, vi } from 'vitest';
import { Viewport } from './viewport';

/** A chart with a time scale only, whose range the test moves like a person. */
function open(count: number, width = 900) {
  let range: LogicalRange | null = null;
  let listener: (range: LogicalRange | null) => void = () => {};
  const setAutoScale = vi.fn();
  const move = (from: number, to: number) => {
    range = { from, to } as LogicalRange;
    listener(range);
  };
  const timeScale = {
    width: () => width,
    getVisibleLogicalRange: () => range,
    setVisibleLogicalRange: ({ from, to }: { from: number; to: number }) => move(from, to),
    subscribeVisibleLogicalRangeChange: (added: typeof listener) => {
      listener = added;
    },
  };
  const chart = { timeScale: () => timeScale, priceScale: () => ({ setAutoScale }) };
  const onChange = vi.fn();
  const onFollowing = vi.fn();
  const viewport = new Viewport({
    chart: chart as unknown as IChartApi,
    count: () => count,
    onChange,
    onFollowing,
  });
  return { viewport, move, onChange, onFollowing, setAutoScale };
}

test('the end shows a fixed number of bars, and more of them on a wide chart', () => {
  const narrow = open(1_000);
  narrow.viewport.showEnd();
  expect(narrow.viewport.range).toEqual({ from: 890, to: 1_005 });
  expect(narrow.setAutoScale).toHaveBeenCalledExactlyOnceWith(true);
  const wide = open(1_000, 1_800);
  wide.viewport.showEnd();
  expect(wide.viewport.range).toEqual({ from: 800, to: 1_005 });
});

test('few bars are shown from the first one on', () => {
  const { viewport } = open(10);
  viewport.showEnd();
  expect(viewport.range).toEqual({ from: -1, to: 15 });
});

test('going to the end keeps the number of bars in view', () => {
  const { viewport, move } = open(1_000);
  move(200, 260);
  viewport.goToEnd();
  expect(viewport.range).toEqual({ from: 945, to: 1_005 });
});

test('zooming keeps the right end', () => {
  const { viewport, move } = open(1_000);
  move(200, 300);
  viewport.zoom(0.5);
  expect(viewport.range).toEqual({ from: 250, to: 300 });
});

test('a bar is brought into view by the shortest way, and left alone if it is in view', () => {
  const { viewport, move } = open(1_000);
  move(200, 300);
  viewport.bringIntoView(250);
  expect(viewport.range).toEqual({ from: 200, to: 300 });
  viewport.bringIntoView(310);
  expect(viewport.range).toEqual({ from: 210, to: 310 });
  viewport.bringIntoView(100);
  expect(viewport.range).toEqual({ from: 100, to: 200 });
});

test('following is reported when it changes, and not with each move', () => {
  const { move, onFollowing, onChange } = open(1_000);
  move(900, 999);
  expect(onFollowing).not.toHaveBeenCalled();
  move(800, 998);
  move(700, 900);
  move(900, 1_004);
  expect(onFollowing.mock.calls).toEqual([[false], [true]]);
  expect(onChange).toHaveBeenCalledTimes(4);
});

test('listeners hear that the view is near the first bar until they stop, and nothing without bars', () => {
  const { viewport, move } = open(1_000);
  const listener = vi.fn();
  const stop = viewport.onNearStart(listener);
  move(40, 140);
  expect(listener).not.toHaveBeenCalled();
  move(39, 139);
  expect(listener).toHaveBeenCalledTimes(1);
  stop();
  move(0, 100);
  expect(listener).toHaveBeenCalledTimes(1);
  const empty = open(0);
  empty.viewport.onNearStart(listener);
  empty.move(0, 1);
  expect(listener).toHaveBeenCalledTimes(1);
});

test('a bar is brought into the middle, and the zoom is kept', () => {
  const { viewport, move } = open(1_000);
  move(880, 1_000);
  viewport.center(200);
  expect(viewport.range).toEqual({ from: 140, to: 260 });
});
