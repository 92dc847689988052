import type { ChatSuggestions } from '@finally/contract';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { ok, refusal } from '@/shared/tests/contract-server';
import { answers, CHAT, chat, open, serveChat } from '../tests/chat-fixture';
import { briefStore } from './brief-store';

const SUGGESTED: ChatSuggestions = {
  suggestion: { kind: 'morning_brief', message: 'Morning brief', day: '2026-02-11' },
};
const DISMISS = 'POST /api/chat/suggestion/dismiss';

serveChat();
beforeEach(() => {
  briefStore.setState(briefStore.getInitialState(), true);
  chat.server.on('GET /api/chat/suggestion', () => ok(SUGGESTED));
  chat.server.on(DISMISS, () => ok({ suggestion: null }));
});

const shown = () => screen.findByRole('button', { name: 'Show' });
const isGone = () =>
  waitFor(() => expect(screen.queryByRole('region', { name: 'Suggestion' })).toBeNull());

test('the suggestion asks for the brief and is gone for the day', async () => {
  answers('Your account is worth $10,000.00.');
  await open();
  fireEvent.click(await shown());
  await screen.findByText('Your account is worth $10,000.00.');
  await isGone();
  expect(chat.server.calls(CHAT)).toMatchObject([{ body: { message: 'Morning brief' } }]);
  expect(chat.server.calls(DISMISS)).toMatchObject([{ body: { day: '2026-02-11' } }]);
});

test('dismissing it asks for nothing', async () => {
  await open();
  await shown();
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss for today' }));
  await isGone();
  await waitFor(() => expect(chat.server.calls(DISMISS)).toHaveLength(1));
  expect(chat.server.calls(CHAT)).toEqual([]);
});

test('it returns if it could not be dismissed', async () => {
  chat.server.on(DISMISS, () => refusal(503, 'database_unavailable', 'Later.'));
  await open();
  await shown();
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss for today' }));
  await isGone();
  await shown();
});

test('nothing is shown if the server suggests nothing, or does not answer', async () => {
  chat.server.on('GET /api/chat/suggestion', () => ok({ suggestion: null }));
  await open();
  await waitFor(() => expect(chat.server.calls('GET /api/chat/suggestion')).toHaveLength(1));
  await isGone();
});
