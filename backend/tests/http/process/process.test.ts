import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { HistorySchema, PortfolioSchema, TradeReceiptSchema } from '@finally/contract';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openConnection } from '../../../src/storage/sqlite/connection.ts';
import { createSnapshotStore, DEFAULT_ACCOUNT_ID } from '../../../src/storage/sqlite/index.ts';
import { ServerProcess } from '../../support/server/server-process.ts';
import { tempFolder } from '../../support/temp-folder.ts';

// Each test starts a server or two as processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

const read = async (url: string): Promise<unknown> => (await fetch(url)).json();

const buy = async (url: string, quantity: number) => {
  const response = await fetch(`${url}/api/portfolio/trade`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ticker: 'AAPL', side: 'buy', quantity }),
  });
  return TradeReceiptSchema.parse(await response.json());
};

/** A trade whose body stops half way, and a way to send the rest. */
async function startTrade(url: string) {
  const body = JSON.stringify({ ticker: 'AAPL', side: 'buy', quantity: 2 });
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  socket.setEncoding('utf8');
  let answer = '';
  socket.on('data', (text) => {
    answer += text;
  });
  socket.on('error', () => {});
  const closed = once(socket, 'close');
  await once(socket, 'connect');
  socket.write(
    `POST /api/portfolio/trade HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
  );
  // An answer on another connection shows that the server is past reading these bytes.
  await fetch(`${url}/api/health`);
  return {
    async finish(): Promise<string> {
      socket.write(body.slice(10));
      await closed;
      return answer;
    },
  };
}

describe.each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
  test('finishes a running request, ends the streams and exits within 2 s', async () => {
    const folder = tempFolder();
    const server = new ServerProcess(folder);
    const url = await server.url();
    const stream = await fetch(`${url}/api/stream/prices`);
    const streamed = stream.text();
    const trade = await startTrade(url);

    const signaled_ms = Date.now();
    server.kill(signal);
    expect(await streamed).toContain('"AAPL"');
    const answer = await trade.finish();
    expect(await server.ended()).toEqual({ code: 0, signal: null });
    expect(Date.now() - signaled_ms).toBeLessThan(2_000);
    expect(answer).toMatch(/^HTTP\/1\.1 201 /);
    expect(server.output).toContain('FinAlly has stopped.');
    expect(server.errors).not.toContain('"level":50');

    const connection = openConnection(join(folder, 'finally.db'));
    const positions = connection.all('SELECT ticker, quantity_e6 FROM positions');
    connection.close();
    expect(positions).toEqual([{ ticker: 'AAPL', quantity_e6: 2_000_000 }]);
  });
});

test('a request that never finishes does not delay the exit', async () => {
  const server = new ServerProcess(tempFolder());
  await startTrade(await server.url());
  const signaled_ms = Date.now();
  server.kill('SIGTERM');
  expect(await server.ended()).toEqual({ code: 0, signal: null });
  expect(Date.now() - signaled_ms).toBeLessThan(2_000);
});

test('the exit records a last point and leaves a single database file', async () => {
  const folder = tempFolder();
  const server = new ServerProcess(folder);
  await server.url();
  const signaled_ms = Date.now();
  server.kill('SIGTERM');
  expect(await server.ended()).toEqual({ code: 0, signal: null });
  expect(readdirSync(folder)).toEqual(['finally.db']);

  const connection = openConnection(join(folder, 'finally.db'));
  const points = await createSnapshotStore(connection).points(DEFAULT_ACCOUNT_ID, 1, {
    from_ms: signaled_ms,
  });
  connection.close();
  expect(points).toMatchObject([{ total_value_cents: 1_000_000 }]);
});

test('a trade that was acknowledged is still there after kill -9', async () => {
  const folder = tempFolder();
  const killed = new ServerProcess(folder);
  const receipt = await buy(await killed.url(), 3);
  killed.kill('SIGKILL');
  expect(await killed.ended()).toEqual({ code: null, signal: 'SIGKILL' });

  const url = await new ServerProcess(folder).url();
  const portfolio = PortfolioSchema.parse(await read(`${url}/api/portfolio`));
  expect(portfolio.cash_balance).toBe(receipt.cash_balance);
  expect(portfolio.positions).toMatchObject([{ ticker: 'AAPL', quantity: 3 }]);
  const { snapshots } = HistorySchema.parse(await read(`${url}/api/portfolio/history`));
  expect(snapshots.length).toBeGreaterThanOrEqual(2);
});

test('settings come from .env in the current folder, and the environment overrides it', async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, '.env'), 'LOG_LEVEL=loud\nSIM_SEED=7\nPORT=99999\n');
  const server = new ServerProcess(folder);
  expect(await server.ended()).toMatchObject({ code: 1 });
  expect(server.errors).toBe(
    'FinAlly does not start because of these settings:\n' +
      'LOG_LEVEL is "loud", but it may be fatal, error, warn, info, debug, trace or silent.\n',
  );
});

test('a port in use is reported in one sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const server = new ServerProcess(tempFolder(), { PORT: String(port) });
  expect(await server.ended()).toMatchObject({ code: 1 });
  expect(server.errors).toBe(
    `FinAlly does not run: Port ${port} is taken. Stop what uses it, or choose another with PORT.\n`,
  );
});

test('a file that is no database is reported in one sentence and left unchanged', async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'finally.db'), 'Dear diary. '.repeat(1_000));
  const server = new ServerProcess(folder);
  expect(await server.ended()).toMatchObject({ code: 1 });
  expect(server.errors).toMatch(/^FinAlly does not run: .*\n$/);
});
