import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EventSourceDouble } from '../../tests/event-source-double';
import { WORKER_SILENCE_MS, WORKER_TIMEOUT_MS } from '../shared-port';
import type { HubMessage, TabMessage } from './price-hub';
import { HIDDEN_MS_MAX, PriceStream } from './price-stream';

/** Stands in for the browser's SharedWorker: the test plays the worker. */
class SharedWorkerDouble {
  static latest: SharedWorkerDouble;
  readonly told: TabMessage[] = [];
  isClosed = false;
  onerror: (() => void) | null = null;
  readonly port = {
    onmessage: null as ((event: { data: HubMessage }) => void) | null,
    postMessage: (message: TabMessage) => void this.told.push(message),
    close: () => {
      this.isClosed = true;
    },
  };

  constructor() {
    SharedWorkerDouble.latest = this;
  }

  say(message: HubMessage): void {
    this.port.onmessage?.({ data: message });
  }
}

const statuses: string[] = [];
let events: string[] = [];
let stream: PriceStream;

function hide(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

const worker = () => SharedWorkerDouble.latest;
const { opened } = EventSourceDouble;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', EventSourceDouble);
  vi.stubGlobal('SharedWorker', SharedWorkerDouble);
  opened.length = 0;
  statuses.length = 0;
  events = [];
  stream = new PriceStream('/api/stream/prices', {
    onStatus: (status) => statuses.push(status),
    onSnapshot: () => events.push('snapshot'),
    onTick: () => events.push('tick'),
  });
});

afterEach(() => {
  stream.close();
  hide(false);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('with shared workers, the page uses one and opens no connection', () => {
  worker().say({ kind: 'status', status: 'live' });
  worker().say({ kind: 'snapshot', event: {} });
  worker().say({ kind: 'tick', event: {} });
  vi.advanceTimersByTime(WORKER_TIMEOUT_MS);
  expect(statuses).toEqual(['live']);
  expect(events).toEqual(['snapshot', 'tick']);
  expect(opened).toHaveLength(0);
});

test.each([
  ['cannot be loaded', () => worker().onerror?.()],
  ['does not answer', () => vi.advanceTimersByTime(WORKER_TIMEOUT_MS)],
  [
    'answers no longer',
    () => {
      worker().say({ kind: 'status', status: 'connecting' });
      vi.advanceTimersByTime(WORKER_SILENCE_MS + WORKER_TIMEOUT_MS);
    },
  ],
])('if the worker %s, the page opens its own connection', (_name, fail) => {
  fail();
  expect(worker().isClosed).toBe(true);
  expect(opened).toHaveLength(1);
  opened[0]?.accept();
  expect(statuses.at(-1)).toBe('live');
});

test('a worker without events that answers probes is kept', () => {
  for (let silence = 0; silence < 3; silence++) {
    worker().say({ kind: 'status', status: 'live' });
    vi.advanceTimersByTime(WORKER_SILENCE_MS);
  }
  expect(worker().told).toEqual(['wake', 'wake', 'wake', 'wake']);
  worker().say({ kind: 'status', status: 'live' });
  expect(opened).toHaveLength(0);
});

test('a page hidden for long requests nothing, and a snapshot when it is visible again', () => {
  worker().say({ kind: 'status', status: 'live' });
  hide(true);
  vi.advanceTimersByTime(HIDDEN_MS_MAX);
  expect(worker().told).toEqual(['wake', 'rest']);
  vi.advanceTimersByTime(10 * WORKER_SILENCE_MS);
  expect(worker().told).toEqual(['wake', 'rest']);
  hide(false);
  worker().say({ kind: 'status', status: 'live' });
  worker().say({ kind: 'snapshot', event: {} });
  expect(worker().told).toEqual(['wake', 'rest', 'wake']);
  expect(statuses).toEqual(['live', 'reconnecting', 'live']);
});

test('a page that is left suspends the stream, and resumes it when it is restored', () => {
  worker().say({ kind: 'status', status: 'live' });
  window.dispatchEvent(new Event('pagehide'));
  expect(worker().told).toEqual(['wake', 'rest']);
  window.dispatchEvent(new Event('pageshow'));
  expect(worker().told).toEqual(['wake', 'rest', 'wake']);
});

test('a closed stream tells the worker', () => {
  stream.close();
  expect(worker().told).toEqual(['wake', 'leave']);
  expect(worker().isClosed).toBe(true);
});
