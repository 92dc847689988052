import type { Order } from '@finally/contract';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { toast } from 'sonner';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OrderQuestion } from '@/features/orders/confirmation/order-question';
import { workingOrdersStore } from '@/features/orders/working/working-orders-store';
import { type ContractServer, ok, startContractServer } from '@/shared/tests/contract-server';
import { openOrder, placedOrder, ticker } from '@/shared/tests/samples';
import { WorkingOrders } from '../working-orders';

let server: ContractServer;
let open: Order[];

const orderFor = (name: string, more: Partial<Order> = {}) =>
  openOrder({ id: name, ticker: ticker(name), ...more });

beforeEach(async () => {
  open = ['AAPL', 'NVDA', 'TSLA'].map((name) => orderFor(name));
  server = await startContractServer({
    'GET /api/orders': () => ok({ orders: open, next_cursor: null }),
    'DELETE /api/orders/NVDA': () => {
      open = open.filter(({ id }) => id !== 'NVDA');
      return ok(orderFor('NVDA', { state: 'canceled', reason: 'user' }));
    },
  });
  workingOrdersStore.setState(workingOrdersStore.getInitialState(), true);
  await workingOrdersStore.refresh();
  render(
    <>
      <WorkingOrders />
      <OrderQuestion />
    </>,
  );
});

afterEach(async () => {
  toast.dismiss();
  await server.close();
});

const button = (name: RegExp) => screen.getByRole('button', { name });
/** What has the focus, by its name. */
const focused = () => document.activeElement?.getAttribute('aria-label') ?? null;

function press(name: RegExp) {
  const pressed = button(name);
  act(() => pressed.focus());
  fireEvent.click(pressed);
}

test('after a cancel the focus is on the same button of the next row', async () => {
  press(/^Cancel: Buy 5 NVDA/);
  await waitFor(() => expect(screen.queryByTestId('order-NVDA')).toBeNull());
  expect(focused()).toMatch(/^Cancel: Buy 5 TSLA/);
});

test('after the question before a cancel it is there too', async () => {
  open = open.map((order) => (order.id === 'NVDA' ? stopOf(order) : order));
  await act(() => workingOrdersStore.refresh());
  press(/^Cancel: Sell 5 NVDA/);
  fireEvent.click(await screen.findByRole('button', { name: 'Yes, cancel' }));
  await waitFor(() => expect(screen.queryByTestId('order-NVDA')).toBeNull());
  await waitFor(() => expect(focused()).toMatch(/^Cancel: Buy 5 TSLA/));
});

const stopOf = (order: Order): Order => ({
  ...order,
  side: 'sell',
  type: 'stop',
  limit_price: null,
  stop_price: 100,
});

test('Escape in the form returns the focus to the button that opened it', () => {
  press(/^Change: Buy 5 NVDA/);
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'Quantity' }), { key: 'Escape' });
  expect(screen.queryByRole('form')).toBeNull();
  expect(focused()).toMatch(/^Change: Buy 5 NVDA/);
});

test('after a change the focus is on the order that took the place', async () => {
  server.on('PATCH /api/orders/NVDA', () => {
    const changed = orderFor('NVDA', { id: 'changed', replaces: 'NVDA', quantity: 6 });
    open = open.map((order) => (order.id === 'NVDA' ? changed : order));
    return ok(placedOrder(changed));
  });
  press(/^Change: Buy 5 NVDA/);
  const quantity = screen.getByRole('textbox', { name: 'Quantity' });
  fireEvent.change(quantity, { target: { value: '6' } });
  fireEvent.submit(quantity);
  await screen.findByTestId('order-changed');
  await waitFor(() => expect(focused()).toMatch(/^Change: Buy 6 NVDA/));
});

test('a row that goes away takes no focus from elsewhere', async () => {
  const all = button(/^Cancel all open orders/);
  act(() => button(/^Cancel: Buy 5 NVDA/).focus());
  act(() => all.focus());
  open = open.slice(0, 1);
  await act(() => workingOrdersStore.refresh());
  expect(document.activeElement).toBe(all);
});
