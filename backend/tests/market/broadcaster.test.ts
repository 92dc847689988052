import { type PriceEvent, PriceEventSchema } from '@finally/contract';
import { describe, expect, test } from 'vitest';
import { PriceBroadcaster, type StreamClient } from '../../src/market/broadcaster.ts';
import { PriceCache } from '../../src/market/cache.ts';
import { HandFedSource } from '../support/hand-fed-source.ts';
import { ticker } from '../support/ledger.ts';
import { ManualClock } from '../support/manual-clock.ts';

/** The far end of a socket, as slow as the test wants it. */
class Receiver implements StreamClient {
  readonly chunks: Uint8Array[] = [];
  ended = 0;
  slow = false;
  #drained: (() => void) | undefined;

  write(chunk: Uint8Array): boolean {
    this.chunks.push(chunk);
    return !this.slow;
  }

  onceDrained(listener: () => void): void {
    this.#drained = listener;
  }

  end(): void {
    this.ended += 1;
  }

  catchUp(): void {
    const drained = this.#drained;
    this.#drained = undefined;
    this.slow = false;
    drained?.();
  }

  get text(): string {
    return Buffer.concat(this.chunks).toString();
  }

  /** What the events so far held. */
  get events(): PriceEvent[] {
    return [...this.text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) =>
      PriceEventSchema.parse(JSON.parse(data)),
    );
  }
}

const open = async () => {
  const clock = new ManualClock();
  const prices = new PriceCache(clock);
  const source = new HandFedSource(prices, clock, { AAPL: 190, MSFT: 400, V: 300 });
  await source.start(['AAPL', 'MSFT', 'V'].map(ticker));
  const broadcaster = new PriceBroadcaster(prices, clock);
  const join = (slow = false) => {
    const receiver = new Receiver();
    receiver.slow = slow;
    return { receiver, leave: broadcaster.add(receiver) };
  };
  return { clock, prices, source, broadcaster, join };
};

const tickers = (events: readonly PriceEvent[]) => events.map((event) => Object.keys(event));

test('the first event holds every ticker, later ones those that changed', async () => {
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
  const [retry, ...events] = receiver.text.split('\n\n').slice(0, -1);
  expect(retry).toBe('retry: 1000');
  expect(events.map((event) => event.split('\n')[0])).toEqual([`id: ${first}`, `id: ${first + 1}`]);
  for (const event of events) expect(event).toMatch(/^id: \d+\ndata: \{.*\}$/);
});

test('an event is encoded once and the same bytes go to everyone', async () => {
  const { source, join } = await open();
  const receivers = Array.from({ length: 50 }, () => join().receiver);
  source.move('AAPL', 191);
  const chunks = new Set(receivers.map((receiver) => receiver.chunks.at(-1)));
  expect(chunks.size).toBe(1);
  expect(Buffer.from([...chunks][0] as Uint8Array).toString()).toContain('"AAPL"');
});

describe('a client that falls behind', () => {
  test('is sent nothing until it has caught up, and then the newest of everything at once', async () => {
    const { source, join, clock } = await open();
    const { receiver } = join();
    const { receiver: other } = join();
    receiver.slow = true;
    source.move('AAPL', 191);
    const held_back = receiver.chunks.length;
    for (let step = 0; step < 100; step++) source.move('MSFT', 401 + step);
    clock.advance(60_000);
    expect(receiver.chunks).toHaveLength(held_back);
    expect(other.events).toHaveLength(102);

    receiver.catchUp();
    expect(receiver.chunks).toHaveLength(held_back + 1);
    expect(tickers(receiver.events).at(-1)).toEqual(['AAPL', 'MSFT', 'V']);
    expect(receiver.events.at(-1)?.['MSFT']?.price).toBe(500);

    source.move('V', 301);
    expect(tickers(receiver.events).at(-1)).toEqual(['V']);
  });

  test('from the first byte on still gets the state of every ticker, and may fall behind again', async () => {
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

test('who has left is sent nothing more', async () => {
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

test('closing ends every stream, the heartbeat and the listening', async () => {
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
