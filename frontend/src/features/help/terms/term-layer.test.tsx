import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Term } from './term';
import { TermLayer } from './term-layer';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function show() {
  const onEscape = vi.fn();
  render(
    // biome-ignore lint/a11y/noStaticElementInteractions: stands for a dialog below.
    <div onKeyDown={onEscape}>
      <Term name="spread">Spread</Term>
      <Term name="limit" />
      <button type="button">Other</button>
      <TermLayer />
    </div>,
  );
  return onEscape;
}

const term = () => screen.getByRole('button', { name: 'Spread' });
const shown = () => screen.queryByRole('tooltip')?.textContent ?? null;
const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));
/** jsdom's pointer events have no type. */
const point = (element: Element) => fireEvent.pointerOver(element);

test('a tap explains the word and describes it, and another click hides that', () => {
  show();
  fireEvent.click(term());
  expect(shown()).toMatch(/^SpreadThe difference between the price to buy at/);
  expect(term().getAttribute('aria-describedby')).toBe(screen.getByRole('tooltip').id);
  fireEvent.click(screen.getByRole('button', { name: 'Other' }));
  expect(shown()).toBeNull();
  expect(term().hasAttribute('aria-describedby')).toBe(false);
});

test('a pointer that rests explains it, and the explanation can be reached', () => {
  show();
  point(term());
  expect(shown()).toBeNull();
  wait(400);
  expect(shown()).not.toBeNull();
  point(screen.getByRole('tooltip'));
  wait(1_000);
  expect(shown()).not.toBeNull();
  point(document.body);
  wait(300);
  expect(shown()).toBeNull();
});

test('Escape hides the explanation and nothing else', () => {
  const onEscape = show();
  fireEvent.click(term());
  fireEvent.keyDown(term(), { key: 'Escape' });
  expect(shown()).toBeNull();
  expect(onEscape).not.toHaveBeenCalled();
  fireEvent.keyDown(term(), { key: 'Escape' });
  expect(onEscape).toHaveBeenCalledTimes(1);
});

test('a mark without a word has the question as its name', () => {
  show();
  fireEvent.click(screen.getByRole('button', { name: 'Explain limit' }));
  expect(shown()).toMatch(/^LimitThe worst price you accept/);
});
