import type { Health } from '@finally/contract';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { pricesStore } from '@/features/prices/prices-store';
import { connectionStore } from '@/features/session/connection-store';
import { type ContractServer, ok, startContractServer } from '@/shared/tests/contract-server';
import { OFFLINE, portfolio, position, priceUpdate } from '@/shared/tests/samples';
import { Header } from './header';

const health = (market: Partial<Health['market']> = {}): Health => ({
  status: 'ready',
  version: '0.1.0',
  uptime_seconds: 1,
  market: {
    state: 'live',
    source: 'simulator',
    detail: null,
    last_update_at: null,
    session: null,
    ...market,
  },
  database: { state: 'ok', detail: null },
  assistant: { state: 'ok', model: OFFLINE, detail: null },
});

let server: ContractServer;
beforeEach(async () => {
  server = await startContractServer({
    'GET /api/portfolio': () => ok(portfolio(1_000, [position('AAPL', 10, 100, 110)])),
    'GET /api/portfolio/history': () => ok({ snapshots: [] }),
    'GET /api/health': () => ok(health()),
  });
  portfolioStore.setState(portfolioStore.getInitialState(), true);
  pricesStore.setState(pricesStore.getInitialState(), true);
});
afterEach(() => server.close());

const figure = (label: string) => screen.getByText(label).nextElementSibling?.textContent;

test('the totals follow live prices', async () => {
  render(<Header />);
  await screen.findByText('$2,100.00');
  expect(figure('Unrealized P&L')).toMatch(/\+\$100\.00$/);
  expect(figure('Cash')).toBe('$1,000.00');
  act(() => pricesStore.replace({ AAPL: priceUpdate('AAPL', 95, 1) }));
  expect(figure('Total value')).toBe('$1,950.00');
  expect(figure('Unrealized P&L')).toMatch(/\u2212\$50\.00$/);
});

test('the source of the prices is named', async () => {
  render(<Header />);
  expect(await screen.findByText('Simulated market')).toBeTruthy();
});

test('the label is invisible but keeps its place while the server is unreachable', async () => {
  render(<Header />);
  const label = await screen.findByText('Simulated market');
  expect(label.className).not.toContain('invisible');
  server.on('GET /api/health', () => 'cut');
  act(() => connectionStore.setStatus('live'));
  act(() => connectionStore.setStatus('disconnected'));
  act(() => connectionStore.setStatus('live'));
  await waitFor(() => expect(label.className).toContain('invisible'));
  expect(label.isConnected).toBe(true);
});

test('if the market has hours, the label says whether it is open', async () => {
  server.on('GET /api/health', () => ok(health({ source: 'massive', session: 'closed' })));
  render(<Header />);
  expect(await screen.findByText('Massive market data: market closed')).toBeTruthy();
});

test('stale prices are shown with the reason', async () => {
  server.on('GET /api/health', () => ok(health({ state: 'stale', detail: 'No update for 30 s.' })));
  render(<Header />);
  const label = await screen.findByText('Simulated market: prices are stale');
  expect(label.title).toBe('No update for 30 s.');
});

test('the connection is shown in words, not only by color', () => {
  render(<Header />);
  const status = screen.getByRole('status', { name: 'Connection' });
  act(() => connectionStore.setStatus('live'));
  expect(status.textContent).toBe('Live');
  act(() => connectionStore.setStatus('stale'));
  expect(status.textContent).toBe('Stale');
  act(() => connectionStore.setStatus('reconnecting'));
  expect(status.textContent).toBe('Reconnecting');
  act(() => connectionStore.setStatus('disconnected'));
  expect(status.textContent).toBe('Disconnected');
});

test('the connection is live only while the account is current, too', async () => {
  render(<Header />);
  await screen.findByText('$2,100.00');
  const status = screen.getByRole('status', { name: 'Connection' });
  const account = screen.getByRole('status', { name: 'Account' });
  act(() => connectionStore.setStatus('live'));
  act(() => portfolioStore.setState({ error: null, performance_error: null }));
  expect([status.textContent, account.textContent]).toEqual(['Live', '']);
  act(() => connectionStore.setStatus('reconnecting'));
  expect([status.textContent, account.textContent]).toEqual([
    'Reconnecting',
    'Account not current',
  ]);
  act(() => connectionStore.setStatus('live'));
  expect([status.textContent, account.textContent]).toEqual(['Prices live', 'Account not current']);
});

test('a signed-in person can sign out, which opens the sign-in page', async () => {
  const assign = vi.fn();
  vi.stubGlobal('location', { ...globalThis.location, assign });
  onTestFinished(() => void vi.unstubAllGlobals());
  server.on('GET /api/session', () => ok({ required: true, signed_in: true }));
  server.on('DELETE /api/session', () => ({ status: 204 }));
  render(<Header />);
  fireEvent.click(await screen.findByRole('button', { name: 'Sign out' }));
  await vi.waitFor(() => expect(assign).toHaveBeenCalledExactlyOnceWith('/sign-in'));
  expect(server.calls('DELETE /api/session')).toHaveLength(1);
});

test('if nobody is signed in, there is no button to sign out', async () => {
  server.on('GET /api/session', () => ok({ required: false, signed_in: false }));
  render(<Header />);
  await screen.findByText('$2,100.00');
  expect(screen.queryByRole('button', { name: 'Sign out' })).toBeNull();
});

test('what changes its width with a notice is left of the pause button and of the menus', async () => {
  render(<Header />);
  await screen.findByText('$2,100.00');
  const bell = await screen.findByRole('button', { name: 'Price alerts' });
  const statuses = screen.getAllByRole('status');
  expect(statuses.length).toBeGreaterThan(2);
  const place = statuses[0]?.parentElement;
  for (const status of statuses) expect(status.parentElement).toBe(place);
  expect(place?.nextElementSibling?.contains(bell)).toBe(true);
});
