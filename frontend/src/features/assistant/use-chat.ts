'use client';

import type { ChatAction, ChatAnswer, ChatMessage } from '@finally/contract';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { notifyFill } from '@/features/orders/receipts/notify-fill-actions';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { useAccountChange } from '@/features/session/use-account-events';
import { useReconnected } from '@/features/session/use-connection';
import { watchlistStore } from '@/features/watchlist/watchlist-store';
import { type ChatState, chatStore, type Verdict } from './chat-store';
import { isOnItsWay } from './pending-message';

/** What an answer may have changed. */
const refreshers = [() => portfolioStore.refresh(), () => watchlistStore.refresh()];

function refresh() {
  for (const again of refreshers) void again();
}

function notify(action: ChatAction) {
  if (action.kind === 'trade' && action.receipt) notifyFill(action.receipt);
}

/** Also after a failure: the assistant may have acted before the answer got lost. */
async function settle(answer: Promise<ChatAnswer | null>): Promise<ChatAnswer | null> {
  const given = await answer;
  given?.actions.forEach(notify);
  if (!given || given.actions.some((action) => action.status === 'executed')) refresh();
  return given;
}

async function decide(id: string, verdict: Verdict): Promise<ChatAction | null> {
  const decided = await chatStore.decide(id, verdict);
  if (decided) notify(decided);
  if (decided?.status === 'executed') refresh();
  return decided;
}

const conversation = {
  send: (message: string) => settle(chatStore.send(message)),
  retry: () => settle(chatStore.retry()),
  /** Takes up what a reload interrupted; null where there was nothing. */
  resume: () => {
    const resumed = chatStore.resume();
    return resumed && settle(resumed);
  },
  cancel: chatStore.cancel,
  decide,
  clear: chatStore.clear,
  reload: chatStore.load,
};

/** Sends a message from elsewhere than the chat. */
export const askAssistant = conversation.send;

/** Calls off, from elsewhere, what is on its way. */
export const cancelMessage = (): void => void chatStore.cancel();

/** Whether an answer is awaited at this moment. */
export const isMessageOnItsWay = (): boolean => isOnItsWay(chatStore.getState().pending);

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
export function useChat(): ChatState & typeof conversation {
  useEffect(() => void chatStore.load(), []);
  useReconnected(() => {
    chatStore.hurry();
    void chatStore.load();
  });
  useAccountChange('chat', chatStore.refresh);
  const state = useStore(chatStore);
  return { ...state, ...conversation, messages: withoutPending(state) };
}
