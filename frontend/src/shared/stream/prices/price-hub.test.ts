import type { PriceEvent } from '@finally/contract';
import { beforeEach, expect, test, vi } from 'vitest';
import { priceUpdate } from '../../tests/samples';
import type { PriceStreamListener } from './price-connection';
import { type HubMessage, PriceHub } from './price-hub';

class Tab {
  readonly received: HubMessage[] = [];
  postMessage(message: HubMessage): void {
    this.received.push(structuredClone(message));
  }
  /** The messages since the last call. */
  take(): HubMessage[] {
    return this.received.splice(0);
  }
}

const link = { wake: vi.fn(), rest: vi.fn(), close: vi.fn() };
let connection: PriceStreamListener;
let hub: PriceHub;

const prices = (dollars: Readonly<Record<string, number>>): PriceEvent =>
  Object.fromEntries(
    Object.entries(dollars).map(([ticker, price]) => [ticker, priceUpdate(ticker, price, 0)]),
  );

beforeEach(() => {
  vi.clearAllMocks();
  hub = new PriceHub((listener) => {
    connection = listener;
    return link;
  });
});

/** A tab that is awake, with an open connection. */
function firstTab(): Tab {
  const tab = new Tab();
  hub.receive(tab, 'wake');
  connection.onStatus('live');
  connection.onSnapshot(prices({ AAPL: 190, V: 300 }));
  tab.take();
  return tab;
}

test('there is no connection before a tab wakes', () => {
  expect(link.wake).not.toHaveBeenCalled();
  hub.receive(new Tab(), 'wake');
  expect(link.wake).toHaveBeenCalledTimes(1);
});

test('every tab receives the same over one connection', () => {
  const tabs = [firstTab(), new Tab(), new Tab()];
  for (const tab of tabs.slice(1)) hub.receive(tab, 'wake');
  for (const tab of tabs) tab.take();
  connection.onTick(prices({ AAPL: 191 }));
  for (const tab of tabs) {
    expect(tab.take()).toEqual([{ kind: 'tick', event: prices({ AAPL: 191 }) }]);
  }
  expect(link.wake).toHaveBeenCalledTimes(1);
});

test('a tab that joins later receives a snapshot of the current prices', () => {
  firstTab();
  connection.onTick(prices({ AAPL: 191 }));
  const later = new Tab();
  hub.receive(later, 'wake');
  expect(later.take()).toEqual([
    { kind: 'status', status: 'live' },
    { kind: 'snapshot', event: prices({ AAPL: 191, V: 300 }) },
  ]);
});

test('a tab that joins during an outage receives the status, and no old prices', () => {
  firstTab();
  connection.onStatus('reconnecting');
  const later = new Tab();
  hub.receive(later, 'wake');
  expect(later.take()).toEqual([{ kind: 'status', status: 'reconnecting' }]);
});

test('a resting tab receives nothing, and a snapshot when it wakes', () => {
  const tab = firstTab();
  hub.receive(new Tab(), 'wake');
  hub.receive(tab, 'rest');
  connection.onTick(prices({ AAPL: 191 }));
  connection.onStatus('stale');
  expect(tab.take()).toEqual([]);
  hub.receive(tab, 'wake');
  expect(tab.take()).toEqual([
    { kind: 'status', status: 'stale' },
    { kind: 'snapshot', event: prices({ AAPL: 191, V: 300 }) },
  ]);
});

test('the connection is suspended when the last tab rests or leaves, and resumed later', () => {
  const one = firstTab();
  const other = new Tab();
  hub.receive(other, 'wake');
  hub.receive(one, 'rest');
  expect(link.rest).not.toHaveBeenCalled();
  hub.receive(other, 'leave');
  expect(link.rest).toHaveBeenCalledTimes(1);
  hub.receive(other, 'leave');
  expect(link.rest).toHaveBeenCalledTimes(1);
  hub.receive(one, 'wake');
  expect(link.wake).toHaveBeenCalledTimes(2);
});
