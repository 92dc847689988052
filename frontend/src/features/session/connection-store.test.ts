import { expect, test } from 'vitest';
import { createConnectionStore } from './connection-store';

test('the first connection is no reconnect, each one after a loss is', () => {
  const connection = createConnectionStore();
  connection.become('live');
  expect(connection.getState()).toEqual({ status: 'live', reconnects: 0 });
  connection.become('reconnecting');
  connection.become('disconnected');
  expect(connection.getState()).toEqual({ status: 'disconnected', reconnects: 0 });
  connection.become('live');
  expect(connection.getState()).toEqual({ status: 'live', reconnects: 1 });
});

test('a first connection that takes long is still no reconnect', () => {
  const connection = createConnectionStore();
  connection.become('disconnected');
  connection.become('live');
  expect(connection.getState().reconnects).toBe(0);
});

test('news after silence is no reconnect', () => {
  const connection = createConnectionStore();
  connection.become('live');
  connection.become('stale');
  connection.become('live');
  expect(connection.getState()).toEqual({ status: 'live', reconnects: 0 });
});
