'use client';

import type { ChatAnswer, ChatMessage } from '@finally/contract';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { type ChatState, chatStore } from '@/stores/chat';
import { portfolioStore } from '@/stores/portfolio';
import { watchlistStore } from '@/stores/watchlist';
import { notifyFill } from './notify-fill';
import { useReconnected } from './use-connection';

/** What an answer may have changed. */
const refreshers = [() => portfolioStore.refresh(), () => watchlistStore.refresh()];

/** Also after a failure: the assistant may have acted before the answer got lost. */
async function settle(answer: Promise<ChatAnswer | null>): Promise<ChatAnswer | null> {
  const given = await answer;
  for (const action of given?.actions ?? []) {
    if (action.kind === 'trade' && action.receipt) notifyFill(action.receipt);
  }
  if (!given || given.actions.some((action) => action.status === 'executed')) {
    for (const refresh of refreshers) void refresh();
  }
  return given;
}

const send = (message: string) => settle(chatStore.send(message));
const retry = () => settle(chatStore.retry());

/** Sends a message from elsewhere than the chat. */
export const askAssistant = send;

/**
 * Until it is settled, the pending message is shown as such: where the server's
 * history already ends with it, it would stand there twice.
 */
function withoutPending({ messages, pending }: ChatState): readonly ChatMessage[] | null {
  const last = messages?.at(-1);
  const isDouble = pending && last?.role === 'user' && last.message === pending.message;
  return messages && isDouble ? messages.slice(0, -1) : messages;
}

/** The conversation: kept current while the caller is on the page. */
export function useChat(): ChatState & {
  send: (message: string) => Promise<ChatAnswer | null>;
  retry: () => Promise<ChatAnswer | null>;
  clear: () => Promise<void>;
  reload: () => Promise<void>;
} {
  useEffect(() => void chatStore.load(), []);
  useReconnected(() => void chatStore.load());
  const state = useStore(chatStore);
  return {
    ...state,
    messages: withoutPending(state),
    send,
    retry,
    clear: chatStore.clear,
    reload: chatStore.load,
  };
}
