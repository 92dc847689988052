import type { Order } from '@finally/contract';
import { afterEach, expect, test, vi } from 'vitest';
import { deferred } from '@/shared/tests/deferred';
import { openOrder } from '@/shared/tests/samples';
import type { Palette } from '../price-chart/painting/theme';
import { tradeLines } from './lines/trade-line';
import { TradeLines } from './trade-lines';

const linesOf = (...orders: Order[]) => tradeLines(orders, null, () => null);

/** The lines of a chart of 400 pixels, a cent each, with a purchase at $187.50 that keys can move. */
function open() {
  const root = document.body.appendChild(document.createElement('div'));
  const lines = new TradeLines(root, {
    container: root,
    palette: {} as Palette,
    width: () => 600,
    height: () => 400,
    yOf: (price) => 200 - (price - 187.5) * 100,
    priceAt: (y) => 187.5 + (200 - y) / 100,
    isDrawing: () => false,
    setScrolling: () => {},
  });
  const answers: ReturnType<typeof deferred>[] = [];
  const events = {
    onMove: vi.fn(),
    onDrop: vi.fn(() => {
      const answer = deferred();
      answers.push(answer);
      return answer.promise;
    }),
    onInterrupted: vi.fn(),
    onFixed: vi.fn(),
    onCancelOrder: vi.fn(),
    onMenu: vi.fn(),
  };
  lines.listen(events);
  lines.show(linesOf(openOrder({ limit_price: 187.5 })), 'AAPL');
  const slider = () => root.querySelector<HTMLElement>('[role=slider]');
  const press = (...keys: string[]) => {
    for (const key of keys) slider()?.dispatchEvent(new KeyboardEvent('keydown', { key }));
  };
  const answer = async (...now: Order[]) => {
    lines.show(linesOf(...now), 'AAPL');
    answers.shift()?.resolve(undefined);
    await Promise.resolve();
    await Promise.resolve();
  };
  const shown = () => slider()?.getAttribute('aria-valuenow');
  const dropped = () => events.onDrop.mock.calls.map((call: unknown[]) => call[1]);
  return { lines, events, press, answer, shown, dropped };
}

afterEach(() => document.body.replaceChildren());

test('a line that is moved again while it is saved sends its last place after the answer', async () => {
  const { events, press, answer, shown, dropped } = open();
  for (let count = 0; count < 4; count++) press('ArrowDown', 'Enter');
  expect(dropped()).toEqual([187.49]);
  expect(shown()).toBe('187.46');

  const changed = openOrder({ id: 'order-2', replaces: 'order-1', limit_price: 187.49 });
  await answer(changed);
  expect(dropped()).toEqual([187.49, 187.46]);
  expect(events.onDrop.mock.lastCall).toMatchObject([
    { order: { order: { id: 'order-2' } } },
    187.46,
  ]);
  await answer(openOrder({ id: 'order-3', replaces: 'order-2', limit_price: 187.46 }));
  expect(shown()).toBe('187.46');
  expect(events.onInterrupted).not.toHaveBeenCalled();
});

test('what was not dropped again can be taken back, and goes on after the answer if it is not', async () => {
  const { press, answer, shown, dropped } = open();
  press('ArrowDown', 'Enter', 'ArrowDown', 'Escape');
  expect(shown()).toBe('187.49');
  press('ArrowUp', 'ArrowUp');
  await answer(openOrder({ id: 'order-2', replaces: 'order-1', limit_price: 187.49 }));
  expect([shown(), dropped()]).toEqual(['187.51', [187.49]]);
  press('Enter');
  expect(dropped()).toEqual([187.49, 187.51]);
});

test.each([
  ['other_ticker', 'MSFT', []],
  ['gone', 'AAPL', []],
  ['filled', 'AAPL', [openOrder({ limit_price: 187.5, filled_quantity: 1 })]],
  ['changed', 'AAPL', [openOrder({ limit_price: 187 })]],
  ['changed', 'AAPL', [openOrder({ id: 'order-2', replaces: 'order-1', limit_price: 187.5 })]],
] as const)('a move that is interrupted says why: %s', (why, ticker, orders) => {
  const { lines, events, press } = open();
  press('ArrowDown');
  lines.show(linesOf(...orders), ticker);
  expect(events.onInterrupted).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ name: 'Buy 5 limit' }),
    why,
  );
  press('Enter');
  expect(events.onDrop).not.toHaveBeenCalled();
});
