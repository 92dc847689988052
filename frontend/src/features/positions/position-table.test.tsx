import type { Ticker } from '@finally/contract';
import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pricesStore } from '@/features/prices/prices-store';
import { type ContractServer, ok, startContractServer } from '@/shared/tests/contract-server';
import { portfolio, position, priceUpdate } from '@/shared/tests/samples';
import { Positions } from './positions';

const rendered: Ticker[] = [];

// A row without state, which renders only with its table.
vi.mock('./position-row', () => ({
  PositionRow: ({ ticker }: { ticker: Ticker }) => {
    rendered.push(ticker);
    return (
      <tr>
        <td>{ticker}</td>
      </tr>
    );
  },
}));

let server: ContractServer;

beforeEach(async () => {
  const held = [position('AAPL', 10, 100, 110), position('TSLA', 2, 200, 150)];
  server = await startContractServer({
    'GET /api/portfolio': () => ok(portfolio(1_000, held)),
    'GET /api/portfolio/history': () => ok({ snapshots: [] }),
  });
});

afterEach(() => server.close());

test('a tick does not render the table again, unless it changes the order', async () => {
  render(<Positions />);
  await screen.findByText('AAPL');
  rendered.length = 0;
  act(() => pricesStore.apply({ AAPL: priceUpdate('AAPL', 120, 1) }));
  act(() => pricesStore.apply({ TSLA: priceUpdate('TSLA', 160, 1) }));
  expect(rendered).toEqual([]);
  act(() => pricesStore.apply({ TSLA: priceUpdate('TSLA', 900, 2) }));
  expect(rendered).toEqual(['TSLA', 'AAPL']);
});
