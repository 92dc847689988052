import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { pricesStore } from '@/features/prices/prices-store';
import { type ContractServer, ok, startContractServer } from '@/shared/tests/contract-server';
import { portfolio, position, priceUpdate } from '@/shared/tests/samples';
import { Performance } from './performance';

let server: ContractServer;

beforeEach(async () => {
  server = await startContractServer({
    'GET /api/portfolio': () => ok(portfolio(1_000, [position('AAPL', 10, 100, 100)])),
    'GET /api/portfolio/history': () => ok({ snapshots: [] }),
    'GET /api/portfolio/performance': () =>
      ok({
        total_value: 2_000,
        realized_pnl: 0,
        unrealized_pnl: 0,
        day_change: 0,
        day_change_percent: 0,
        return_percent: 0,
        max_drawdown_percent: 0,
        max_drawdown_peak_at: null,
        max_drawdown_trough_at: null,
        volatility_percent: null,
        sharpe_ratio: null,
        return_interval_seconds: null,
        since: '2026-02-11T14:30:00Z',
        as_of: '2026-02-11T14:30:00Z',
      }),
  });
  portfolioStore.setState(portfolioStore.getInitialState(), true);
  pricesStore.replace({});
});

afterEach(() => server.close());

const figure = (label: string) =>
  screen.getByText(label).closest('dt')?.nextElementSibling?.textContent;

test('value, day change and return change together with each tick', async () => {
  render(<Performance />);
  await screen.findByText('$2,000.00');
  act(() => pricesStore.replace({ AAPL: priceUpdate('AAPL', 120, 1) }));
  expect(figure('Total value')).toBe('$2,200.00');
  expect(figure('Day change')).toBe('+$200.00 (+10.00%)');
  expect(figure('Return')).toBe('+10.00%');
  expect(figure('Unrealized profit')).toBe('+$200.00');
});
