import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EventSourceDouble } from '../../tests/event-source-double';
import { BACKOFF_MS_MAX } from '../reconnect-delay';
import { AccountConnection } from './account-connection';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', EventSourceDouble);
  EventSourceDouble.opened.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function open() {
  const heard: unknown[] = [];
  const connection = new AccountConnection((event, account_id) => heard.push([account_id, event]));
  connection.follow(['default']);
  return { connection, heard };
}

test('each event is reported with its name and its data', () => {
  const { connection, heard } = open();
  const [source] = EventSourceDouble.opened;
  source?.accept();
  source?.dispatchEvent(
    new MessageEvent('settings', { data: '{"account_id":"default","version":3}' }),
  );
  source?.dispatchEvent(new MessageEvent('reset', { data: '{"account_id":"swing","sequence":9}' }));
  expect(heard).toEqual([
    ['default', { name: 'settings', data: { version: 3 } }],
    ['swing', { name: 'reset', data: { sequence: 9 } }],
  ]);
  connection.close();
});

test('after a break the browser reconnects with the id of the last event', () => {
  const { connection } = open();
  EventSourceDouble.opened[0]?.accept();
  EventSourceDouble.opened[0]?.break();
  vi.advanceTimersByTime(10 * BACKOFF_MS_MAX);
  expect(EventSourceDouble.opened).toHaveLength(1);
  connection.close();
});

test('a refused connection is retried, a closed one is not', () => {
  const { connection } = open();
  EventSourceDouble.opened[0]?.refuse();
  vi.advanceTimersByTime(BACKOFF_MS_MAX);
  expect(EventSourceDouble.opened).toHaveLength(2);
  EventSourceDouble.opened[1]?.refuse();
  connection.close();
  vi.advanceTimersByTime(BACKOFF_MS_MAX);
  expect(EventSourceDouble.opened).toHaveLength(2);
});

test('another account is followed over a new connection, which continues in the first one', () => {
  const { connection } = open();
  const [source] = EventSourceDouble.opened;
  source?.accept();
  const data = '{"account_id":"default","version":3}';
  source?.dispatchEvent(new MessageEvent('settings', { data, lastEventId: 'default:7' }));
  connection.follow(['default']);
  expect(EventSourceDouble.opened).toHaveLength(1);
  connection.follow(['default', 'swing']);
  expect(source?.readyState).toBe(EventSourceDouble.CLOSED);
  expect(EventSourceDouble.opened.map(({ url }) => url)).toEqual([
    '/api/stream/account?accounts=default',
    '/api/stream/account?accounts=default:7,swing',
  ]);
  connection.close();
});
