import { randomUUID } from 'node:crypto';
import { HttpClient } from '../http-client.ts';

let orders = 0;

/** Where a trade is sent, and what it is. */
export interface SentTrade {
  readonly path: string;
  readonly body: string;
}

const PATH = '/portfolio/trade';

const bodyOf = (side: 'buy' | 'sell'): string =>
  `{"ticker":"AAPL","side":"${side}","quantity":0.01,"client_order_id":"${randomUUID()}"}`;

/** Alternately buys and sells a small quantity, so that neither cash nor shares run out. */
const nextTrade = (): SentTrade => {
  const number = orders++;
  const side = Math.floor(number / 64) % 2 === 0 ? 'buy' : 'sell';
  return { path: `/api${PATH}`, body: bodyOf(side) };
};

/** Returns trades of accounts in turn; each account buys and sells by turns. */
export function inTurn(account_ids: readonly string[]): () => SentTrade {
  let number = 0;
  return () => {
    const account_id = account_ids[number % account_ids.length];
    const side = Math.floor(number++ / account_ids.length) % 2 === 0 ? 'buy' : 'sell';
    return { path: `/api/accounts/${account_id}${PATH}`, body: bodyOf(side) };
  };
}

/** Buys enough shares for all sales, in whatever order requests arrive. */
export async function buySharesForSales(
  port: number,
  account_ids: readonly string[] = ['default'],
): Promise<void> {
  const client = await HttpClient.open(port);
  for (const account_id of account_ids) {
    const path = `/api/accounts/${account_id}${PATH}`;
    await client.post(path, '{"ticker":"AAPL","side":"buy","quantity":10}');
  }
  client.close();
}

/**
 * Trades over `connections` connections, each with one request in flight.
 *
 * @param next makes the next trade; of the default account by default
 *
 * @returns answered trades per second, and the latency of each in milliseconds
 */
export async function trade(
  port: number,
  connections: number,
  seconds: number,
  next: () => SentTrade = nextTrade,
): Promise<{ readonly per_second: number; readonly latencies_ms: readonly number[] }> {
  const clients = await Promise.all(
    Array.from({ length: connections }, () => HttpClient.open(port)),
  );
  const latencies_ms: number[] = [];
  const begun = performance.now();
  const until = begun + seconds * 1000;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until) {
        const sent = performance.now();
        const { path, body: sentBody } = next();
        const { status, body } = await client.post(path, sentBody);
        if (status !== 201) throw new Error(`a trade was answered with ${status}: ${body}`);
        latencies_ms.push(performance.now() - sent);
      }
    }),
  );
  const elapsed_s = (performance.now() - begun) / 1000;
  for (const client of clients) client.close();
  return { per_second: latencies_ms.length / elapsed_s, latencies_ms };
}

/**
 * Posts an empty order, which validation rejects.
 *
 * @returns latencies in milliseconds
 */
export async function postNothing(port: number, seconds: number): Promise<readonly number[]> {
  const client = await HttpClient.open(port);
  const latencies_ms: number[] = [];
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) {
    const sent = performance.now();
    await client.post('/api/portfolio/trade', '{}');
    latencies_ms.push(performance.now() - sent);
  }
  client.close();
  return latencies_ms;
}

/**
 * Places limit orders far below the market, one at a time. They all rest.
 *
 * @returns latencies in milliseconds
 */
export async function placeResting(port: number, seconds: number): Promise<readonly number[]> {
  const client = await HttpClient.open(port);
  const latencies_ms: number[] = [];
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) {
    const order = `{"ticker":"AAPL","side":"buy","type":"limit","time_in_force":"gtc","quantity":0.01,"limit_price":1,"client_order_id":"${randomUUID()}"}`;
    const sent = performance.now();
    const { status, body } = await client.post('/api/orders', order);
    if (status !== 201) throw new Error(`an order was answered with ${status}: ${body}`);
    latencies_ms.push(performance.now() - sent);
  }
  client.close();
  return latencies_ms;
}
