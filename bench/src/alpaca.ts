/**
 * Measures what Alpaca's protocol costs over FinAlly's own. Prints, over alternating runs: the p99 of a
 * market order over that of FinAlly's API; the age of updates of orders when they arrive; and the time of
 * the processor per event with sockets of market data over that with price streams of the same symbols.
 *
 *   node bench/src/alpaca.ts [--small]
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { openSockets } from './support/data-sockets.ts';
import { HttpClient } from './support/http-client.ts';
import { cpuOf } from './support/measures/cpu.ts';
import { quantile, spread } from './support/measures/statistics.ts';
import { startServer } from './support/servers/server.ts';
import { openStreams } from './support/streams.ts';

const SMALL = process.argv.includes('--small');
const RUNS = SMALL ? 1 : 5;
const ORDERS = SMALL ? 100 : 2_000;
const CLIENTS = SMALL ? 20 : 200;
const SYMBOLS = SMALL ? 10 : 100;
const STREAM_MS = SMALL ? 1_000 : 10_000;

interface Pair {
  readonly id: string;
  readonly secret: string;
}

async function makeKey(port: number): Promise<Pair> {
  const client = await HttpClient.open(port);
  const made = await client.post('/api/accounts/default/keys', '{"label":"bench","scope":"trade"}');
  client.close();
  const { key, secret } = JSON.parse(made.body) as { key: { id: string }; secret: string };
  return { id: key.id, secret };
}

/** Places market orders one after another, by turns a purchase and a sale. @returns p99 in milliseconds */
async function orderTimes(client: HttpClient, path: string, bodyOf: (side: string) => string) {
  const times_ms: number[] = [];
  for (let order = 0; order < ORDERS; order++) {
    const body = bodyOf(order % 2 === 0 ? 'buy' : 'sell');
    const sent = performance.now();
    const answer = await client.post(path, body);
    times_ms.push(performance.now() - sent);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.body}`);
  }
  return times_ms;
}

const ownOrder = (side: string) =>
  `{"ticker":"AAPL","side":"${side}","type":"market","quantity":0.01,"client_order_id":"${randomUUID()}"}`;
const alpacaOrder = (side: string) =>
  `{"symbol":"AAPL","side":"${side}","type":"market","qty":"0.01","time_in_force":"day","client_order_id":"${randomUUID()}"}`;

/** Listens to the updates of orders. @returns the ages of fills on arrival, in milliseconds */
async function listen(port: number, { id, secret }: Pair) {
  const ages_ms: number[] = [];
  const socket = new WebSocket(`ws://127.0.0.1:${port}/stream`);
  const listening = new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const { stream, data: said } = JSON.parse(data.toString()) as {
        stream: string;
        data: { event?: string; timestamp?: string };
      };
      if (stream === 'authorization') {
        socket.send('{"action":"listen","data":{"streams":["trade_updates"]}}');
      } else if (stream === 'listening') resolve();
      else if (said.event === 'fill') ages_ms.push(Date.now() - Date.parse(said.timestamp ?? ''));
    });
  });
  socket.on('open', () =>
    socket.send(
      JSON.stringify({ action: 'authenticate', data: { key_id: id, secret_key: secret } }),
    ),
  );
  await listening;
  return { ages_ms, close: () => socket.terminate() };
}

/** Returns the processor's time per event, in microseconds, while `take` counts the events. */
async function costPerEvent(pid: number, take: () => number): Promise<number> {
  take();
  const before = cpuOf(pid);
  await pause(STREAM_MS);
  const events = take();
  return (1_000 * (cpuOf(pid) - before)) / events;
}

const server = await startServer({ ALPACA_REQUESTS_PER_MINUTE_MAX: '0' });
try {
  const pair = await makeKey(server.port);
  const own = await HttpClient.open(server.port, { authorization: `Bearer ${pair.secret}` });
  const headers = { 'APCA-API-KEY-ID': pair.id, 'APCA-API-SECRET-KEY': pair.secret };
  const foreign = await HttpClient.open(server.port, headers);
  await own.post('/api/portfolio/trade', '{"ticker":"AAPL","side":"buy","quantity":1}');
  await orderTimes(own, '/api/orders', ownOrder);
  await orderTimes(foreign, '/v2/orders', alpacaOrder);

  const updates = await listen(server.port, pair);
  const orders: number[] = [];
  const ages: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const mine = quantile(await orderTimes(own, '/api/orders', ownOrder), 0.99);
    updates.ages_ms.length = 0;
    const theirs = quantile(await orderTimes(foreign, '/v2/orders', alpacaOrder), 0.99);
    orders.push(theirs / mine);
    ages.push(quantile(updates.ages_ms, 0.99));
    console.log(
      `run ${run + 1}: order p99 ${mine.toFixed(2)} ms over FinAlly's API, ` +
        `${theirs.toFixed(2)} ms over Alpaca's; updates p99 ${ages.at(-1)?.toFixed(1)} ms old`,
    );
  }
  updates.close();
  console.log(
    `order p99 over Alpaca's API / over FinAlly's: ${spread(orders)} (goal: at most 1.2)`,
  );
  console.log(`age of updates, p99 in ms: ${spread(ages)} (goal: at most 20)`);

  const found = JSON.parse((await own.get('/api/market/movers?kind=active&limit=100')).body) as {
    movers: readonly { ticker: string }[];
  };
  const symbols = found.movers.slice(0, SYMBOLS).map(({ ticker }) => ticker);
  // One client keeps the symbols followed while the others change.
  const following = await openSockets(server.port, 1, headers, symbols);
  const costs: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const streams = await openStreams(server.port, CLIENTS, symbols);
    const mine = await costPerEvent(server.pid, () => streams.take().length);
    streams.close();
    const sockets = await openSockets(server.port, CLIENTS, headers, symbols);
    const theirs = await costPerEvent(server.pid, () => sockets.take());
    sockets.close();
    costs.push(theirs / mine);
    console.log(
      `run ${run + 1}: ${mine.toFixed(1)} us per event and client with ${CLIENTS} price streams, ` +
        `${theirs.toFixed(1)} us with ${CLIENTS} sockets`,
    );
  }
  console.log(
    `cost of an event over sockets / over price streams: ${spread(costs)} (goal: at most 1.5)`,
  );
  following.close();
  own.close();
  foreign.close();
} finally {
  await server.stop();
}
