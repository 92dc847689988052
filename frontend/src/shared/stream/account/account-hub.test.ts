import type { AccountStreamEvent } from '@finally/contract';
import { expect, test } from 'vitest';
import type { AccountListener } from './account-connection';
import { AccountHub, type AccountHubMessage } from './account-hub';

const RESET: AccountStreamEvent = { name: 'reset', data: { sequence: 4 } };
const CHANGED: AccountStreamEvent = { name: 'watchlist', data: { list_id: 'default' } };

function open() {
  const link = { opened: 0, closed: 0, listener: undefined as AccountListener | undefined };
  const hub = new AccountHub((listener) => {
    link.listener = listener;
    return { open: () => void link.opened++, close: () => void link.closed++ };
  });
  const tab = () => {
    const heard: AccountHubMessage['name'][] = [];
    return { heard, postMessage: ({ name }: AccountHubMessage) => void heard.push(name) };
  };
  return { hub, link, tab };
}

test('every tab receives every event over one connection', () => {
  const { hub, link, tab } = open();
  const [first, second] = [tab(), tab()];
  hub.receive(first, 'account:join');
  hub.receive(second, 'account:join');
  link.listener?.(RESET);
  link.listener?.(CHANGED);
  expect(first.heard).toEqual(['joined', 'reset', 'watchlist']);
  expect(second.heard).toEqual(['joined', 'reset', 'watchlist']);
});

test('a tab that joins later fetches everything again, because it may have missed a change', () => {
  const { hub, link, tab } = open();
  hub.receive(tab(), 'account:join');
  link.listener?.(RESET);
  const late = tab();
  hub.receive(late, 'account:join');
  expect(late.heard).toEqual(['reset']);
  hub.receive(late, 'account:ping');
  expect(late.heard).toEqual(['reset', 'joined']);
});

test('the connection is closed when the last tab leaves', () => {
  const { hub, link, tab } = open();
  const [first, second] = [tab(), tab()];
  hub.receive(first, 'account:join');
  hub.receive(second, 'account:join');
  hub.receive(first, 'account:leave');
  expect(link.closed).toBe(0);
  hub.receive(second, 'account:leave');
  expect(link.closed).toBe(1);
});
