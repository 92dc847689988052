import { test as base, expect } from '@playwright/test';
import { tradeMany } from './api.ts';
import { FinAllyServer } from './finally-server.ts';

export { expect } from '@playwright/test';

/** What a test may use of a server that it shares. */
type SharedServer = Pick<FinAllyServer, 'url'>;

export interface ServerFixtures {
  /**
   * Settings of this test's server in addition to the defaults; set with `test.use({ settings:
   * {...} })`.
   */
  settings: Record<string, string>;
  /** A running server that belongs to this test. */
  server: FinAllyServer;
  /**
   * A server with a new account that several tests use, because a start costs more than a short
   * test. A test that changes anything of the account fails; what a page stores in the browser is
   * its own.
   */
  readOnlyServer: SharedServer;
  /** Like `readOnlyServer`, with the trades of `TRADES` and a second watchlist. */
  readOnlyServerWithTrades: SharedServer;
}

export interface WorkerFixtures {
  sharedServer: FinAllyServer;
  sharedServerWithTrades: FinAllyServer;
}

const TRADES = [
  { ticker: 'NVDA', side: 'buy', quantity: 2.123456 },
  { ticker: 'AAPL', side: 'buy', quantity: 12 },
  { ticker: 'JPM', side: 'buy', quantity: 4 },
  { ticker: 'XOM', side: 'buy', quantity: 9 },
  { ticker: 'AAPL', side: 'sell', quantity: 3.5 },
] as const;

/** Returns the number of the latest change of the account: that of the stream's first event. */
async function latestChange(url: string): Promise<string> {
  const ended = new AbortController();
  const { body } = await fetch(`${url}/api/stream/account`, { signal: ended.signal });
  let text = '';
  try {
    for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const id = /^id: ?(\S+)\n/m.exec(text)?.[1];
      if (id !== undefined) return id;
    }
  } finally {
    ended.abort();
  }
  throw new Error(`The account stream ended without an event: ${text}`);
}

/** Passes a shared server on to a test, and fails if the test changes the account. */
async function useReadOnly(
  server: FinAllyServer,
  use: (server: SharedServer) => Promise<void>,
): Promise<void> {
  const before = await latestChange(server.url);
  await use(server);
  expect(await latestChange(server.url), 'the account of a shared server was changed').toBe(before);
}

/** Playwright's `test`, with a separate server for each test that uses `server`. */
export const test = base.extend<ServerFixtures, WorkerFixtures>({
  settings: [{}, { option: true }],
  server: async ({ settings }, use, testInfo) => {
    const server = await FinAllyServer.create(settings);
    try {
      await use(server);
    } finally {
      if (testInfo.status !== testInfo.expectedStatus) {
        await testInfo.attach('server.log', { body: server.log, contentType: 'text/plain' });
      }
      await server.dispose();
    }
  },
  sharedServer: [
    // biome-ignore lint/correctness/noEmptyPattern: the form that Playwright reads.
    async ({}, use) => {
      const server = await FinAllyServer.create();
      await use(server);
      await server.dispose();
    },
    { scope: 'worker' },
  ],
  sharedServerWithTrades: [
    async ({ playwright }, use) => {
      const server = await FinAllyServer.create();
      const request = await playwright.request.newContext();
      await tradeMany(request, server.url, TRADES);
      const list = { name: 'Momentum of the largest forty companies' };
      const created = await request.post(`${server.url}/api/watchlists`, { data: list });
      expect(created.ok(), await created.text()).toBe(true);
      await request.dispose();
      await use(server);
      await server.dispose();
    },
    { scope: 'worker' },
  ],
  readOnlyServer: ({ sharedServer }, use) => useReadOnly(sharedServer, use),
  readOnlyServerWithTrades: ({ sharedServerWithTrades }, use) =>
    useReadOnly(sharedServerWithTrades, use),
});
