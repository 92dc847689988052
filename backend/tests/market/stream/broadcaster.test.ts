import { type PriceEvent, PriceEventSchema } from '@finally/contract';
import { describe, expect, test } from 'vitest';
import { PriceCache } from '../../../src/market/prices/cache.ts';
import { PriceBroadcaster } from '../../../src/market/stream/broadcaster.ts';
import { subscriptionTo } from '../../../src/market/stream/subscription.ts';
import { HandFedSource } from '../../support/market/hand-fed-source.ts';
import { Receiver } from '../../support/streams/receiver.ts';
import { ManualClock } from '../../support/time/manual-clock.ts';
import { ticker } from '../../support/trading/ledger.ts';

const open = async () => {
  const clock = new ManualClock();
  const prices = new PriceCache(clock);
  const source = new HandFedSource(prices, clock, { AAPL: 190, MSFT: 400, V: 300 });
  await source.start(['AAPL', 'MSFT', 'V'].map(ticker));
  const broadcaster = new PriceBroadcaster(prices, clock);
  const join = (slow = false, wanted?: readonly string[]) => {
    const receiver = new Receiver<PriceEvent>((data) => PriceEventSchema.parse(data));
    receiver.slow = slow;
    const subscription = subscriptionTo(wanted?.map(ticker));
    return { receiver, leave: broadcaster.add(receiver, subscription) };
  };
  return { clock, prices, source, broadcaster, join };
};

const tickers = (events: readonly PriceEvent[]) => events.map((event) => Object.keys(event));

test('the first event contains every ticker, later ones those that changed', async () => {
  const { source, join } = await open();
  const { receiver } = join();
  source.move('MSFT', 401);
  source.move('V', 300);
  source.move('AAPL', 191);
  expect(tickers(receiver.events)).toEqual([['AAPL', 'MSFT', 'V'], ['MSFT'], ['AAPL']]);
  expect(receiver.events[1]?.['MSFT']).toMatchObject({ price: 401, previous_price: 400 });
});

test('the bytes are server-sent events with a growing id', async () => {
  const { source, join, prices } = await open();
  const { receiver } = join();
  const first = prices.version;
  source.move('AAPL', 191);
  const events = receiver.text.split('\n\n').slice(0, -1);
  expect(events.map((event) => event.split('\n')[0])).toEqual([`id: ${first}`, `id: ${first + 1}`]);
  for (const event of events) expect(event).toMatch(/^id: \d+\ndata: \{.*\}$/);
});

test('an event is encoded once, and the same bytes are sent to all clients', async () => {
  const { source, join } = await open();
  const receivers = Array.from({ length: 50 }, () => join().receiver);
  source.move('AAPL', 191);
  const chunks = new Set(receivers.map((receiver) => receiver.chunks.at(-1)));
  expect(chunks.size).toBe(1);
  expect(Buffer.from([...chunks][0] as Uint8Array).toString()).toContain('"AAPL"');
});

describe('a subscription to certain tickers', () => {
  test('sends their state and their changes, and nothing else', async () => {
    const { source, join } = await open();
    const { receiver } = join(false, ['V', 'AAPL', 'ZZZ']);
    source.move('MSFT', 401);
    source.move('V', 301);
    expect(tickers(receiver.events)).toEqual([['AAPL', 'V'], ['V']]);
  });

  test('is encoded once for all of its clients, whatever the order of the tickers', async () => {
    const { source, join, broadcaster } = await open();
    const { receiver: one } = join(false, ['AAPL', 'V']);
    const { receiver: other } = join(false, ['V', 'AAPL', 'V']);
    const { receiver: third } = join(false, ['V']);
    expect(other.chunks.at(-1)).toBe(one.chunks.at(-1));
    source.move('V', 301);
    expect(other.chunks.at(-1)).toBe(one.chunks.at(-1));
    expect(third.chunks.at(-1)).not.toBe(one.chunks.at(-1));
    expect(broadcaster.statistics).toMatchObject({ subscriptions: 2, events: 2, deliveries: 3 });
  });

  test('ends with its last client', async () => {
    const { join, broadcaster } = await open();
    const { leave } = join(false, ['V']);
    const { leave: leaveToo } = join(false, ['V']);
    leave();
    expect(broadcaster.statistics.subscriptions).toBe(1);
    leaveToo();
    expect(broadcaster.statistics).toMatchObject({ subscriptions: 0, clients: 0 });
  });
});

test('clients that join between two updates share one encoding of the state', async () => {
  const { source, join } = await open();
  const receivers = Array.from({ length: 50 }, () => join().receiver);
  expect(new Set(receivers.map(({ chunks }) => chunks[0])).size).toBe(1);
  await source.removeTicker(ticker('V'));
  expect(tickers(join().receiver.events)).toEqual([['AAPL', 'MSFT']]);
});

describe('a client that falls behind', () => {
  test('is sent nothing until it has caught up, and then the newest state at once', async () => {
    const { source, join, clock } = await open();
    const { receiver } = join();
    const { receiver: other } = join();
    receiver.slow = true;
    source.move('AAPL', 191);
    const held_back = receiver.chunks.length;
    for (let step = 0; step < 100; step++) source.move('MSFT', 401 + step);
    clock.advance(20_000);
    expect(receiver.chunks).toHaveLength(held_back);
    expect(other.events).toHaveLength(102);

    receiver.catchUp();
    expect(receiver.chunks).toHaveLength(held_back + 1);
    expect(tickers(receiver.events).at(-1)).toEqual(['AAPL', 'MSFT', 'V']);
    expect(receiver.events.at(-1)?.['MSFT']?.price).toBe(500);

    source.move('V', 301);
    expect(tickers(receiver.events).at(-1)).toEqual(['V']);
  });

  test('from the first byte still gets the state of every ticker, and may fall behind again', async () => {
    const { source, join } = await open();
    const { receiver } = join(true);
    expect(tickers(receiver.events)).toEqual([['AAPL', 'MSFT', 'V']]);
    source.move('AAPL', 191);
    expect(receiver.events).toHaveLength(1);
    receiver.catchUp();
    expect(receiver.events).toHaveLength(2);
    receiver.slow = true;
    source.move('AAPL', 192);
    source.move('AAPL', 193);
    expect(receiver.events).toHaveLength(3);
    receiver.catchUp();
    expect(receiver.events.at(-1)?.['AAPL']?.price).toBe(193);
  });

  test('and leaves is sent nothing when its socket drains', async () => {
    const { source, join, broadcaster } = await open();
    const { receiver, leave } = join(true);
    source.move('AAPL', 191);
    leave();
    const before = receiver.chunks.length;
    receiver.catchUp();
    expect(receiver.chunks).toHaveLength(before);
    expect(broadcaster.size).toBe(0);
  });
});

describe('a client that accepts nothing', () => {
  test('is disconnected after 30 seconds, not earlier', async () => {
    const { source, clock, join, broadcaster } = await open();
    const { receiver } = join();
    const { receiver: other } = join();
    receiver.slow = true;
    source.move('AAPL', 191);
    clock.advance(29_000);
    expect(receiver.cuts).toBe(0);
    clock.advance(2_000);
    expect(receiver.cuts).toBe(1);
    expect(other.cuts).toBe(0);
    expect(broadcaster.statistics).toMatchObject({ clients: 1, clients_behind: 0, drops: 1 });
    receiver.catchUp();
    expect(broadcaster.size).toBe(1);
  });

  test('is not disconnected if it has caught up in between', async () => {
    const { source, clock, join, broadcaster } = await open();
    const { receiver } = join();
    for (let turn = 0; turn < 4; turn++) {
      receiver.slow = true;
      source.move('AAPL', 191 + turn);
      clock.advance(20_000);
      receiver.catchUp();
    }
    expect(receiver.cuts).toBe(0);
    expect(broadcaster.statistics).toMatchObject({ conflations: 4, drops: 0 });
  });

  test('is disconnected when the stream closes, because it may never read the end', async () => {
    const { source, join, broadcaster } = await open();
    const { receiver } = join(true);
    source.move('AAPL', 191);
    broadcaster.close();
    expect(receiver).toMatchObject({ cuts: 1, ended: 0 });
  });
});

test('a client that joins after the end is disconnected', async () => {
  const { join, broadcaster } = await open();
  broadcaster.close();
  const { receiver } = join();
  expect(receiver).toMatchObject({ ended: 1, chunks: [] });
  expect(broadcaster.size).toBe(0);
});

test('a comment every 15 seconds keeps the connection open', async () => {
  const { clock, join } = await open();
  const { receiver } = join();
  const before = receiver.chunks.length;
  clock.advance(14_999);
  expect(receiver.chunks).toHaveLength(before);
  clock.advance(1);
  expect(Buffer.from(receiver.chunks.at(-1) as Uint8Array).toString()).toMatch(/^:.*\n\n$/);
  clock.advance(30_000);
  expect(receiver.chunks).toHaveLength(before + 3);
});

test('a client that has left is sent nothing more', async () => {
  const { source, join, broadcaster } = await open();
  const { receiver, leave } = join();
  join();
  expect(broadcaster.size).toBe(2);
  leave();
  leave();
  source.move('AAPL', 191);
  expect(receiver.events).toHaveLength(1);
  expect(broadcaster.size).toBe(1);
});

test('closing ends every stream, the heartbeat and the subscription', async () => {
  const { source, clock, join, broadcaster } = await open();
  const { receiver } = join();
  broadcaster.close();
  broadcaster.close();
  const before = receiver.chunks.length;
  source.move('AAPL', 191);
  clock.advance(60_000);
  expect(receiver.ended).toBe(1);
  expect(receiver.chunks).toHaveLength(before);
  expect(broadcaster.size).toBe(0);
  expect(clock.waiting).toBe(0);
});
