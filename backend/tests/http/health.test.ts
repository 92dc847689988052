import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HealthSchema, HealthStateSchema } from '@finally/contract';
import { expect, onTestFinished, test, vi } from 'vitest';
import { healthReport } from '../../src/http/health/report.ts';
import { TestServer, type TestServerOptions } from '../support/server/test-server.ts';
import { ManualClock } from '../support/time/manual-clock.ts';

const START_PATIENCE_MS = 3_000;
const TOKEN = 'correct-horse-battery-staple';

async function serve(options: TestServerOptions = {}): Promise<TestServer> {
  const server = await TestServer.start(options);
  onTestFinished(() => server.close());
  return server;
}

const state = async (server: TestServer) => {
  const { status, body } = await server.get('/api/health/state');
  return { code: status, ...HealthStateSchema.strict().parse(body) };
};

test('the status needs no token and is one word; the full report needs the token', async () => {
  const server = await serve({ settings: { FINALLY_TOKEN: TOKEN } });
  server.clock.advance(500);
  const answer = await server.get('/api/health/state');
  expect({ status: answer.status, text: answer.text }).toEqual({
    status: 200,
    text: '{"status":"ready"}',
  });
  expect((await server.get('/api/health')).status).toBe(401);
  expect((await server.get('/metrics')).status).toBe(401);
  const report = await server.get('/api/health', { authorization: `Bearer ${TOKEN}` });
  expect(HealthSchema.parse(report.body).status).toBe('ready');
});

test('the status is refused to pages of other sites and under other host names', async () => {
  const server = await serve({ settings: { FINALLY_TOKEN: TOKEN } });
  const headers = { origin: 'http://evil.example' };
  expect((await server.get('/api/health/state', headers)).status).toBe(403);
});

test('missing prices degrade the server, which still takes requests', async () => {
  const server = await serve();
  server.clock.advance(500);
  expect(await state(server)).toMatchObject({ code: 200, status: 'ready' });
  // The clock advances but the market does not.
  server.clock.skip(60_000);
  expect(await state(server)).toMatchObject({ code: 200, status: 'degraded' });
});

test('until the first prices arrive the server is starting and takes no requests', async () => {
  // A vendor that takes its time.
  const vendor = createServer(() => {}).listen(0, '127.0.0.1');
  await once(vendor, 'listening');
  onTestFinished(() => {
    vendor.closeAllConnections();
    vendor.close();
  });
  const { port } = vendor.address() as AddressInfo;
  const clock = new ManualClock();
  const asked = once(vendor, 'request');
  const starting = serve({
    clock,
    settings: { MASSIVE_API_KEY: 'key', MASSIVE_BASE_URL: `http://127.0.0.1:${port}` },
  });
  await asked;
  // The start does not wait for it for ever.
  clock.advance(START_PATIENCE_MS);
  const server = await starting;
  expect(await state(server)).toMatchObject({ code: 503, status: 'starting' });
  expect((await server.get('/api/portfolio')).status).toBe(200);
  vendor.closeAllConnections();
  await vi.waitFor(async () => {
    expect(await state(server)).toMatchObject({ code: 200, status: 'degraded' });
  });
});

/** A report about parts of which the test breaks some. */
function parts() {
  const broken = { read: false, write: undefined as Error | undefined };
  const report = healthReport({
    version: '1.0.0',
    clock: new ManualClock(),
    source: {
      name: 'simulator',
      status: () => ({ state: 'live', detail: null, last_update_ms: 0 }),
    } as Parameters<typeof healthReport>[0]['source'],
    assistant: () => ({
      state: 'ok',
      model: { provider: 'offline', name: 'offline' },
      detail: null,
    }),
    ledgerDifference: () => undefined,
    writeFailure: () => broken.write,
    probeDatabase: () => (broken.read ? 'The database does not answer.' : undefined),
  });
  return { broken, report };
}

test('a database that cannot be written degrades the server, one that cannot be read makes it fail', () => {
  const { broken, report } = parts();
  expect(report().status).toBe('ready');
  broken.write = new Error('database or disk is full');
  expect(report()).toMatchObject({
    status: 'degraded',
    database: { state: 'read_only', detail: expect.stringContaining('disk is full') },
  });
  broken.read = true;
  expect(report()).toMatchObject({ status: 'failing', database: { state: 'failed' } });
});
