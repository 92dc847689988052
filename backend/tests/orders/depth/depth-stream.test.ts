import {
  type Bars,
  DepthEventSchema,
  type DepthLevel,
  type OrderExplanation,
  type PlacedOrder,
} from '@finally/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TestServer } from '../../support/server/test-server.ts';
import { EventSocket } from '../../support/streams/event-socket.ts';

let server: TestServer;

beforeEach(async () => {
  server = await TestServer.start({ settings: { FILL_PROFILE: 'realistic' } });
});
afterEach(async () => {
  expect(server.errors).toEqual([]);
  await server.close();
});

const open = (ticker: string) =>
  new EventSocket(server.url, `/api/stream/depth/${ticker}`, (data) =>
    DepthEventSchema.parse(data),
  );

const tickersIn = (event: unknown): string[] => Object.keys(event as object);

/** Lets the market take a step, and returns what the stream says of it. */
async function step(stream: ReturnType<typeof open>) {
  const { count } = stream;
  server.clock.advance(500);
  await stream.eventsCome(count + 1);
  return stream.event(-1);
}

test('orders fill at the levels that the stream shows, step by step and on both sides', async () => {
  const stream = open('GRAB');
  await stream.eventsCome(1);
  const thick: number[] = [];
  for (let round = 0; round < 6; round++) {
    const side = round % 2 === 0 ? 'buy' : 'sell';
    const { bids, asks } = await step(stream);
    const levels = side === 'buy' ? asks : bids;
    const quantity = 600 + 100 * Math.floor(round / 2);
    const answer = await server.post('/api/orders', { ticker: 'GRAB', side, quantity });
    expect(answer.status, answer.text).toBe(201);
    const { order } = answer.body as PlacedOrder;
    const { body } = await server.get(`/api/orders/${order.id}/explanation`);
    const met = (body as OrderExplanation).fills
      .flatMap(({ explanation }) => explanation?.levels ?? [])
      .map(({ price, shown }): DepthLevel => ({ price, size: shown }));
    expect(met.length).toBeGreaterThan(0);
    expect(met).toEqual(levels.slice(0, met.length));
    thick.push(met.length);
    // What the account took is gone for this account until the next step.
    await step(stream);
  }
  expect(Math.max(...thick)).toBeGreaterThan(2);
});

test('ten levels on each side, behind the best price and outside the spread', async () => {
  const stream = open('NFLX');
  await stream.eventsCome(1);
  const { bid, ask, last, bids, asks, has_book } = await step(stream);
  expect(has_book).toBe(true);
  expect([bids.length, asks.length]).toEqual([10, 10]);
  expect([bids[0]?.price, asks[0]?.price]).toEqual([bid, ask]);
  expect(last).toBeGreaterThanOrEqual(bid ?? 0);
  expect(last).toBeLessThanOrEqual(ask ?? 0);
  const prices = [...bids.toReversed(), ...asks].map(({ price }) => price);
  expect(prices).toEqual(prices.toSorted((one, other) => one - other));
});

test('the trades of the steps of a second add up to the volume of its bar', async () => {
  const stream = open('NFLX');
  await stream.eventsCome(1);
  server.clock.advance(500 - (server.clock.now_ms() % 500));
  const steps = [];
  for (let taken = 0; taken < 12; taken++) steps.push(await step(stream));
  const { body } = await server.get('/api/market/bars?ticker=NFLX&interval=1s&limit=20');
  const { bars } = body as Bars;
  const traded = new Map<number, number>();
  for (const { timestamp, trades } of steps) {
    const second = Math.floor(timestamp);
    const size = trades.reduce((sum, trade) => sum + trade.size, 0);
    traded.set(second, (traded.get(second) ?? 0) + size);
  }
  // The first and the last second may hold other steps.
  const whole = [...traded].slice(1, -1);
  expect(whole.length).toBeGreaterThan(3);
  for (const [second, size] of whole) {
    expect(bars.find(({ time }) => Date.parse(time) / 1000 === second)?.volume).toBe(size);
  }
});

test('an own limit at the bid stands behind what is shown there, and trades at the bid bring it forward', async () => {
  const stream = open('NFLX');
  await stream.eventsCome(1);
  const shown = await step(stream);
  const limit_price = shown.bids[0]?.price;
  const { body } = await server.post('/api/orders', {
    ticker: 'NFLX',
    side: 'buy',
    type: 'limit',
    quantity: 1,
    limit_price,
  });
  const order_id = (body as PlacedOrder).order.id;
  let ahead = shown.bids[0]?.size ?? 0;
  let advanced = 0;
  for (let taken = 0; taken < 200 && advanced < 3; taken++) {
    const { bid, trades, queue } = await step(stream);
    const place = queue.find((one) => one.order_id === order_id);
    if (bid !== limit_price || !place) break;
    const sold = trades
      .filter(({ side }) => side === 'sell')
      .reduce((sum, { size }) => sum + size, 0);
    // The model counts half of an odd share.
    expect(Math.abs(ahead - sold - place.ahead)).toBeLessThanOrEqual(0.5);
    ahead = place.ahead;
    advanced += 1;
  }
  expect(advanced).toBeGreaterThan(0);
});

test('an unknown ticker is refused with the nearest, and another spelling is understood', async () => {
  const { status, body } = await server.get('/api/stream/depth/APPL');
  expect(status).toBe(404);
  expect(body).toMatchObject({ code: 'unknown_ticker' });
  expect((await server.send('HEAD', '/api/stream/depth/AAPL')).status).toBe(405);
  const stream = open('brk-b');
  await stream.eventsCome(1);
  expect(stream.event(0).ticker).toBe('BRK.B');
});

test('a ticker that nobody follows is followed while the stream is open', async () => {
  const prices = new EventSocket(server.url, '/api/stream/prices', tickersIn);
  await prices.eventsCome(1);
  expect(prices.event(0)).not.toContain('WU');
  const stream = open('WU');
  await stream.eventsCome(1);
  await step(stream);
  await prices.eventsCome(3);
  expect(prices.events.flat()).toContain('WU');
  stream.socket.destroy();
  await stream.ended();
  let later: string[] = [];
  do {
    server.clock.advance(500);
    const again = new EventSocket(server.url, '/api/stream/prices', tickersIn);
    await again.eventsCome(1);
    later = again.event(0);
    again.socket.destroy();
  } while (later.includes('WU'));
  expect(later).toContain('AAPL');
});

test('all connections of the streams are counted together', async () => {
  await server.close();
  server = await TestServer.start({ settings: { STREAM_CLIENTS_MAX: '1' } });
  const stream = open('AAPL');
  await stream.eventsCome(1);
  const { status, body } = await server.get('/api/stream/depth/AAPL');
  expect(status).toBe(503);
  expect(body).toMatchObject({ code: 'too_many_streams' });
});
