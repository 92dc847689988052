import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  BACKOFF_MS_MAX,
  BACKOFF_MS_MIN,
  type ConnectionStatus,
  HIDDEN_MS_MAX,
  OUTAGE_MS,
  PriceStream,
} from './sse';
import { EventSourceDouble } from './tests/event-source-double';
import { priceUpdate } from './tests/samples';

let statuses: ConnectionStatus[];
let events: ['snapshot' | 'tick', number | undefined][];
let stream: PriceStream;

function open(): void {
  stream = new PriceStream('/api/stream/prices', {
    onStatus: (status) => statuses.push(status),
    onSnapshot: (event) => events.push(['snapshot', event.AAPL?.price]),
    onTick: (event) => events.push(['tick', event.AAPL?.price]),
  });
}

function hide(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

const { opened } = EventSourceDouble;
const latest = () => opened.at(-1) as EventSourceDouble;
const price = (value: number) => JSON.stringify({ AAPL: priceUpdate('AAPL', value, 0) });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', EventSourceDouble);
  opened.length = 0;
  statuses = [];
  events = [];
});

afterEach(() => {
  stream.close();
  hide(false);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('the first event is a snapshot, later ones are ticks', () => {
  open();
  latest().accept();
  latest().send(price(190));
  latest().send(price(191));
  expect(statuses).toEqual(['live']);
  expect(events).toEqual([
    ['snapshot', 190],
    ['tick', 191],
  ]);
});

test('after a break that the browser heals, the first event is a snapshot again', () => {
  open();
  latest().accept();
  latest().send(price(190));
  latest().break();
  latest().accept();
  latest().send(price(200));
  expect(opened).toHaveLength(1);
  expect(statuses).toEqual(['live', 'reconnecting', 'live']);
  expect(events.at(-1)).toEqual(['snapshot', 200]);
});

test('where the browser gives up, it is tried again with growing pauses up to a bound', () => {
  open();
  for (const pause of [1, 2, 4, 8, 15, 15].map((times) => times * BACKOFF_MS_MIN)) {
    const tried = opened.length;
    latest().refuse();
    vi.advanceTimersByTime(pause - 1);
    expect(opened).toHaveLength(tried);
    vi.advanceTimersByTime(1);
    expect(opened).toHaveLength(tried + 1);
    expect(pause).toBeLessThanOrEqual(BACKOFF_MS_MAX);
  }
  latest().accept();
  latest().refuse();
  const tried = opened.length;
  vi.advanceTimersByTime(BACKOFF_MS_MIN);
  expect(opened).toHaveLength(tried + 1);
});

test('an outage that lasts is told as disconnected, and its end as live', () => {
  open();
  latest().accept();
  latest().break();
  vi.advanceTimersByTime(OUTAGE_MS - 1);
  expect(statuses).toEqual(['live', 'reconnecting']);
  vi.advanceTimersByTime(1);
  expect(statuses.at(-1)).toBe('disconnected');
  latest().accept();
  expect(statuses.at(-1)).toBe('live');
});

test('a server that never answers is told as disconnected', () => {
  open();
  latest().break();
  vi.advanceTimersByTime(OUTAGE_MS);
  expect(statuses).toEqual(['disconnected']);
});

test('a page hidden for long gives its connection back, and takes it up when shown', () => {
  open();
  latest().accept();
  latest().send(price(190));
  hide(true);
  vi.advanceTimersByTime(HIDDEN_MS_MAX);
  expect(latest().readyState).toBe(EventSourceDouble.CLOSED);
  vi.advanceTimersByTime(10 * OUTAGE_MS);
  expect(opened).toHaveLength(1);
  hide(false);
  expect(opened).toHaveLength(2);
  latest().accept();
  latest().send(price(200));
  expect(statuses).toEqual(['live', 'reconnecting', 'live']);
  expect(events.at(-1)).toEqual(['snapshot', 200]);
});

test('a page hidden for a moment keeps its connection', () => {
  open();
  latest().accept();
  hide(true);
  vi.advanceTimersByTime(HIDDEN_MS_MAX - 1);
  hide(false);
  vi.advanceTimersByTime(HIDDEN_MS_MAX);
  expect(opened).toHaveLength(1);
  expect(latest().readyState).toBe(EventSourceDouble.OPEN);
});

test('a page opened in the background connects once it is seen', () => {
  hide(true);
  open();
  expect(opened).toHaveLength(0);
  hide(false);
  expect(opened).toHaveLength(1);
});

test('a pause is cut short when the network comes back', () => {
  open();
  latest().refuse();
  window.dispatchEvent(new Event('online'));
  expect(opened).toHaveLength(2);
  vi.advanceTimersByTime(BACKOFF_MS_MAX);
  expect(opened).toHaveLength(2);
});

test('an event that is no JSON is passed over', () => {
  open();
  latest().accept();
  latest().send('{"AAPL":');
  latest().send(price(190));
  expect(events).toEqual([['snapshot', 190]]);
});

test('a stream that was closed neither listens nor tries again', () => {
  open();
  latest().refuse();
  stream.close();
  vi.advanceTimersByTime(10 * BACKOFF_MS_MAX);
  window.dispatchEvent(new Event('online'));
  expect(opened).toHaveLength(1);
  expect(statuses).toEqual([]);
});
