import type { PriceUpdate } from '@finally/contract';
import { act, render, screen } from '@testing-library/react';
import { Profiler } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { formatLastChange } from '@/shared/format/format';
import { priceUpdate } from '@/shared/tests/samples';
import { LiveChange, LiveFigure } from './live-figure';
import { pricesStore } from './prices-store';

const price = (update: PriceUpdate) => update.price.toFixed(2);
const move = (update: PriceUpdate) => formatLastChange(update.price - 100, update.price);
const written = vi.spyOn(Node.prototype, 'nodeValue', 'set');

beforeEach(() => pricesStore.replace({}));

test('a figure and a change follow their ticker without rendering', () => {
  const onRender = vi.fn();
  render(
    <Profiler id="figures" onRender={onRender}>
      <LiveFigure ticker="AAPL" format={price} />
      <LiveChange ticker="AAPL" format={move} className="wide" />
    </Profiler>,
  );
  const [figure, change] = screen.getAllByText('\u2013');
  expect(change?.dataset.direction).toBeUndefined();
  onRender.mockClear();
  for (const [value, moved, direction] of [
    [101, '+1.00', 'up'],
    [99, '\u22121.00', 'down'],
    [99.99999, '0.00', 'flat'],
  ] as const) {
    act(() => pricesStore.apply({ AAPL: priceUpdate('AAPL', value, 1) }));
    expect(figure?.textContent).toBe(value.toFixed(2));
    expect(change?.textContent).toBe(moved);
    expect(change?.dataset.direction).toBe(direction);
  }
  expect(onRender).not.toHaveBeenCalled();
  expect(change?.className).toContain('wide');
});

test('an unchanged text is not written again', () => {
  pricesStore.replace({ AAPL: priceUpdate('AAPL', 101, 0) });
  render(<LiveFigure ticker="AAPL" format={price} />);
  written.mockClear();
  act(() => pricesStore.apply({ AAPL: priceUpdate('AAPL', 101.001, 1) }));
  expect(written).not.toHaveBeenCalled();
  act(() => pricesStore.apply({ AAPL: priceUpdate('AAPL', 101.02, 2) }));
  expect(written).toHaveBeenCalledOnce();
});

test('another ticker is shown at once, and one without a price has no direction', () => {
  pricesStore.replace({ AAPL: priceUpdate('AAPL', 101, 0) });
  const { rerender, container } = render(<LiveChange ticker="AAPL" format={move} />);
  const change = container.querySelector<HTMLElement>('.change');
  expect([change?.textContent, change?.dataset.direction]).toEqual(['+1.00', 'up']);
  rerender(<LiveChange ticker="TSLA" format={move} />);
  expect([change?.textContent, change?.dataset.direction]).toEqual(['\u2013', undefined]);
});
