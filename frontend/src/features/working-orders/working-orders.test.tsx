import type { Order } from '@finally/contract';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { toast } from 'sonner';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Toasts } from '@/features/notifications/toasts';
import { OrderQuestion } from '@/features/orders/confirmation/order-question';
import { notifyPlaced } from '@/features/orders/receipts/notify-placed-actions';
import { useOrderWatching } from '@/features/orders/working/use-order-watching';
import { workingOrdersStore } from '@/features/orders/working/working-orders-store';
import { accountEvents } from '@/features/session/account-events';
import {
  type ContractServer,
  ok,
  refusal,
  startContractServer,
} from '@/shared/tests/contract-server';
import { openOrder, placedOrder } from '@/shared/tests/samples';
import { orderHistoryStore } from './history/order-history-store';
import { WorkingOrders } from './working-orders';

const ENTRY = openOrder({ id: 'entry', group_id: 'group', role: 'entry', limit_price: 180 });
const LOSS = openOrder({
  id: 'loss',
  group_id: 'group',
  role: 'stop_loss',
  side: 'sell',
  type: 'stop',
  limit_price: null,
  stop_price: 170,
  state: 'held',
  reserved_cash: 0,
});

let server: ContractServer;
let open: Order[];

beforeEach(async () => {
  open = [LOSS, openOrder(), ENTRY];
  server = await startContractServer({
    'GET /api/orders': (_body, url) => {
      const isOpen = url.searchParams.get('status') === 'open';
      return ok({ orders: isOpen ? open : [FILLED, CANCELED], next_cursor: null });
    },
    'DELETE /api/orders/order-1': () => {
      open = open.filter(({ id }) => id !== 'order-1');
      return ok(openOrder({ state: 'canceled', reason: 'user' }));
    },
    'DELETE /api/orders': () => {
      const canceled = open;
      open = [];
      return ok({ canceled, account: placedOrder(openOrder()).account });
    },
  });
  workingOrdersStore.setState(workingOrdersStore.getInitialState(), true);
  orderHistoryStore.setState(orderHistoryStore.getInitialState(), true);
});

const CANCELED = openOrder({
  id: 'old',
  state: 'canceled',
  reason: 'sibling_filled',
  updated_at: '2026-02-11T12:05:00.000Z',
});
/** Placed after the other one, and ended before it. */
const FILLED = openOrder({
  id: 'filled',
  state: 'filled',
  filled_quantity: 5,
  average_price: 187.4,
});

afterEach(async () => {
  toast.dismiss();
  await server.close();
});

function Watched() {
  useOrderWatching();
  return <WorkingOrders />;
}

async function show() {
  render(
    <>
      <Watched />
      <OrderQuestion />
      <Toasts />
    </>,
  );
  await screen.findByTestId('order-order-1');
}

const row = (id: string) => screen.getByTestId(`order-${id}`);
const cells = (id: string) =>
  within(row(id))
    .getAllByRole('cell')
    .slice(0, -1)
    .map((cell) => cell.textContent);
const click = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

test('an open order shows its type, prices, time, state and what is set aside', async () => {
  await show();
  expect(cells('order-1')).toEqual([
    'Buy',
    'Limit Working, GTC',
    '5',
    '187.50',
    'GTC',
    'Working',
    '$937.50',
  ]);
  expect(cells('loss')).toEqual([
    'Sell',
    'Stop loss Waiting, GTC',
    '5',
    '170.00',
    'GTC',
    'Waiting',
    '\u2013',
  ]);
});

test('the orders of a group stand together, the entry first', async () => {
  await show();
  const ids = screen.getAllByTestId(/^order-/).map(({ dataset }) => dataset.testid?.slice(6));
  expect(ids).toEqual(['entry', 'loss', 'order-1']);
});

test('without orders it is said how to place one', async () => {
  open = [];
  render(<Watched />);
  expect(await screen.findByText('No open orders')).toBeTruthy();
  expect(screen.getByText(/BUY 5 AAPL LMT 187.50/)).toBeTruthy();
});

test('orders that cannot be loaded are said to be so, and asked for again', async () => {
  server.on('GET /api/orders', () => refusal(503, 'database_unavailable', 'The disk is full.'));
  render(<Watched />);
  expect(await screen.findByText('The disk is full.')).toBeTruthy();
  server.on('GET /api/orders', () => ok({ orders: open, next_cursor: null }));
  click('Try again');
  expect(await screen.findByTestId('order-order-1')).toBeTruthy();
});

test('an order is canceled by its button, and one toast says so', async () => {
  await show();
  click('Cancel: Buy 5 AAPL at $187.50 or better, until canceled');
  expect(await screen.findByText(/^Canceled: Buy 5 AAPL/)).toBeTruthy();
  expect(screen.queryByTestId('order-order-1')).toBeNull();
  expect(server.calls('GET /api/orders/order-1')).toEqual([]);
});

test('an order that protects shares is canceled after a yes only', async () => {
  open = [{ ...LOSS, state: 'working' }, openOrder()];
  server.on('DELETE /api/orders/loss', () => {
    open = open.filter(({ id }) => id !== 'loss');
    return ok({ ...LOSS, state: 'canceled', reason: 'user' });
  });
  await show();
  click(/^Cancel: Sell 5 AAPL/);
  expect(await screen.findByText('AAPL is unprotected then.')).toBeTruthy();
  click('No');
  expect(server.calls('DELETE /api/orders/loss')).toEqual([]);
  click(/^Cancel: Sell 5 AAPL/);
  fireEvent.click(await screen.findByRole('button', { name: 'Yes, cancel' }));
  await waitFor(() => expect(screen.queryByTestId('order-loss')).toBeNull());
});

test('all orders are canceled after a yes', async () => {
  await show();
  click('Cancel all open orders');
  expect(await screen.findByText('Cancel all open orders?')).toBeTruthy();
  expect(server.calls('DELETE /api/orders')).toEqual([]);
  click('Yes, cancel them');
  expect(await screen.findByText('Canceled 3 orders.')).toBeTruthy();
  expect(await screen.findByText('No open orders')).toBeTruthy();
});

test('a changed price is sent alone; a refusal is shown at its field', async () => {
  server.on('PATCH /api/orders/order-1', () =>
    refusal(409, 'price_increment', '188.005 is between two ticks.'),
  );
  await show();
  click(/^Change: Buy 5 AAPL at \$187.50/);
  const price = screen.getByRole('textbox', { name: 'Limit price' });
  fireEvent.change(price, { target: { value: '188.005' } });
  click('Change');
  expect(await screen.findByText('188.005 is between two ticks.')).toBeTruthy();
  expect(price.getAttribute('aria-invalid')).toBe('true');
  server.on('PATCH /api/orders/order-1', () => {
    const changed = openOrder({ id: 'order-2', replaces: 'order-1', limit_price: 188.01 });
    open = [changed];
    return ok(placedOrder(changed));
  });
  fireEvent.keyDown(price, { key: 'ArrowUp' });
  click('Change');
  expect(await screen.findByText(/^Changed: Buy 5 AAPL at \$188.01/)).toBeTruthy();
  const [, sent] = server.calls('PATCH /api/orders/order-1');
  expect(sent?.body).toEqual({ limit_price: 188.01, client_order_id: expect.any(String) });
  expect(await screen.findByTestId('order-order-2')).toBeTruthy();
  // The old order ended by this page: nothing asks how.
  expect(server.calls('GET /api/orders/order-1')).toEqual([]);
});

test('a change that is filled at once is told as a fill', async () => {
  server.on('PATCH /api/orders/order-1', () => {
    open = open.filter(({ id }) => id !== 'order-1');
    const filled = { state: 'filled', filled_quantity: 5, average_price: 189.9 } as const;
    return ok(placedOrder(openOrder({ id: 'order-2', replaces: 'order-1', ...filled })));
  });
  await show();
  click(/^Change: Buy 5 AAPL at \$187.50/);
  const price = screen.getByRole('textbox', { name: 'Limit price' });
  fireEvent.change(price, { target: { value: '195' } });
  click('Change');
  expect(await screen.findByText('Bought 5 AAPL at $189.90')).toBeTruthy();
});

test('the form says what a change would do, or why it would be refused, before it is sent', async () => {
  const nothing = {
    cash_after: 10_000,
    buying_power_after: 9_000,
    reserved_after: 1_000,
    position_after: null,
    weight_after: 0,
    verdict: null,
    repeats: null,
  };
  const refused = { code: 'price_increment', detail: '188.005 is between two ticks.' };
  const fill = { price: 190, quantity: 5, notional: 950, fees: 0, sentence: null };
  server.on('POST /api/orders/order-1/preview', ({ limit_price }: { limit_price: number }) =>
    ok({
      ...nothing,
      fills: limit_price === 195 ? [fill] : [],
      refusal: limit_price === 188.005 ? refused : null,
    }),
  );
  await show();
  click(/^Change: Buy 5 AAPL at \$187.50/);
  expect(screen.queryByRole('status')).toBeNull();
  const type = (value: string) =>
    fireEvent.change(screen.getByRole('textbox', { name: 'Limit price' }), { target: { value } });
  type('195');
  expect(await screen.findByText(/^Buys \u2248 5 at once for \u2248 \$950.00/)).toBeTruthy();
  type('188.005');
  expect(await screen.findByText('188.005 is between two ticks.')).toBeTruthy();
  type('188');
  expect(await screen.findByText(/^Working: nothing is filled now · \$9,000.00 free/)).toBeTruthy();
  expect(server.calls('PATCH /api/orders/order-1')).toEqual([]);
});

test('a changed order keeps its row', async () => {
  open = [openOrder({ id: 'newer', ticker: 'NVDA' as Order['ticker'] }), openOrder()];
  server.on('PATCH /api/orders/order-1', () => {
    const changed = openOrder({ id: 'order-2', replaces: 'order-1', limit_price: 188 });
    open = [changed, ...open.filter(({ id }) => id !== 'order-1')];
    return ok(placedOrder(changed));
  });
  await show();
  click(/^Change: Buy 5 AAPL at \$187.50/);
  fireEvent.change(screen.getByRole('textbox', { name: 'Limit price' }), {
    target: { value: '188' },
  });
  click('Change');
  await screen.findByTestId('order-order-2');
  await act(() => workingOrdersStore.refresh());
  const ids = screen.getAllByTestId(/^order-/).map(({ dataset }) => dataset.testid?.slice(6));
  expect(ids).toEqual(['newer', 'order-2']);
});

test('the time in force is changed alone; a date that is missing is asked for', async () => {
  server.on('PATCH /api/orders/order-1', () => ok(placedOrder(openOrder({ id: 'order-2' }))));
  await show();
  click(/^Change: Buy 5 AAPL at \$187.50/);
  const choose = (value: string) =>
    fireEvent.change(screen.getByRole('combobox', { name: 'Time in force' }), {
      target: { value },
    });
  choose('gtd');
  click('Change');
  expect((await screen.findByRole('alert')).textContent).toBe(
    'Enter until when the order is good.',
  );
  choose('day');
  click('Change');
  await waitFor(() =>
    expect(server.calls('PATCH /api/orders/order-1').map(({ body }) => body)).toEqual([
      { time_in_force: 'day', client_order_id: expect.any(String) },
    ]),
  );
});

test('Escape closes the form, and an order without a change is not sent', async () => {
  await show();
  const change = /^Change: Buy 5 AAPL at \$187.50/;
  click(change);
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'Quantity' }), { key: 'Escape' });
  expect(screen.queryByRole('form')).toBeNull();
  click(change);
  click('Change');
  await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
  expect(server.calls('PATCH /api/orders/order-1')).toEqual([]);
});

test('a fill by the market, of which the account stream tells, is shown in a toast', async () => {
  const before = open;
  open = [openOrder({ id: 'resting' }), ...before];
  server.on('GET /api/orders/resting', () =>
    ok(openOrder({ state: 'filled', filled_quantity: 5, average_price: 179.41 })),
  );
  await show();
  expect(row('resting')).toBeTruthy();
  open = before;
  act(() =>
    accountEvents.publish({ name: 'order', data: { order_id: 'resting', change: 'filled' } }),
  );
  expect(await screen.findByText('Bought 5 AAPL at $179.41')).toBeTruthy();
  expect(screen.queryByTestId('order-resting')).toBeNull();
});

test('the toast that offers to cancel an order goes away when another program cancels it', async () => {
  await show();
  const mine = openOrder({ id: 'mine' });
  open = [mine, ...open];
  server.on('GET /api/orders/mine', () => ok({ ...mine, state: 'canceled', reason: 'replaced' }));
  act(() => notifyPlaced(placedOrder(mine)));
  expect(await screen.findByRole('button', { name: 'Cancel it' })).toBeTruthy();
  await screen.findByTestId('order-mine');
  open = open.slice(1);
  await act(() => workingOrdersStore.refresh());
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Cancel it' })).toBeNull());
});

test('the history says how an order ended and why', async () => {
  await show();
  fireEvent.click(screen.getByRole('radio', { name: 'History' }));
  expect(await screen.findByText(': the other exit was filled')).toBeTruthy();
});

test('the history has the last end first, with day, time and what was filled', async () => {
  await show();
  fireEvent.click(screen.getByRole('radio', { name: 'History' }));
  const region = await screen.findByRole('region', { name: 'Order history' });
  const [, first, second] = within(region).getAllByRole('row');
  const textOf = (element: HTMLElement | undefined) =>
    within(element as HTMLElement)
      .getAllByRole('cell')
      .map((cell) => cell.textContent?.trim());
  expect(textOf(first)[0]).toMatch(/^Feb 11, \d\d:05$/);
  expect(textOf(first)[4]).toBe('0 / 5');
  expect(textOf(second)[4]).toBe('5');
});

test('an ended order without a fill opens its details', async () => {
  await show();
  fireEvent.click(screen.getByRole('radio', { name: 'History' }));
  fireEvent.click(await screen.findByRole('button', { name: /^Canceled. Details: Buy 5 AAPL/ }));
  const dialog = await screen.findByRole('dialog', { name: 'How the order ended' });
  expect(dialog.textContent).toMatch(/Canceled, the other exit was filled, Feb 11/);
  expect(dialog.textContent).toContain('0 of 5');
});
