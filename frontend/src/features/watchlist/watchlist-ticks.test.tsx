import type { WatchlistEntry } from '@finally/contract';
import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pricesStore } from '@/features/prices/prices-store';
import { type ContractServer, ok, startContractServer } from '@/shared/tests/contract-server';
import { NOON, priceUpdate, ticker } from '@/shared/tests/samples';
import { useWatchlistLoading } from './use-watchlist';
import { Watchlist } from './watchlist';

const rendered: string[] = [];

// A row without state and memoization, which renders whenever the list does.
vi.mock('./rows/watchlist-row', async (original) => ({
  ...(await original<object>()),
  WatchlistRow: ({ entry }: { entry: WatchlistEntry }) => {
    rendered.push(entry.ticker);
    return <span>{entry.ticker}</span>;
  },
}));

const entry = (name: string): WatchlistEntry => ({
  ticker: ticker(name),
  name,
  latest: priceUpdate(name, 100, 0),
  recent_prices: [100],
  added_at: NOON,
});

let server: ContractServer;
beforeEach(async () => {
  // jsdom has no layout: the list is so high that all of its rows are in sight.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  server = await startContractServer({
    'GET /api/watchlists': () => ok({ lists: [] }),
    'GET /api/watchlists/default': () => ok({ entries: [entry('AAPL'), entry('V')] }),
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  return server.close();
});

function Loaded() {
  useWatchlistLoading();
  return <Watchlist />;
}

test('a tick does not render the list again', async () => {
  render(<Loaded />);
  await screen.findByText('AAPL');
  expect(rendered).toContain('V');
  rendered.length = 0;
  act(() => pricesStore.apply({ AAPL: priceUpdate('AAPL', 101, 1), V: priceUpdate('V', 99, 1) }));
  expect(rendered).toEqual([]);
});
