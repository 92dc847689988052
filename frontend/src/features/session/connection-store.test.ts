import { expect, test } from 'vitest';
import { createConnectionStore } from './connection-store';

test('the first connection is no reconnect, each one after a loss is', () => {
  const connection = createConnectionStore();
  connection.setStatus('live');
  expect(connection.getState()).toEqual({ status: 'live', reconnects: 0 });
  connection.setStatus('reconnecting');
  connection.setStatus('disconnected');
  expect(connection.getState()).toEqual({ status: 'disconnected', reconnects: 0 });
  connection.setStatus('live');
  expect(connection.getState()).toEqual({ status: 'live', reconnects: 1 });
});

test('a first connection that takes long is still no reconnect', () => {
  const connection = createConnectionStore();
  connection.setStatus('disconnected');
  connection.setStatus('live');
  expect(connection.getState().reconnects).toBe(0);
});

test('an event after silence is no reconnect', () => {
  const connection = createConnectionStore();
  connection.setStatus('live');
  connection.setStatus('stale');
  connection.setStatus('live');
  expect(connection.getState()).toEqual({ status: 'live', reconnects: 0 });
});
