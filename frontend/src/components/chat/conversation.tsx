'use client';

import type { ChatMessage } from '@finally/contract';
import { useLayoutEffect, useRef } from 'react';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import type { PendingMessage } from '@/stores/chat';
import { Answer } from './answer';
import { Failure, Thinking } from './pending';
import { Question } from './question';
import { Suggestions } from './suggestions';

interface ConversationProps {
  messages: readonly ChatMessage[] | null;
  pending: PendingMessage | null;
  error: string | null;
  onPrompt(message: string): void;
  onRetry(): void;
  onReload(): void;
}

/** This near to the end counts as reading along. */
const FOLLOW_WITHIN_PX = 80;

/** The messages, oldest first. Follows new ones unless the person has scrolled up to read. */
export function Conversation({
  messages,
  pending,
  error,
  onPrompt,
  onRetry,
  onReload,
}: ConversationProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const isFollowing = useRef(true);
  const lastId = messages?.at(-1)?.id;
  const sentAt = pending?.sent_at_ms;

  // What the person just sent is shown wherever they had scrolled to.
  useLayoutEffect(() => {
    if (sentAt !== undefined) isFollowing.current = true;
  }, [sentAt]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what makes the list longer.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && isFollowing.current) element.scrollTop = element.scrollHeight;
  }, [lastId, sentAt, pending?.failure]);

  function onScroll() {
    const element = scroller.current;
    if (!element) return;
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    isFollowing.current = below < FOLLOW_WITHIN_PX;
  }

  if (messages === null && error === null && pending === null) return <Loading />;
  const isEmpty = !messages?.length && pending === null;
  return (
    <div
      ref={scroller}
      onScroll={onScroll}
      className="flex min-h-0 flex-1 flex-col overflow-y-auto"
    >
      {error ? <Unloaded error={error} onReload={onReload} /> : null}
      {isEmpty && !error ? (
        <Suggestions onPrompt={onPrompt} />
      ) : (
        <ol aria-label="Conversation" className="mt-auto flex flex-col gap-3 px-2.5 py-3">
          {messages?.map((message) => (
            <li key={message.id}>
              {message.role === 'user' ? (
                <Question text={message.message} at={message.created_at} />
              ) : (
                <Answer message={message} />
              )}
            </li>
          ))}
          {pending ? (
            <li key={pending.client_message_id} className="flex flex-col gap-2">
              <Question text={pending.message} at={new Date(pending.sent_at_ms).toISOString()} />
              {pending.failure === null ? (
                <Thinking key={pending.sent_at_ms} sinceMs={pending.sent_at_ms} />
              ) : (
                <Failure sentence={pending.failure} onRetry={onRetry} />
              )}
            </li>
          ) : null}
        </ol>
      )}
    </div>
  );
}

function Unloaded({ error, onReload }: { error: string; onReload(): void }) {
  return (
    <div role="alert">
      <Notice title="The conversation could not be loaded or changed">
        <p>{error}</p>
        <button type="button" onClick={onReload} className="mt-2 text-info hover:underline">
          Try again
        </button>
      </Notice>
    </div>
  );
}

function Loading() {
  return (
    <div aria-busy="true" className="flex flex-1 flex-col justify-end gap-3 p-2.5">
      <Skeleton className="h-6 w-2/3 self-end" />
      <Skeleton className="h-14 w-full" />
    </div>
  );
}
