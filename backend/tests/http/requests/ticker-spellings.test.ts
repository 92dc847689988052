import { afterEach, beforeEach, expect, test } from 'vitest';
import { operationsOf } from '../../fuzz/operations.ts';
import { TestServer } from '../../support/server/test-server.ts';
import { openPriceEvents } from '../../support/streams/price-events.ts';

let server: TestServer;

beforeEach(async () => {
  server = await TestServer.start();
});

afterEach(() => server.close());

const SPELLINGS = ['BRK.B', 'BRK-B', 'BRK/B', 'BRK_B', 'BRK B', ' brk-b ', 'brk/b', 'Brk b'];

interface Call {
  /** As the description names it. */
  readonly operation: string;
  readonly path: (spelling: string) => string;
  readonly body?: (spelling: string) => unknown;
  readonly status: number;
  /** What of the answer names the ticker; nothing if it has no body. */
  readonly named?: (body: never) => unknown;
}

const inQuery = encodeURIComponent;
const entries = '/api/watchlists/default/entries';

/** One after the other: each finds what those before it left. */
const CALLS: readonly Call[] = [
  {
    operation: 'POST /api/watchlist',
    path: () => '/api/watchlist',
    body: (ticker) => ({ ticker }),
    status: 201,
    named: (body: { ticker: string }) => body.ticker,
  },
  {
    operation: 'DELETE /api/watchlist/{ticker}',
    path: (ticker) => `/api/watchlist/${inQuery(ticker)}`,
    status: 204,
  },
  {
    operation: 'POST /api/watchlists/{list}/entries',
    path: () => entries,
    body: (ticker) => ({ ticker }),
    status: 201,
    named: (body: { ticker: string }) => body.ticker,
  },
  {
    operation: 'PATCH /api/watchlists/{list}/entries/{ticker}',
    path: (ticker) => `${entries}/${inQuery(ticker)}`,
    body: () => ({ position: 0 }),
    status: 204,
  },
  {
    operation: 'DELETE /api/watchlists/{list}/entries/{ticker}',
    path: (ticker) => `${entries}/${inQuery(ticker)}`,
    status: 204,
  },
  {
    operation: 'POST /api/orders/preview',
    path: () => '/api/orders/preview',
    body: (ticker) => ({ ticker, side: 'buy', quantity: 1 }),
    status: 200,
  },
  {
    operation: 'POST /api/portfolio/trade',
    path: () => '/api/portfolio/trade',
    body: (ticker) => ({ ticker, side: 'buy', quantity: 1 }),
    status: 201,
    named: (body: { trade: { ticker: string } }) => body.trade.ticker,
  },
  {
    operation: 'POST /api/orders',
    path: () => '/api/orders',
    body: (ticker) => ({ ticker, side: 'buy', quantity: 1, type: 'limit', limit_price: 1 }),
    status: 201,
    named: (body: { order: { ticker: string } }) => body.order.ticker,
  },
  {
    operation: 'GET /api/orders',
    path: (ticker) => `/api/orders?limit=1&ticker=${inQuery(ticker)}`,
    status: 200,
    named: (body: { orders: { ticker: string }[] }) => body.orders[0]?.ticker,
  },
  {
    operation: 'DELETE /api/orders',
    path: (ticker) => `/api/orders?ticker=${inQuery(ticker)}`,
    status: 200,
    named: (body: { canceled: { ticker: string }[] }) => body.canceled[0]?.ticker,
  },
  {
    operation: 'GET /api/portfolio/trades',
    path: (ticker) => `/api/portfolio/trades?limit=1&ticker=${inQuery(ticker)}`,
    status: 200,
    named: (body: { trades: { ticker: string }[] }) => body.trades[0]?.ticker,
  },
  {
    operation: 'POST /api/alerts',
    path: () => '/api/alerts',
    body: (ticker) => ({ ticker, terms: { kind: 'above', price: 900_000 } }),
    status: 201,
    named: (body: { ticker: string }) => body.ticker,
  },
  {
    operation: 'GET /api/market/bars',
    path: (ticker) => `/api/market/bars?ticker=${inQuery(ticker)}`,
    status: 200,
    named: (body: { ticker: string }) => body.ticker,
  },
];

/** Tried in another way than by an answer in JSON. */
const TRIED_APART = [
  'GET /api/stream/prices',
  'GET /api/stream/depth/{ticker}',
  // The tickers are a filter of headlines.
  'GET /api/market/headlines',
];

test('every call that takes a ticker is tried here', async () => {
  const description = (await server.get('/api/openapi.json')).body;
  const taking = operationsOf(description as Parameters<typeof operationsOf>[0])
    .filter(({ parameters, body }) =>
      [...parameters.map(({ name }) => name), ...Object.keys(body?.properties ?? {})].some((name) =>
        /^tickers?$/.test(name),
      ),
    )
    // The calls of an account are the same calls with another account.
    .filter(({ path }) => !path.startsWith('/api/accounts/'))
    .map(({ method, path }) => `${method} ${path}`);
  const tried = [...CALLS.map(({ operation }) => operation), ...TRIED_APART];
  expect(taking.toSorted()).toEqual(tried.toSorted());
});

test.each(SPELLINGS)('%j is BRK.B in every call', async (spelling) => {
  for (const { operation, path, body, status, named } of CALLS) {
    const [method = ''] = operation.split(' ');
    const text = body && JSON.stringify(body(spelling));
    const headers: Record<string, string> = text ? { 'content-type': 'application/json' } : {};
    const answer = await server.send(method, path(spelling), text, headers);
    // An alert that is there already is answered with 200.
    expect([status, 200], `${operation}: ${answer.text}`).toContain(answer.status);
    if (named) expect(named(answer.body as never), operation).toBe('BRK.B');
  }
});

test.each(SPELLINGS)('%j is BRK.B in the stream and in a search', async (spelling) => {
  await server.post('/api/watchlist', { ticker: spelling });
  const events = openPriceEvents(server.url, `?tickers=${inQuery(`AAPL,${spelling}`)}`);
  expect(Object.keys((await events.next()).prices).toSorted()).toEqual(['AAPL', 'BRK.B']);
  const { body } = await server.get(`/api/market/search?q=${inQuery(spelling)}`);
  expect((body as { matches: { ticker: string }[] }).matches[0]?.ticker).toBe('BRK.B');
});

test.each(['BRK+B', 'BRKB', 'brk+b'])(
  '%j has other meanings, and is only found by a search',
  async (spelling) => {
    const answer = await server.post('/api/watchlist', { ticker: spelling });
    expect([400, 404], answer.text).toContain(answer.status);
    const { body } = await server.get(`/api/market/search?q=${inQuery(spelling)}`);
    expect((body as { matches: { ticker: string }[] }).matches[0]?.ticker).toBe('BRK.B');
  },
);

test('an unknown class of shares is refused by the name it would have', async () => {
  const answer = await server.post('/api/watchlist', { ticker: 'ZZZZ-Q' });
  expect(answer.status).toBe(404);
  expect(answer.body).toMatchObject({
    detail: expect.stringContaining('ZZZZ.Q is not a known ticker'),
  });
});
