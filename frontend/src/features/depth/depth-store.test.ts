import type { DepthEvent } from '@finally/contract';
import { expect, test } from 'vitest';
import type { DepthConnectionListener } from '@/shared/stream/depth/depth-connection';
import { ticker } from '@/shared/tests/samples';
import { createDepthStore } from './depth-store';

const AAPL = ticker('AAPL');
const event = (step: number): DepthEvent => ({
  ticker: AAPL,
  step,
  first_step: step,
  timestamp: step,
  has_book: true,
  last: 190,
  bid: 189.99,
  ask: 190.01,
  bids: [],
  asks: [],
  trades: [{ price: 190, size: 1, side: 'buy' }],
  queue: [],
});

function opened() {
  const connections: (DepthConnectionListener & { isClosed: boolean })[] = [];
  const store = createDepthStore((_, listener) => {
    const connection = { ...listener, isClosed: false };
    connections.push(connection);
    return {
      close() {
        connection.isClosed = true;
      },
    };
  });
  return { store, connections };
}

test('ladder and tape share a connection, which ends with the last of them', () => {
  const { store, connections } = opened();
  const seen: number[] = [];
  const stop = store.watch(AAPL, ({ step }) => seen.push(step));
  const stopOther = store.watch(AAPL, ({ step }) => seen.push(step));
  connections[0]?.onEvent(event(1));
  expect([connections.length, seen]).toEqual([1, [1, 1]]);
  stop();
  expect(connections[0]?.isClosed).toBe(false);
  stopOther();
  stopOther();
  expect(connections[0]?.isClosed).toBe(true);
  store.watch(AAPL, () => {});
  expect(connections).toHaveLength(2);
});

test('who comes later sees the market at once, without the trades of before', () => {
  const { store, connections } = opened();
  store.watch(AAPL, () => {});
  connections[0]?.onEvent(event(7));
  const seen: DepthEvent[] = [];
  store.watch(AAPL, (one) => seen.push(one));
  expect(seen).toEqual([{ ...event(7), trades: [] }]);
});

test('the status says whether there is a book and whether the connection is lost', () => {
  const { store, connections } = opened();
  const status = () => store.getState()[AAPL];
  store.watch(AAPL, () => {});
  expect(status()).toBe('loading');
  connections[0]?.onEvent(event(1));
  expect(status()).toBe('live');
  connections[0]?.onLost();
  expect(status()).toBe('lost');
  connections[0]?.onEvent({ ...event(2), has_book: false });
  expect(status()).toBe('no_book');
});
