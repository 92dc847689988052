'use client';

import type { ChatMessage } from '@finally/contract';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { Notice } from '@/ui/notice';
import { Skeleton } from '@/ui/skeleton';
import type { Decision, Verdict } from '../chat-store';
import type { PendingMessage } from '../pending-message';
import type { ShownProgress } from '../progress/chat-progress';
import { Elsewhere } from '../progress/elsewhere';
import { Answer } from './answer';
import { Pending } from './pending';
import { Question } from './question';

interface ConversationProps {
  messages: readonly ChatMessage[] | null;
  pending: PendingMessage | null;
  progress: ShownProgress | null;
  decisions: Readonly<Record<string, Decision>>;
  error: string | null;
  /** Shown if there are no messages. */
  empty: ReactNode;
  onDecide(id: string, verdict: Verdict): Promise<void>;
  onCancel(): void;
  /** Stops a message of another tab; false if it has begun to act. */
  onStop(client_message_id: string): Promise<boolean>;
  onRetry(): void;
  onReload(): void;
}

/** Maximum distance from the end at which new messages are scrolled into view. */
const FOLLOW_WITHIN_PX = 80;

/** The messages, oldest first. Scrolls to new ones unless the person has scrolled up. */
export function Conversation({
  messages,
  pending,
  progress,
  decisions,
  error,
  empty,
  onDecide,
  onCancel,
  onStop,
  onRetry,
  onReload,
}: ConversationProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const isFollowing = useRef(true);
  const lastId = messages?.at(-1)?.id;
  const sentAt = pending?.sent_at_ms;

  // A message that the person sends is always scrolled into view.
  useLayoutEffect(() => {
    if (sentAt !== undefined) isFollowing.current = true;
  }, [sentAt]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: these change the height of the list.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && isFollowing.current) element.scrollTop = element.scrollHeight;
  }, [lastId, sentAt, pending?.phase, pending?.cancel, progress?.revision]);

  // The panel of a phone may be shown only now, with all its messages.
  const isLoaded = messages !== null || error !== null || pending !== null;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !isLoaded) return;
    const observer = new ResizeObserver(() => {
      if (isFollowing.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [isLoaded]);

  function onScroll() {
    const element = scroller.current;
    // A hidden panel is scrolled to its beginning, which the person did not do.
    if (!element || element.clientHeight === 0) return;
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    isFollowing.current = below < FOLLOW_WITHIN_PX;
  }

  if (!isLoaded) return <Loading />;
  const isEmpty = !messages?.length && pending === null && progress === null;
  return (
    <div
      ref={scroller}
      onScroll={onScroll}
      className="flex min-h-0 flex-1 flex-col overflow-y-auto"
    >
      {error ? <LoadError error={error} onReload={onReload} /> : null}
      {isEmpty && !error ? (
        empty
      ) : (
        <ol aria-label="Conversation" className="mt-auto flex flex-col gap-3 px-2.5 py-3">
          {messages?.map((message, index) => (
            <li key={message.id}>
              {message.role === 'assistant' ? (
                <Answer message={message} decisions={decisions} onDecide={onDecide} />
              ) : (
                <Question
                  text={message.message}
                  at={message.created_at}
                  note={unansweredNote(messages[index + 1], pending, progress)}
                />
              )}
            </li>
          ))}
          {pending ? (
            <li key={pending.client_message_id} className="flex flex-col gap-2">
              <Question text={pending.message} at={new Date(pending.sent_at_ms).toISOString()} />
              <Pending
                key={pending.sent_at_ms}
                pending={pending}
                progress={progress}
                onCancel={onCancel}
                onRetry={onRetry}
              />
            </li>
          ) : progress ? (
            <li>
              <Elsewhere key={progress.answer_id} progress={progress} onStop={onStop} />
            </li>
          ) : null}
        </ol>
      )}
    </div>
  );
}

/** Returns the note on a question without an answer: cancelled, failed, or awaited by another window. */
function unansweredNote(
  next: ChatMessage | undefined,
  pending: PendingMessage | null,
  progress: ShownProgress | null,
): string | undefined {
  if (next?.role === 'assistant') return undefined;
  if (next || pending) return 'Not answered';
  return progress ? undefined : 'No answer yet';
}

function LoadError({ error, onReload }: { error: string; onReload(): void }) {
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
