import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FADE_MS, flash, LIT_MS } from './flashes';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

const cell = () => document.createElement('span');

test('a flash is highlighted for a while, and then fades', () => {
  const price = cell();
  flash(price, 'up');
  vi.advanceTimersByTime(LIT_MS - 1);
  expect(price.dataset['flash']).toBe('up');
  vi.advanceTimersByTime(1);
  expect(price.dataset['flash']).toBe('up fading');
  vi.advanceTimersByTime(FADE_MS);
  expect(price.dataset['flash']).toBe('out');
});

test('a tick while a figure fades highlights it again', () => {
  const price = cell();
  flash(price, 'up');
  vi.advanceTimersByTime(LIT_MS + FADE_MS / 2);
  flash(price, 'down');
  vi.advanceTimersByTime(FADE_MS);
  expect(price.dataset['flash']).toBe('down');
  vi.advanceTimersByTime(LIT_MS - FADE_MS);
  expect(price.dataset['flash']).toBe('down fading');
  vi.advanceTimersByTime(FADE_MS);
  expect(price.dataset['flash']).toBe('out');
});

test('ticks during the highlight prolong it without further writes', async () => {
  const price = cell();
  const changes: MutationRecord[] = [];
  const observer = new MutationObserver((records) => changes.push(...records));
  observer.observe(price, { attributes: true });
  for (let tick = 0; tick < 20; tick++) {
    flash(price, 'up');
    vi.advanceTimersByTime(LIT_MS / 2);
  }
  changes.push(...observer.takeRecords());
  expect(price.dataset['flash']).toBe('up');
  expect(changes).toHaveLength(1);
});

test('each element fades at its own time', () => {
  const [first, second] = [cell(), cell()];
  flash(first, 'up');
  vi.advanceTimersByTime(LIT_MS / 2);
  flash(second, 'down');
  vi.advanceTimersByTime(LIT_MS / 2);
  expect(first.dataset['flash']).toBe('up fading');
  expect(second.dataset['flash']).toBe('down');
  vi.advanceTimersByTime(FADE_MS);
  expect(first.dataset['flash']).toBe('out');
  vi.advanceTimersByTime(LIT_MS / 2 - FADE_MS);
  expect(second.dataset['flash']).toBe('down fading');
  vi.advanceTimersByTime(FADE_MS);
  expect(second.dataset['flash']).toBe('out');
});
