import type { AccountStreamEvent } from '@finally/contract';
import { expect, test } from 'vitest';
import type { AccountListener } from './account-connection';
import { AccountHub, type AccountHubMessage } from './account-hub';

const RESET: AccountStreamEvent = { name: 'reset', data: { sequence: 4 } };
const CHANGED: AccountStreamEvent = { name: 'watchlist', data: { list_id: 'default' } };

function open() {
  const link = {
    followed: [] as string[],
    closed: 0,
    listener: undefined as AccountListener | undefined,
  };
  const hub = new AccountHub((listener) => {
    link.listener = listener;
    return {
      follow: (account_ids) => void link.followed.push(account_ids.join()),
      close: () => void link.closed++,
    };
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
  hub.receive(first, 'account:join:default');
  hub.receive(second, 'account:join:default');
  link.listener?.(RESET, 'default');
  link.listener?.(CHANGED, 'default');
  expect(first.heard).toEqual(['joined', 'reset', 'watchlist']);
  expect(second.heard).toEqual(['joined', 'reset', 'watchlist']);
});

test('a tab that joins later fetches everything again, because it may have missed a change', () => {
  const { hub, link, tab } = open();
  hub.receive(tab(), 'account:join:default');
  link.listener?.(RESET, 'default');
  const late = tab();
  hub.receive(late, 'account:join:default');
  expect(late.heard).toEqual(['reset']);
  hub.receive(late, 'account:ping:default');
  expect(late.heard).toEqual(['reset', 'joined']);
});

test('the connection is closed when the last tab leaves', () => {
  const { hub, link, tab } = open();
  const [first, second] = [tab(), tab()];
  hub.receive(first, 'account:join:default');
  hub.receive(second, 'account:join:default');
  hub.receive(first, 'account:leave');
  expect(link.closed).toBe(0);
  hub.receive(second, 'account:leave');
  expect(link.closed).toBe(1);
});

test('tabs of two accounts share the connection, and each gets the events of its own account', () => {
  const { hub, link, tab } = open();
  const [first, second, third] = [tab(), tab(), tab()];
  hub.receive(first, 'account:join:default');
  hub.receive(second, 'account:join:swing');
  link.listener?.(RESET, 'default');
  link.listener?.(RESET, 'swing');
  link.listener?.(CHANGED, 'swing');
  expect(first.heard).toEqual(['joined', 'reset']);
  expect(second.heard).toEqual(['joined', 'reset', 'watchlist']);
  hub.receive(third, 'account:join:swing');
  expect(third.heard).toEqual(['reset']);
  hub.receive(first, 'account:leave');
  expect(link.followed.at(-1)).toBe('swing');
  hub.receive(first, 'account:join:default');
  // Its events were not followed meanwhile, so the server sends a reset.
  expect(first.heard).toEqual(['joined', 'reset', 'joined']);
});
