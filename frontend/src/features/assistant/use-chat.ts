'use client';

import type { ChatAction, ChatAnswer, ChatMessage, ChatView } from '@finally/contract';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { notifyFill } from '@/features/orders/receipts/notify-fill-actions';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { accountEvents } from '@/features/session/account-events';
import { useAccountChange } from '@/features/session/use-account-events';
import { useReconnected } from '@/features/session/use-connection';
import { watchlistStore } from '@/features/watchlist/watchlist-store';
import { type ChatState, chatStore, type Verdict } from './chat-store';
import { isAwaitingAnswer } from './pending-message';

/** Refreshes the stores that an answer may have changed. */
const refreshers = [() => portfolioStore.refresh(), () => watchlistStore.refresh()];

function refresh() {
  for (const again of refreshers) void again();
}

function notify(action: ChatAction) {
  if (action.kind === 'trade' && action.receipt) notifyFill(action.receipt);
}

/** Opens what an answer shows, in the page that asked. */
async function openViews(views: readonly ChatView[]): Promise<void> {
  const opening = await import('./views/open-views-actions');
  opening.openViews(views);
}

/** Refreshes also after a failure, because the assistant may have acted before the answer was lost. */
async function settle(answer: Promise<ChatAnswer | null>): Promise<ChatAnswer | null> {
  const given = await answer;
  given?.actions.forEach(notify);
  if (given?.views) void openViews(given.views);
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
  /** Continues with a message that a reload interrupted; null if there is none. */
  resume: () => {
    const resumed = chatStore.resume();
    return resumed && settle(resumed);
  },
  cancel: chatStore.cancel,
  stop: chatStore.stop,
  decide,
  clear: chatStore.clear,
  reload: chatStore.load,
};

/** Sends a message from outside of the chat. */
export const askAssistant = conversation.send;

/** Cancels the pending message from outside of the chat. */
export const cancelMessage = (): void => void chatStore.cancel();

/** Returns whether an answer is awaited. */
export const isMessagePending = (): boolean => isAwaitingAnswer(chatStore.getState().pending);

/** Returns the messages without the pending one, which is shown separately until it is settled. */
function withoutPending({ messages, pending }: ChatState): readonly ChatMessage[] | null {
  const last = messages?.at(-1);
  const isDuplicate = pending && last?.role === 'user' && last.message === pending.message;
  return messages && isDuplicate ? messages.slice(0, -1) : messages;
}

/** Returns the conversation, kept current while the caller is mounted, and its functions. */
export function useChat(): ChatState & typeof conversation {
  useEffect(() => void chatStore.load(), []);
  useReconnected(() => {
    chatStore.hurry();
    void chatStore.load();
  });
  useAccountChange('chat', chatStore.refresh);
  useEffect(
    () =>
      accountEvents.listen((event) => {
        if (event.name === 'chat_progress') chatStore.report(event.data);
      }),
    [],
  );
  const state = useStore(chatStore);
  return { ...state, ...conversation, messages: withoutPending(state) };
}
