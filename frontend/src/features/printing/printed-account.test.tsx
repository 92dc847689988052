import { act, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { blotterStore } from '@/features/blotter/blotter-store';
import { workingOrdersStore } from '@/features/orders/working/working-orders-store';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { runCommand } from '@/shared/commands/run-command-actions';
import { type ContractServer, ok, startContractServer } from '@/shared/tests/contract-server';
import { openOrder, portfolio, position, receipt } from '@/shared/tests/samples';
import { PrintedAccount } from './printed-account';
import { printedTradesStore } from './printed-trades-store';

let server: ContractServer;
const print = vi.fn(() => window.dispatchEvent(new Event('beforeprint')));

beforeEach(async () => {
  const { trade } = receipt({ id: 't-1', quantity: 2.5 }, 9_000);
  server = await startContractServer({
    'GET /api/portfolio': () => ok(portfolio(1_000, [position('AAPL', 10, 100, 110)])),
    'GET /api/portfolio/history': () => ok({ snapshots: [] }),
    'GET /api/portfolio/trades': () => ok({ trades: [trade], next_cursor: null }),
  });
  vi.stubGlobal('print', print);
  printedTradesStore.setState(printedTradesStore.getInitialState(), true);
  blotterStore.setState(blotterStore.getInitialState(), true);
  portfolioStore.setState({ portfolio: portfolio(1_000, [position('AAPL', 10, 100, 110)]) });
  workingOrdersStore.setState({ orders: [openOrder({ side: 'buy', quantity: 5 })] });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await server.close();
});

const tableOf = (title: string) =>
  within(screen.getByRole('heading', { name: title }).closest('section') as HTMLElement);

test('the sheet is there only while the page is printed', async () => {
  render(<PrintedAccount />);
  expect(screen.queryByRole('heading')).toBeNull();
  act(() => void window.dispatchEvent(new Event('beforeprint')));
  expect(tableOf('Positions').getByText('AAPL')).toBeTruthy();
  expect(tableOf('Open orders').getByText(/^Buy 5 /)).toBeTruthy();
  expect(screen.getByText(/The trades are printed with the command PRINT/)).toBeTruthy();
  act(() => void window.dispatchEvent(new Event('afterprint')));
  expect(screen.queryByRole('heading')).toBeNull();
});

test('the command prints the trades too', async () => {
  render(<PrintedAccount />);
  act(() => void runCommand('account.print'));
  await vi.waitFor(() => expect(print).toHaveBeenCalledTimes(1));
  await act(async () => {});
  expect(tableOf('Trades').getByText('2.5')).toBeTruthy();
});
