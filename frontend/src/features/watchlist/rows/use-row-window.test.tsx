import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type RowWindow, useRowWindow } from './use-row-window';

const HEIGHT = 10;

let current: RowWindow;
let renders: number;

// jsdom has no layout: ten rows are in sight.
beforeEach(() => {
  renders = 0;
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(10 * HEIGHT);
});
afterEach(() => void vi.restoreAllMocks());

function List({ count }: { count: number }) {
  current = useRowWindow(count, HEIGHT);
  renders += 1;
  return <div ref={current.scroller} onScroll={current.onScroll} data-testid="list" />;
}

const drawn = () => [current.from, current.to];
function scrollTo(top: number) {
  const list = screen.getByTestId('list');
  list.scrollTop = top;
  fireEvent.scroll(list);
}

test('only rows in view are rendered, and some beyond either edge', () => {
  render(<List count={500} />);
  expect(drawn()).toEqual([0, 17]);
  scrollTo(1_000);
  expect(drawn()).toEqual([94, 117]);
  scrollTo(4_900);
  expect(drawn()[1]).toBe(500);
});

test('scrolling renders per row that comes into view, and not per pixel', () => {
  render(<List count={500} />);
  const before = renders;
  for (let top = 1; top <= 30; top++) scrollTo(top);
  // React may render once more after an unchanged state.
  expect(renders - before).toBeLessThanOrEqual(2 * 3);
});

test('a list that becomes shorter than the scroll position shows its end', () => {
  const { rerender } = render(<List count={500} />);
  scrollTo(4_900);
  rerender(<List count={12} />);
  expect(drawn()).toEqual([0, 12]);
});

test('a row is scrolled into view by the shortest distance, and not moved if it is in view', () => {
  render(<List count={500} />);
  const list = screen.getByTestId('list');
  act(() => current.reveal(20));
  expect(list.scrollTop).toBe(11 * HEIGHT);
  act(() => current.reveal(15));
  expect(list.scrollTop).toBe(11 * HEIGHT);
  act(() => current.reveal(3));
  expect(list.scrollTop).toBe(3 * HEIGHT);
  expect(drawn()).toEqual([0, 20]);
});
