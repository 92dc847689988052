import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { orderGate } from '@/features/orders/confirmation/order-gate-store';
import { setAsideStore } from '@/features/orders/size/set-aside-store';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { viewsStore } from '@/features/portfolio/views-store';
import { pricesStore } from '@/features/prices/prices-store';
import { selectionStore } from '@/features/symbols/selection-store';
import { commandsStore } from '@/shared/commands/commands-store';
import {
  type ContractServer,
  ok,
  refusal,
  startContractServer,
} from '@/shared/tests/contract-server';
import { portfolio, position, priceUpdate, ticker } from '@/shared/tests/samples';
import { Positions } from './positions';

let server: ContractServer;

const held = () =>
  portfolio(1_000, [
    position('AAPL', 10, 100, 110),
    position('TSLA', 2, 200, 150),
    position('NVDA', 5, 100, 120),
  ]);

beforeEach(async () => {
  server = await startContractServer({
    'GET /api/portfolio': () => ok(held()),
    'GET /api/portfolio/history': () => ok({ snapshots: [] }),
  });
  portfolioStore.setState(portfolioStore.getInitialState(), true);
  selectionStore.setState({ ticker: ticker('TSLA') });
  viewsStore.setState(viewsStore.getInitialState(), true);
  pricesStore.replace({ AAPL: priceUpdate('AAPL', 110, 0), NVDA: priceUpdate('NVDA', 120, 0) });
});

afterEach(() => server.close());

async function open() {
  render(<Positions />);
  await screen.findByTestId('position-AAPL');
}

const row = (name: string) => screen.getByTestId(`position-${name}`);
const cells = (name: string) =>
  within(row(name))
    .getAllByRole('cell')
    // The last one holds the actions.
    .slice(0, -1)
    .map((cell) => cell.textContent?.trimEnd());
const order = () =>
  screen.getAllByTestId(/^position-/).map((element) => element.dataset.testid?.slice(9));
const sortBy = (label: string) => fireEvent.click(screen.getByRole('button', { name: label }));

test('a position shows quantity, cost, value and profit', async () => {
  await open();
  expect(cells('AAPL')).toEqual([
    '10',
    '100.00',
    '110.00',
    '$1,100.00',
    '+$100.00',
    '+10.00%',
    '36.7%',
  ]);
  expect(cells('TSLA')).toContain('\u2212$100.00');
});

test('a tick moves the figures of its position and the totals', async () => {
  await open();
  act(() => pricesStore.apply({ AAPL: priceUpdate('AAPL', 120, 1) }));
  expect(cells('AAPL').slice(2, 6)).toEqual(['120.00', '$1,200.00', '+$200.00', '+20.00%']);
  expect(cells('NVDA').slice(2, 6)).toEqual(['120.00', '$600.00', '+$100.00', '+20.00%']);
  expect(screen.getByRole('row', { name: /^Total/ }).textContent).toContain('$2,100.00');
});

test('a tick changes texts in place, without replacing rows or touching other positions', async () => {
  await open();
  const changed: MutationRecord[] = [];
  const observer = new MutationObserver((records) => changed.push(...records));
  observer.observe(screen.getByRole('table'), {
    subtree: true,
    childList: true,
    characterData: true,
  });
  act(() => pricesStore.apply({ AAPL: priceUpdate('AAPL', 110.01, 1) }));
  changed.push(...observer.takeRecords());
  observer.disconnect();
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.filter(({ type }) => type === 'childList')).toEqual([]);
  const rows = changed.map(({ target }) => target.parentElement?.closest('tr'));
  expect(rows).not.toContain(row('TSLA'));
  expect(rows).not.toContain(row('NVDA'));
});

test('the largest position is first, and a column header sorts, then reverses', async () => {
  await open();
  expect(order()).toEqual(['AAPL', 'NVDA', 'TSLA']);
  sortBy('P&L %');
  expect(order()).toEqual(['NVDA', 'AAPL', 'TSLA']);
  sortBy('P&L %');
  expect(order()).toEqual(['TSLA', 'AAPL', 'NVDA']);
  expect(screen.getByRole('columnheader', { name: 'P&L %' }).getAttribute('aria-sort')).toBe(
    'ascending',
  );
  sortBy('Ticker');
  expect(order()).toEqual(['AAPL', 'NVDA', 'TSLA']);
});

test('a loss that rounds to zero has no sign', async () => {
  await open();
  act(() => pricesStore.apply({ AAPL: priceUpdate('AAPL', 99.999, 1) }));
  expect(within(row('AAPL')).getByText('0.00%').dataset.direction).toBe('flat');
});

test('the order follows live prices', async () => {
  await open();
  act(() => pricesStore.apply({ NVDA: priceUpdate('NVDA', 300, 1) }));
  expect(order()).toEqual(['NVDA', 'AAPL', 'TSLA']);
});

test('a click on a row selects its ticker', async () => {
  await open();
  fireEvent.click(within(row('NVDA')).getByRole('button', { name: 'Show NVDA' }));
  expect(selectionStore.getState().ticker).toBe('NVDA');
  fireEvent.click(row('AAPL'));
  expect(selectionStore.getState().ticker).toBe('AAPL');
});

test('a stale price is marked until a newer one comes', async () => {
  const told = held();
  const positions = told.positions.map((entry) => ({
    ...entry,
    price_stale: entry.ticker === 'AAPL',
  }));
  server.on('GET /api/portfolio', () => ok({ ...told, positions }));
  await open();
  expect(within(row('AAPL')).getByText('stale')).toBeTruthy();
  expect(within(row('NVDA')).queryByText('stale')).toBeNull();
  act(() => pricesStore.apply({ AAPL: priceUpdate('AAPL', 111, 1) }));
  expect(within(row('AAPL')).queryByText('stale')).toBeNull();
});

test('without positions the panel says what to do', async () => {
  server.on('GET /api/portfolio', () => ok(portfolio(10_000)));
  render(<Positions />);
  expect(await screen.findByText('No positions yet')).toBeTruthy();
  const run = vi.fn();
  const step = { id: 'trade.ticket', title: 'Go to the order ticket', group: 'Trade', run };
  onTestFinished(commandsStore.register([step]));
  expect(await screen.findAllByRole('listitem')).toHaveLength(4);
  fireEvent.click(screen.getByRole('button', { name: 'Enter a quantity in the ticket' }));
  expect(run).toHaveBeenCalledTimes(1);
});

test('a portfolio that cannot be loaded says why and offers to try again', async () => {
  server.on('GET /api/portfolio', () =>
    refusal(503, 'database_unavailable', 'The database does not answer.'),
  );
  render(<Positions />);
  expect(await screen.findByText('The database does not answer.')).toBeTruthy();
  server.on('GET /api/portfolio', () => ok(held()));
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(row('AAPL')).toBeTruthy());
});

test('half or all of a position is sold from its row', async () => {
  const sold: unknown[] = [];
  server.on('POST /api/portfolio/trade', (body: { ticker: string; quantity: number }) => {
    sold.push([body.ticker, body.quantity]);
    return refusal(422, 'price_unavailable', 'There is no price.');
  });
  await open();
  fireEvent.click(within(row('NVDA')).getByRole('button', { name: 'Sell half of NVDA' }));
  await waitFor(() => expect(sold).toEqual([['NVDA', 2.5]]));
  fireEvent.click(within(row('AAPL')).getByRole('button', { name: /^Close AAPL/ }));
  act(() => orderGate.answer(true));
  await waitFor(() =>
    expect(sold).toEqual([
      ['NVDA', 2.5],
      ['AAPL', 10],
    ]),
  );
});

test('half of a position counts what is set aside too, and asks before it cancels orders for that', async () => {
  const sold: unknown[] = [];
  server.on('POST /api/portfolio/trade', (body) => {
    sold.push(body);
    return refusal(422, 'price_unavailable', 'There is no price.');
  });
  setAsideStore.setState({ shares: { NVDA: 4 } });
  await open();
  fireEvent.click(within(row('NVDA')).getByRole('button', { name: 'Sell half of NVDA' }));
  expect(orderGate.getState()).toMatchObject({
    kind: 'orders',
    orders: [{ ticker: 'NVDA', side: 'sell', quantity: 2.5 }],
  });
  expect(sold).toEqual([]);
  act(() => orderGate.answer(false));
  setAsideStore.setState({ shares: {} });
});

test('chosen columns appear in their defined order', async () => {
  await open();
  act(() => viewsStore.setState({ position_columns: ['weight', 'sector'] }));
  expect(cells('AAPL')).toEqual(['Information Technology', '36.7%']);
});

test('no row moves under the pointer or the focus, and the order is updated afterwards', async () => {
  await open();
  const wanted = () => act(() => pricesStore.apply({ NVDA: priceUpdate('NVDA', 1_000, 1) }));
  const before = order();
  expect(before).toEqual(['AAPL', 'NVDA', 'TSLA']);
  fireEvent.pointerEnter(row('TSLA').closest('tbody') as HTMLElement);
  wanted();
  expect(order()).toEqual(before);
  fireEvent.pointerLeave(row('TSLA').closest('tbody') as HTMLElement);
  expect(order()).toEqual(['NVDA', 'AAPL', 'TSLA']);

  const button = within(row('AAPL')).getByRole('button', { name: 'Show AAPL' });
  act(() => button.focus());
  act(() => pricesStore.apply({ AAPL: priceUpdate('AAPL', 5_000, 2) }));
  expect(order()).toEqual(['NVDA', 'AAPL', 'TSLA']);
  sortBy('Ticker');
  expect(order()).toEqual(['AAPL', 'NVDA', 'TSLA']);
});
