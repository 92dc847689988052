import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { type ContractServer, ok, refusal, startContractServer } from '../tests/contract-server';
import { portfolio, ticker } from '../tests/samples';
import { accountApi } from './account-api';
import { ApiError, api } from './api';

let server: ContractServer;
beforeEach(async () => {
  server = await startContractServer();
});
afterEach(() => server.close());

const failureOf = async (call: Promise<unknown>): Promise<ApiError> => {
  const failure = await call.then(
    () => null,
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(ApiError);
  return failure as ApiError;
};

test('an answer is returned as it was sent', async () => {
  server.on('GET /api/portfolio', () => ok(portfolio(10_000)));
  expect(await api.portfolio()).toEqual(portfolio(10_000));
});

test('a refusal rejects with its problem, and its sentence as the message', async () => {
  const detail = 'Buying 5 AAPL costs $950.60, but only $10.00 is there.';
  server.on('POST /api/portfolio/trade', () => refusal(422, 'insufficient_cash', detail));
  const failure = await failureOf(api.trade({ ticker: ticker('AAPL'), side: 'buy', quantity: 5 }));
  expect(failure.message).toBe(detail);
  expect(failure.problem.code).toBe('insufficient_cash');
});

test('an error without a problem, for example of a proxy, still has a sentence', async () => {
  server.on('GET /api/health', () => ({ status: 502, body: 'Bad gateway' }));
  const failure = await failureOf(api.health());
  expect(failure.problem.status).toBe(502);
  expect(failure.message).toMatch(/answered 502/);
});

test('a server that cannot be reached rejects with a sentence that says so', async () => {
  server.on('GET /api/watchlists', () => 'cut');
  const failure = await failureOf(api.watchlists());
  expect(failure.message).toMatch(/cannot be reached/);
  expect(failure.problem.status).toBe(0);
});

test('an answer without a body resolves', async () => {
  server.on('DELETE /api/watchlists/default/entries/BRK.B', () => ({ status: 204 }));
  expect(await api.removeFromWatchlist('default', ticker('BRK.B'))).toBeUndefined();
});

test('typed text cannot break out of its query parameter', async () => {
  let asked: string | null = null;
  server.on('GET /api/market/search', (_body, url) => {
    asked = url.search;
    return ok({ matches: [], unknown_ticker: null });
  });
  await api.searchSymbols('a&limit=9 b');
  expect(asked).toBe('?q=a%26limit%3D9+b');
});

test('bars are requested without a limit if none is given', async () => {
  let asked: string | null = null;
  server.on('GET /api/market/bars', (_body, url) => {
    asked = url.search;
    return ok({ ticker: 'AAPL', interval: '1m', bars: [] });
  });
  await api.bars(ticker('AAPL'), '1m');
  expect(asked).toBe('?ticker=AAPL&interval=1m');
});

test('a call after the session has ended opens the sign-in page', async () => {
  const assign = vi.fn();
  vi.stubGlobal('location', { assign });
  onTestFinished(() => void vi.unstubAllGlobals());
  server.on('GET /api/portfolio', () => refusal(401, 'sign_in_required', 'Sign in.'));
  expect((await failureOf(api.portfolio())).problem.code).toBe('sign_in_required');
  expect(assign).toHaveBeenCalledExactlyOnceWith('/sign-in');
});

test('a write without data sends an empty JSON object', async () => {
  server.on('POST /api/portfolio/reset', () => ok(portfolio(10_000)));
  await accountApi.resetPortfolio();
  expect(server.received).toEqual([{ route: 'POST /api/portfolio/reset', body: {} }]);
});
