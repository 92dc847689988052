import type { Order } from '@finally/contract';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stopAskingWhy } from '@/features/orders/explanation/use-asked-price';
import { WhyPrice } from '@/features/orders/explanation/why-price';
import {
  type ContractServer,
  ok,
  refusal,
  startContractServer,
} from '@/shared/tests/contract-server';
import { fillExplanation, openOrder } from '@/shared/tests/samples';
import { OrderHistory } from './order-history';
import { orderHistoryStore } from './order-history-store';

const FILLED: Partial<Order> = {
  state: 'filled',
  filled_quantity: 5,
  filled_notional: 950.62,
  average_price: 190.1234,
};
const EXPLANATION = 'GET /api/orders/order-1/explanation';

let server: ContractServer;

async function open(orders: readonly Order[], answer: () => unknown) {
  server = await startContractServer({
    'GET /api/orders': () => ok({ orders, next_cursor: null }),
    [EXPLANATION]: answer as never,
  });
  render(
    <>
      <OrderHistory />
      <WhyPrice />
    </>,
  );
  await screen.findByRole('table');
}

beforeEach(() => orderHistoryStore.setState(orderHistoryStore.getInitialState(), true));
afterEach(async () => {
  stopAskingWhy();
  await server.close();
});

const askWhy = () => {
  const button = screen.getByRole('button', {
    name: /Why this price: Bought 5 AAPL at \$190.1234/,
  });
  button.focus();
  fireEvent.click(button);
  return button;
};

const fill = (more: object = {}) => ({
  sequence: 1,
  trade_id: 'trade-1',
  explanation: fillExplanation(),
  ...more,
});

test('a filled order of the history says why it has its price, and gives the focus back', async () => {
  await open([openOrder(FILLED)], () =>
    ok({ order_id: 'order-1', fills: [fill()], downtimes: [] }),
  );
  const button = askWhy();
  expect(await screen.findByText('Bought 2 AAPL at $190.1234, the last price.')).toBeTruthy();
  expect(screen.getByRole('dialog', { name: 'Why this price' })).toBeTruthy();
  fireEvent.keyDown(window, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(document.activeElement).toBe(button);
});

test('each of several fills is told, and one without an explanation says so', async () => {
  await open([openOrder(FILLED)], () =>
    ok({
      order_id: 'order-1',
      fills: [fill(), fill({ sequence: 2, trade_id: 'trade-2', explanation: null })],
      downtimes: [],
    }),
  );
  askWhy();
  expect(await screen.findByText('Fill 1 of 2')).toBeTruthy();
  expect(screen.getByText('Fill 2 of 2')).toBeTruthy();
  expect(screen.getByText(/^No explanation was kept with this fill/)).toBeTruthy();
});

test('a failure is shown, and asked again on request', async () => {
  let asked = 0;
  await open([openOrder(FILLED)], () =>
    asked++ === 0
      ? refusal(404, 'unknown_order', 'There is no order with this id.')
      : ok({ order_id: 'order-1', fills: [fill()], downtimes: [] }),
  );
  askWhy();
  expect((await screen.findByRole('alert')).textContent).toContain('There is no order');
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Bought 2 AAPL at $190.1234, the last price.')).toBeTruthy();
});

const downtime = (more: object = {}) => ({
  from: '2026-02-11T02:10:00.000Z',
  to: '2026-02-11T02:45:00.000Z',
  market_ran: true,
  low: 187.2,
  high: 189,
  sentence: 'The server was down.',
  ...more,
});

test('a filled order says when the server was down before', async () => {
  const downtimes = [downtime(), downtime({ from: '2026-02-11T04:00:00.000Z', market_ran: false })];
  await open([openOrder(FILLED)], () => ok({ order_id: 'order-1', fills: [fill()], downtimes }));
  askWhy();
  expect(await screen.findByText('While the server was down')).toBeTruthy();
  expect(screen.getByText('Low $187.20, high $189.00')).toBeTruthy();
  expect(screen.getByText('The simulated market did not run')).toBeTruthy();
});

test('an order that ended without a fill says when the server was down', async () => {
  const downtimes = [downtime({ low: null, high: null })];
  await open([openOrder({ state: 'expired', reason: 'day_end' })], () =>
    ok({ order_id: 'order-1', fills: [], downtimes }),
  );
  fireEvent.click(await screen.findByRole('button', { name: /^Expired\. Details/ }));
  expect(await screen.findByText('Prices not known')).toBeTruthy();
});

test('an order of which nothing was filled offers no explanation', async () => {
  await open([openOrder({ state: 'canceled', reason: 'user' })], () => ok({}));
  expect(await screen.findByText('Canceled')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Why this price/ })).toBeNull();
});
