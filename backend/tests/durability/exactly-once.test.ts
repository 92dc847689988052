import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { Client } from './harness/client.ts';
import { ServerProcess } from './harness/server-process.ts';

const TIMEOUT_MS = 60_000;

const order = (client_order_id: string, quantity = 0.5) => ({
  ticker: 'AAPL',
  side: 'buy',
  quantity,
  client_order_id,
});

/** As a browser sends it: its own headers, and a page it comes from. */
async function byBrowser(port: number, body: unknown) {
  const answer = await fetch(`http://127.0.0.1:${port}/api/portfolio/trade`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: `http://127.0.0.1:${port}`,
      'sec-fetch-site': 'same-origin',
    },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
}

/** The bytes of a request, for clients that write to the socket themselves. */
function bytesOf(body: unknown): string {
  const text = JSON.stringify(body);
  return (
    'POST /api/portfolio/trade HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n' +
    `content-length: ${text.length}\r\n\r\n${text}`
  );
}

/** Sends requests in one piece on one connection. @returns the bodies of the answers, in order */
function pipelined(port: number, bodies: readonly unknown[]): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bodies.map(bytesOf).join('')));
    socket.on('error', reject);
    socket.on('data', (chunk: Buffer) => {
      heard += chunk;
      const answers = [...heard.matchAll(/\r\n\r\n(\{.*?\}\}?)(?=HTTP\/1\.1|$)/gs)];
      if (answers.length < bodies.length) return;
      socket.destroy();
      resolve(answers.map(([, body = '']) => JSON.parse(body)));
    });
  });
}

/** Sends a request and hangs up as soon as it is on its way: the answer is lost. */
function sendAndHangUp(port: number, body: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(bytesOf(body), () => {
        socket.destroy();
        resolve();
      });
    });
    socket.on('error', reject);
  });
}

const tradesOf = async (port: number) => {
  const client = new Client(port);
  const { body } = await client.get('/api/portfolio/trades?limit=500');
  client.close();
  return body.trades as { client_order_id: string; quantity: number }[];
};

const countOf = async (port: number, id: string) =>
  (await tradesOf(port)).filter(({ client_order_id }) => client_order_id === id).length;

describe('an order under one client order id', { timeout: TIMEOUT_MS }, () => {
  const running = { port: 0 };

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'finally-test-'));
    const server = await ServerProcess.start({ database_path: join(folder, 'finally.db') });
    running.port = server.port;
    return async () => {
      await server.kill();
      rmSync(folder, { recursive: true, force: true });
    };
  }, TIMEOUT_MS);

  test('that races with its own retries is filled once, and all hear the same', async () => {
    const { port } = running;
    const clients = Array.from({ length: 8 }, () => new Client(port));
    onTestFinished(() => {
      for (const client of clients) client.close();
    });
    const answers = await Promise.all([
      ...clients.map((client) => client.post('/api/portfolio/trade', order('race'))),
      ...Array.from({ length: 4 }, () => byBrowser(port, order('race'))),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
    expect(await countOf(port, 'race')).toBe(1);
  });

  test('that comes twice in one piece on one connection is filled once', async () => {
    const answers = await pipelined(running.port, [order('pipe'), order('pipe')]);
    expect(answers[0]).toMatchObject({ trade: { client_order_id: 'pipe' } });
    expect(answers[1]).toEqual(answers[0]);
    expect(await countOf(running.port, 'pipe')).toBe(1);
  });

  test('whose sender hung up is filled once, whenever and however often it comes again', async () => {
    const { port } = running;
    await Promise.all([1, 2, 3].map(() => sendAndHangUp(port, order('lost'))));
    const first = await byBrowser(port, order('lost'));
    expect(first.status).toBe(201);
    expect(await byBrowser(port, order('lost'))).toEqual(first);
    expect(await countOf(port, 'lost')).toBe(1);
  });

  test('is refused for another order, also when the two race', async () => {
    const { port } = running;
    const answers = await Promise.all([
      byBrowser(port, order('two-faces', 0.25)),
      byBrowser(port, order('two-faces', 0.5)),
      byBrowser(port, { ...order('two-faces', 0.25), ticker: 'MSFT' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    for (const { status, body } of answers) {
      if (status === 409) expect(body).toMatchObject({ code: 'client_order_id_conflict' });
    }
    expect(await countOf(port, 'two-faces')).toBe(1);
  });
});

test.each(['kill', 'stop'] as const)(
  'an order is filled once over a restart after a %s, and its id refused for another',
  { timeout: TIMEOUT_MS },
  async (ending) => {
    const database_path = join(tempFolder(), 'finally.db');
    const first = await ServerProcess.start({ database_path });
    onTestFinished(() => first.kill());
    const receipt = await byBrowser(first.port, order('again'));
    await first[ending]();

    const second = await ServerProcess.start({ database_path });
    onTestFinished(() => second.kill());
    const client = new Client(second.port);
    onTestFinished(() => client.close());
    await client.post('/api/portfolio/reset', {});
    const retries = await Promise.all([
      byBrowser(second.port, order('again')),
      client.post('/api/portfolio/trade', order('again')),
    ]);
    // After a reset, too: what was bought then is not bought now.
    expect(retries).toEqual([receipt, receipt]);
    expect(await byBrowser(second.port, order('again', 2))).toMatchObject({ status: 409 });
    expect(await tradesOf(second.port)).toEqual([]);
    expect((await client.get('/api/portfolio')).body.cash_balance).toBe(10_000);
  },
);
