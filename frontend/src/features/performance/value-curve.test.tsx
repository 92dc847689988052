import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { pricesStore } from '@/features/prices/prices-store';
import { type ContractServer, ok, startContractServer } from '@/shared/tests/contract-server';
import { portfolio, position, priceUpdate } from '@/shared/tests/samples';
import { ValueCurve } from './value-curve';

// jsdom lays nothing out.
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(400);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(200);
});

let server: ContractServer;
const ranges: (string | null)[] = [];

beforeEach(async () => {
  ranges.length = 0;
  server = await startContractServer({
    'GET /api/portfolio': () => ok(portfolio(1_000, [position('AAPL', 10, 100, 110)])),
    'GET /api/portfolio/history': (_, url) => {
      ranges.push(url.searchParams.get('range'));
      const values = url.searchParams.get('range') === '1d' ? [2_000, 2_050] : [1_500, 2_050];
      return ok({
        snapshots: values.map((total_value, index) => ({
          total_value,
          cash_balance: 1_000,
          recorded_at: `2026-02-11T11:59:${index}0.000Z`,
        })),
      });
    },
    'GET /api/portfolio/benchmark': () =>
      ok({
        points: [
          { value: 2_000, time: '2026-02-11T11:59:00.000Z' },
          { value: 2_020, time: '2026-02-11T11:59:30.000Z' },
        ],
        // MSFT is not streamed.
        holdings: [
          { ticker: 'AAPL', shares: 10, price: 101 },
          { ticker: 'MSFT', shares: 9.2, price: 100 },
        ],
      }),
  });
  portfolioStore.setState(portfolioStore.getInitialState(), true);
  pricesStore.replace({ AAPL: priceUpdate('AAPL', 110, 0) });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await server.close();
});

const figure = (name: string) =>
  screen.getByText(name).closest('dt')?.nextElementSibling?.textContent;

test('the curve ends with the live value', async () => {
  render(<ValueCurve />);
  await screen.findByText('Start');
  expect([figure('Start'), figure('Now'), figure('Change')]).toEqual([
    '$2,000.00',
    '$2,100.00',
    '+$100.00 (+5.00%)',
  ]);
  act(() => pricesStore.apply({ AAPL: priceUpdate('AAPL', 90, 1) }));
  expect(figure('Change')).toBe('\u2212$100.00 (\u22125.00%)');
});

test('the curve is compared with the watchlist at the same instant, and shows its drawdown', async () => {
  render(<ValueCurve />);
  expect(await screen.findByText('Watchlist')).toBeTruthy();
  expect(figure('Watchlist')).toBe('+1.00%');
  act(() => pricesStore.apply({ AAPL: priceUpdate('AAPL', 90, 1) }));
  expect([figure('Change'), figure('Watchlist')]).toEqual([
    '\u2212$100.00 (\u22125.00%)',
    '\u22129.00%',
  ]);
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe(
    'Value from $2,000.00 to $1,900.00, the watchlist in equal parts to $1,820.00, largest drawdown 7.32%',
  );
});

test('another range is fetched and starts at its own first value', async () => {
  render(<ValueCurve />);
  await screen.findByText('Start');
  fireEvent.click(screen.getByRole('button', { name: '1y' }));
  await waitFor(() => expect(figure('Start')).toBe('$1,500.00'));
  expect(ranges).toEqual(['1d', '1y']);
  expect(screen.getByRole('button', { name: '1y' }).getAttribute('aria-pressed')).toBe('true');
});
