import { afterEach, expect, test, vi } from 'vitest';
import type { LabelView } from './label-view';
import { LineLabels } from './line-labels';

const view = (part: Partial<LabelView> = {}): LabelView => ({
  id: 'a limit',
  succeeds: null,
  name: 'Buy 5 limit',
  look: 'buy',
  price: 100,
  value: '100.00',
  figures: [{ text: '$500.00', tone: 'plain', isMain: true }],
  isMoving: false,
  note: null,
  isFixed: false,
  cancel: 'Cancel: Buy 5 limit',
  ...part,
});

function open() {
  const root = document.body.appendChild(document.createElement('div'));
  const events = {
    onPress: vi.fn(),
    onKey: vi.fn(),
    onLeave: vi.fn(),
    onMenu: vi.fn(),
    onCancel: vi.fn(),
  };
  const labels = new LineLabels(root, events);
  const sliders = () => [...root.querySelectorAll<HTMLElement>('[role=slider]')];
  return { root, events, labels, sliders };
}

afterEach(() => document.body.replaceChildren());

test('a label says its line, and reports keys and cancellations by the id of the line', () => {
  const { root, events, labels, sliders } = open();
  labels.show([view()]);
  const [slider] = sliders();
  expect(slider?.getAttribute('aria-label')).toBe('Buy 5 limit');
  expect(slider?.textContent).toBe('Buy 5 limit$500.00');
  slider?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp' }));
  expect(events.onKey).toHaveBeenCalledWith('a limit', expect.anything());
  root.querySelector('button')?.click();
  expect(events.onCancel).toHaveBeenCalledWith('a limit');
});

test('the label of a changed order keeps the focus of the one that it replaces', () => {
  const { labels, sliders } = open();
  labels.show([view(), view({ id: 'other limit' })]);
  sliders()[0]?.focus();
  labels.show([view({ id: 'b limit', succeeds: 'a limit' }), view({ id: 'other limit' })]);
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Buy 5 limit');
  expect(sliders()).toHaveLength(2);
  expect(sliders().map(({ tabIndex }) => tabIndex)).toEqual([0, -1]);
});

test('a label out of sight is hidden, unless its line is being moved', () => {
  const { labels, sliders } = open();
  const isHidden = () => sliders()[0]?.parentElement?.hidden;
  labels.show([view()]);
  labels.place(() => 500, 300, 400);
  expect(isHidden()).toBe(true);
  labels.update(view({ isMoving: true }));
  labels.place(() => 500, 300, 400);
  expect(isHidden()).toBe(false);
});
