import { type DepthEvent, DepthEventSchema, type Ticker } from '@finally/contract';
import { expect, test } from 'vitest';
import { DepthReader } from '../../../src/market/index.ts';
import { PriceCache } from '../../../src/market/prices/cache.ts';
import { SimulatorSource } from '../../../src/market/sources/simulator/simulator.ts';
import { DepthBroadcaster } from '../../../src/orders/depth/depth-broadcaster.ts';
import { RestingBook } from '../../../src/orders/index.ts';
import { openPath, ticker, universe } from '../../market/sources/simulator/simulated.ts';
import { HandFedSource } from '../../support/market/hand-fed-source.ts';
import { Receiver } from '../../support/streams/receiver.ts';
import { ManualClock } from '../../support/time/manual-clock.ts';
import { OrderDesk } from '../../support/trading/order-desk.ts';

const AAPL = ticker('AAPL');
const MSFT = ticker('MSFT');

async function open({ step_ms = 500 } = {}) {
  const clock = new ManualClock();
  const prices = new PriceCache(clock);
  const every = clock.every.bind(clock);
  clock.every = (interval_ms, run) => every(interval_ms === 500 ? step_ms : interval_ms, run);
  const source = new SimulatorSource({ cache: prices, clock, path: openPath() });
  await source.start([AAPL, MSFT]);
  const timers = clock.waiting;
  const followed = new Map<Ticker, number>();
  const count = (by: number) => async (of: Ticker) =>
    void followed.set(of, (followed.get(of) ?? 0) + by);
  const book = new RestingBook();
  const broadcaster = new DepthBroadcaster({
    prices,
    depth: new DepthReader({ prices, source, universe }),
    book,
    followed: { follow: count(1), release: count(-1) },
    clock,
    onError: (error) => expect.unreachable(String(error)),
  });
  const join = (of: Ticker, account_id = 'default') => {
    const receiver = new Receiver<DepthEvent>((data) => DepthEventSchema.parse(data));
    return { receiver, leave: broadcaster.add(receiver, account_id, of) };
  };
  const step = () => clock.advance(step_ms);
  return { clock, prices, timers, followed, book, broadcaster, join, step };
}

const stepsOf = ({ events }: Receiver<DepthEvent>) => events.map(({ step }) => step);

test('each step is sent once, of the ticker that was asked for only', async () => {
  const { join, step } = await open();
  const { receiver: one } = join(AAPL);
  const { receiver: other } = join(MSFT);
  step();
  step();
  expect(stepsOf(one)).toEqual([0, 1, 2]);
  expect(stepsOf(other)).toEqual([0, 1, 2]);
  expect(new Set(one.events.map((event) => event.ticker))).toEqual(new Set([AAPL]));
});

test('an account sees the places of its own orders only, and the same market', async () => {
  const { join, step, book } = await open();
  const desk = new OrderDesk();
  desk.price('AAPL', 190);
  const placed = desk.place({
    ticker: 'AAPL',
    side: 'buy',
    quantity: 1,
    type: 'limit',
    limit_price: 100,
  });
  if (!placed.ok) throw new Error(placed.error.detail);
  book.put('one', { ...placed.value, ahead_e6: 1_500_000 as never });
  const { receiver: one } = join(AAPL, 'one');
  const { receiver: other } = join(AAPL, 'other');
  step();
  expect(one.events.at(-1)?.queue).toEqual([{ order_id: placed.value.id, ahead: 1.5 }]);
  expect(other.events.at(-1)).toEqual({ ...one.events.at(-1), queue: [] });
});

test('a client that falls behind is sent the newest step once it has caught up', async () => {
  const { join, step } = await open();
  const { receiver: slow } = join(AAPL);
  const { receiver: other } = join(AAPL);
  slow.slow = true;
  for (let taken = 0; taken < 5; taken++) step();
  expect(stepsOf(slow)).toEqual([0, 1]);
  slow.catchUp();
  expect(stepsOf(slow)).toEqual([0, 1, 5]);
  step();
  expect(stepsOf(slow)).toEqual([0, 1, 5, 6]);
  expect(stepsOf(other)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('a client that reads nothing for 30 seconds is disconnected', async () => {
  const { join, step, clock, broadcaster } = await open();
  const { receiver } = join(AAPL);
  join(AAPL);
  receiver.slow = true;
  step();
  clock.advance(31_000);
  expect(receiver.cuts).toBe(1);
  expect(broadcaster.size).toBe(1);
});

test('nothing is computed, no timer runs and no ticker is followed once the last client has left', async () => {
  const { join, step, clock, timers, followed, broadcaster } = await open();
  const [one, other, third] = [join(AAPL), join(AAPL, 'other'), join(MSFT)];
  expect(Object.fromEntries(followed)).toEqual({ AAPL: 1, MSFT: 1 });
  one.leave();
  other.leave();
  other.leave();
  expect(Object.fromEntries(followed)).toEqual({ AAPL: 0, MSFT: 1 });
  third.leave();
  expect(Object.fromEntries(followed)).toEqual({ AAPL: 0, MSFT: 0 });
  expect([broadcaster.size, clock.waiting]).toEqual([0, timers]);
  step();
  expect(stepsOf(one.receiver)).toEqual([0]);
  const { receiver } = join(AAPL);
  step();
  expect(stepsOf(receiver)).toEqual([1, 2]);
});

test('a comment keeps the connection open, and closing ends every stream', async () => {
  const { join, clock, timers, broadcaster } = await open();
  const { receiver } = join(AAPL);
  clock.advance(15_000);
  expect(receiver.text).toMatch(/\n:\n\n/);
  broadcaster.close();
  expect([receiver.ended, clock.waiting]).toEqual([1, timers]);
  expect(join(AAPL).receiver).toMatchObject({ ended: 1, chunks: [] });
});

test('a source without a book tells its quote and says that there is no book', async () => {
  const clock = new ManualClock();
  const prices = new PriceCache(clock);
  const source = new HandFedSource(prices, clock, { AAPL: 190 });
  await source.start([AAPL]);
  const broadcaster = new DepthBroadcaster({
    prices,
    depth: new DepthReader({ prices, source, universe }),
    book: new RestingBook(),
    followed: { follow: async () => {}, release: async () => {} },
    clock,
    onError: (error) => expect.unreachable(String(error)),
  });
  const receiver = new Receiver<DepthEvent>((data) => DepthEventSchema.parse(data));
  broadcaster.add(receiver, 'default', AAPL);
  expect(receiver.events).toMatchObject([
    { has_book: false, last: 190, bids: [], asks: [], trades: [], bid: null, ask: null },
  ]);
});

test('steps faster than 250 ms share events, whose trades are those of each step, once', async () => {
  const { step, clock, join } = await open({ step_ms: 50 });
  const slowly = await open();
  const { receiver: of_each } = slowly.join(AAPL);
  const { receiver } = join(AAPL);
  const joined: Receiver<DepthEvent>[] = [];
  for (let taken = 1; taken <= 40; taken++) {
    step();
    slowly.step();
    if (taken % 7 === 0) joined.push(join(AAPL).receiver);
  }
  clock.advance(250);
  for (let taken = 1; taken <= 5; taken++) slowly.step();
  const { events } = receiver;
  expect(events.length).toBeLessThan(13);
  const spans = (some: readonly DepthEvent[]) =>
    some.flatMap(({ first_step, step: last }) =>
      Array.from({ length: last - first_step + 1 }, (_, index) => first_step + index),
    );
  const last = events.at(-1)?.step ?? 0;
  expect(spans(events)).toEqual(Array.from({ length: last + 1 }, (_, at) => at));
  const expected = of_each.events.filter((event) => event.step <= last);
  expect(events.flatMap(({ trades }) => trades)).toEqual(expected.flatMap(({ trades }) => trades));
  for (const { events: later } of joined) {
    const [first = 0] = spans(later);
    expect(spans(later)).toEqual(Array.from({ length: last - first + 1 }, (_, at) => first + at));
    const from = expected.filter((event) => event.step >= first);
    expect(later.flatMap(({ trades }) => trades)).toEqual(from.flatMap(({ trades }) => trades));
  }
});
