import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EventSourceDouble } from '../../tests/event-source-double';
import { priceUpdate } from '../../tests/samples';
import { BACKOFF_MS_MAX, BACKOFF_MS_MIN } from '../reconnect-delay';
import { FIRST_SILENCE_MS, OUTAGE_MS, SILENCE_MS_MIN, SILENT_PAUSES } from './price-connection';
import { type ConnectionStatus, HIDDEN_MS_MAX, PriceStream } from './price-stream';

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
  // The longest pause that chance can make.
  vi.spyOn(Math, 'random').mockReturnValue(1);
  opened.length = 0;
  statuses = [];
  events = [];
});

afterEach(() => {
  stream.close();
  hide(false);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
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

test('after the browser has reconnected, the first event is a snapshot again', () => {
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

test('if the browser gives up, the stream reconnects with growing pauses up to a maximum', () => {
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

test('a long outage is reported as disconnected, and its end as live', () => {
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

test('a server that never answers is reported as disconnected', () => {
  open();
  latest().break();
  vi.advanceTimersByTime(OUTAGE_MS);
  expect(statuses).toEqual(['disconnected']);
});

test('jitter shortens a pause by up to half', () => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  open();
  latest().refuse();
  vi.advanceTimersByTime(BACKOFF_MS_MIN / 2 - 1);
  expect(opened).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(opened).toHaveLength(2);
});

test('a connection without events is reported as stale until one arrives', () => {
  open();
  latest().accept();
  latest().send(price(190));
  vi.advanceTimersByTime(FIRST_SILENCE_MS - 1);
  expect(statuses).toEqual(['live']);
  vi.advanceTimersByTime(1);
  expect(statuses).toEqual(['live', 'stale']);
  latest().send(price(191));
  expect(statuses).toEqual(['live', 'stale', 'live']);
  latest().break();
  vi.advanceTimersByTime(OUTAGE_MS);
  expect(statuses.slice(3)).toEqual(['reconnecting', 'disconnected']);
});

test('if events are slow, the connection is stale only when one is late', () => {
  const usual = 2 * FIRST_SILENCE_MS;
  open();
  latest().accept();
  latest().send(price(190));
  vi.advanceTimersByTime(usual);
  latest().send(price(191));
  expect(statuses).toEqual(['live', 'stale', 'live']);
  vi.advanceTimersByTime(usual * SILENT_PAUSES - 1);
  expect(statuses).toHaveLength(3);
  vi.advanceTimersByTime(1);
  expect(statuses.at(-1)).toBe('stale');
});

test('a stale connection that breaks is reported as reconnecting', () => {
  open();
  latest().accept();
  vi.advanceTimersByTime(FIRST_SILENCE_MS);
  latest().break();
  expect(statuses).toEqual(['live', 'stale', 'reconnecting']);
});

test('if events come often, a silence of a few seconds is stale already', () => {
  open();
  latest().accept();
  for (let count = 0; count < 20; count += 1) {
    latest().send(price(190 + count));
    vi.advanceTimersByTime(500);
  }
  vi.advanceTimersByTime(SILENCE_MS_MIN - 501);
  expect(statuses).toEqual(['live']);
  vi.advanceTimersByTime(1);
  expect(statuses).toEqual(['live', 'stale']);
});

test('one quick event does not shorten the silence that a slow source may keep', () => {
  open();
  latest().accept();
  for (const pause_ms of [8_000, 8_000, 100]) {
    latest().send(price(190));
    vi.advanceTimersByTime(pause_ms);
  }
  latest().send(price(191));
  vi.advanceTimersByTime(8_000);
  expect(statuses).toEqual(['live']);
});

test('a page hidden for long closes its connection, and reopens it when visible', () => {
  open();
  latest().accept();
  latest().send(price(190));
  hide(true);
  vi.advanceTimersByTime(HIDDEN_MS_MAX / 2);
  latest().send(price(191));
  vi.advanceTimersByTime(HIDDEN_MS_MAX / 2);
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

test('a page opened in the background connects once it is visible', () => {
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

test('an event that is not JSON is ignored', () => {
  open();
  latest().accept();
  latest().send('{"AAPL":');
  latest().send(price(190));
  expect(events).toEqual([['snapshot', 190]]);
});

test('a closed stream neither listens nor reconnects', () => {
  open();
  latest().refuse();
  stream.close();
  vi.advanceTimersByTime(10 * BACKOFF_MS_MAX);
  window.dispatchEvent(new Event('online'));
  expect(opened).toHaveLength(1);
  expect(statuses).toEqual([]);
});
