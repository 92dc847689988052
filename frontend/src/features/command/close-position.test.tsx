import type { Order } from '@finally/contract';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { toast } from 'sonner';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { Toasts } from '@/features/notifications/toasts';
import { orderGate } from '@/features/orders/confirmation/order-gate-store';
import { OrderQuestion } from '@/features/orders/confirmation/order-question';
import { setAsideStore } from '@/features/orders/size/set-aside-store';
import { placeOrderWithToasts } from '@/features/orders/use-trade';
import { workingOrdersStore } from '@/features/orders/working/working-orders-store';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { pricesStore } from '@/features/prices/prices-store';
import {
  type ContractServer,
  ok,
  refusal,
  startContractServer,
} from '@/shared/tests/contract-server';
import { openOrder, portfolio, position, priceUpdate, receipt } from '@/shared/tests/samples';
import type { Intent } from './grammar/intent';
import { readCommand } from './grammar/read-command';
import { runIntent } from './run-intent-actions';

const EXIT = { group_id: 'pair', side: 'sell', quantity: 10, reserved_cash: 0 } as const;
const PROFIT = openOrder({
  ...EXIT,
  id: 'profit',
  role: 'take_profit',
  limit_price: 200,
  reserved_quantity: 10,
});
const LOSS = openOrder({
  ...EXIT,
  id: 'loss',
  role: 'stop_loss',
  type: 'stop',
  limit_price: null,
  stop_price: 90,
});
const REFUSED = 'Only 0 AAPL are free to be sold. Cancel an order first.';

let server: ContractServer;
let open: Order[];
/** The calls that change something, oldest first. */
const sent = () =>
  server.received.flatMap(({ route }) =>
    /^DELETE|trade$/.test(route) ? [route.replace('/api/', '')] : [],
  );

// The dialog is loaded on demand, which takes longer than a query waits for it.
beforeAll(async () => void (await import('@/features/orders/confirmation/question-dialog')));

beforeEach(async () => {
  open = [PROFIT, LOSS];
  const cancel = (id: string) => () => {
    open = open.filter((order) => order.id !== id);
    return ok(openOrder({ id, state: 'canceled', reason: 'user' }));
  };
  const held = [position('AAPL', 10, 100, 110), position('TSLA', 2, 200, 150)];
  server = await startContractServer({
    'GET /api/portfolio': () => ok(portfolio(1_000, held)),
    'GET /api/orders': () => ok({ orders: open, next_cursor: null }),
    'DELETE /api/orders/profit': cancel('profit'),
    'DELETE /api/orders/loss': cancel('loss'),
    'POST /api/orders/preview': ({ ticker }: { ticker: string }) => {
      const isRefused = ticker === 'AAPL' && open.length > 0;
      return ok({
        fills: [],
        cash_after: null,
        buying_power_after: null,
        reserved_after: null,
        position_after: null,
        weight_after: null,
        refusal: isRefused ? { code: 'insufficient_shares', detail: REFUSED } : null,
        verdict: null,
        repeats: null,
      });
    },
    'POST /api/portfolio/trade': ({
      ticker,
      quantity,
    }: {
      ticker: Order['ticker'];
      quantity: number;
    }) =>
      ticker === 'AAPL' && open.length > 0
        ? refusal(422, 'insufficient_shares', REFUSED)
        : ok(receipt({ id: `sale-${ticker}`, side: 'sell', ticker, quantity }, 2_000), 201),
  });
  portfolioStore.setState(portfolioStore.getInitialState(), true);
  setAsideStore.setState(setAsideStore.getInitialState(), true);
  workingOrdersStore.setState(workingOrdersStore.getInitialState(), true);
  pricesStore.replace({ AAPL: priceUpdate('AAPL', 110, 0), TSLA: priceUpdate('TSLA', 150, 0) });
  await Promise.all([portfolioStore.refresh(), workingOrdersStore.refresh()]);
  render(
    <>
      <OrderQuestion />
      <Toasts />
    </>,
  );
});

afterEach(async () => {
  orderGate.answer(false);
  toast.dismiss();
  await server.close();
});

function intentOf(line: string): Intent {
  const read = readCommand(line);
  if (!read || !('intent' in read)) throw new Error(`${line} is no command`);
  return read.intent;
}

const click = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

test('a position with exits is closed after a yes: they are canceled, then it is sold', async () => {
  const closing = placeOrderWithToasts({ ticker: PROFIT.ticker, side: 'sell', quantity: 10 });
  expect(await screen.findByText('Its 2 exits have the shares set aside:')).toBeTruthy();
  expect(sent()).toEqual([]);
  await click('Cancel its 2 exits and sell');
  await act(() => closing);
  expect(sent()).toEqual(['DELETE orders/profit', 'DELETE orders/loss', 'POST portfolio/trade']);
  expect(await screen.findByText(/^Sold 10 AAPL/)).toBeTruthy();
});

test('half of a position with exits is half of what is held, and is sold after the same question', async () => {
  setAsideStore.setState({ cash: 0, shares: { AAPL: 6 } });
  const selling = runIntent(intentOf('SELL HALF AAPL'));
  await screen.findByText('Sell 5 AAPL at the market?');
  expect(sent()).toEqual([]);
  await click('Cancel its 2 exits and sell');
  expect(await act(() => selling)).toBeNull();
  expect(sent()).toEqual(['DELETE orders/profit', 'DELETE orders/loss', 'POST portfolio/trade']);
  expect(server.calls('POST /api/portfolio/trade')[0]?.body).toMatchObject({ quantity: 5 });
});

test('a stop for shares that exits have set aside replaces them after a yes', async () => {
  setAsideStore.setState({ cash: 0, shares: { AAPL: 10 } });
  server.on('POST /api/orders', (order: object) =>
    ok({ order: openOrder({ ...order, id: 'new', type: 'stop' }), fills: [], account: null }, 201),
  );
  const placing = runIntent(intentOf('SELL ALL AAPL STP 80'));
  await click('Cancel 2 exits and place it');
  await act(() => placing);
  expect(sent()).toEqual(['DELETE orders/profit', 'DELETE orders/loss']);
  expect(server.calls('POST /api/orders')[0]?.body).toMatchObject({ quantity: 10, stop_price: 80 });
});

test('after a no neither the exits nor the position are touched', async () => {
  const closing = placeOrderWithToasts({ ticker: PROFIT.ticker, side: 'sell', quantity: 10 });
  await click('No');
  await act(() => closing);
  expect(sent()).toEqual([]);
});

test('an exit that cannot be canceled is said, and nothing is sold', async () => {
  server.on('DELETE /api/orders/profit', () => refusal(409, 'order_final', 'It has been filled.'));
  const closing = placeOrderWithToasts({ ticker: PROFIT.ticker, side: 'sell', quantity: 10 });
  await click('Cancel its 2 exits and sell');
  expect(await screen.findByText('It has been filled.')).toBeTruthy();
  await click('No');
  await act(() => closing);
  expect(sent()).not.toContain('POST portfolio/trade');
});

test('CLOSE ALL says which position is refused and why, and warns if one is left', async () => {
  const closing = runIntent({ kind: 'sell_everything' });
  await waitFor(() =>
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      `Sell 10 AAPL: refused. ${REFUSED}`,
      'Sell 2 TSLA',
    ]),
  );
  await click('Yes, sell');
  const failure = await act(() => closing);
  expect(failure).toContain(`AAPL: ${REFUSED}`);
  const told = await screen.findByText('Sold 1 of 2 positions.');
  expect(told.closest('[data-sonner-toast]')?.getAttribute('data-type')).toBe('warning');
});
