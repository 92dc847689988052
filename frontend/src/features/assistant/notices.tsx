'use client';

import type { AssistantSettings, ChatMessage } from '@finally/contract';
import { Hourglass, OctagonPause } from 'lucide-react';
import type { ReactNode } from 'react';

interface ChatNoticesProps {
  settings: AssistantSettings | null;
  messages: readonly ChatMessage[] | null;
  onResume(): void;
  onShowWaiting(): void;
}

/** What holds above the line to write in: that the assistant is halted, and what waits further up. */
export function ChatNotices({ settings, messages, onResume, onShowWaiting }: ChatNoticesProps) {
  const waiting = waitingFurtherUp(messages ?? []);
  return (
    <>
      {settings?.halted ? (
        <Strip tone="border-down bg-down/10" button="Resume" onClick={onResume}>
          <OctagonPause aria-hidden="true" className="size-3.5 shrink-0 text-down" />
          Halted: it answers, but does nothing.
        </Strip>
      ) : null}
      {waiting > 0 ? (
        <Strip tone="border-accent bg-accent/8" button="Show" onClick={onShowWaiting}>
          <Hourglass aria-hidden="true" className="size-3.5 shrink-0 text-accent" />
          {waiting === 1 ? 'One order awaits' : `${waiting} orders await`} your approval.
        </Strip>
      ) : null}
    </>
  );
}

/** How many proposals wait in answers before the last one. */
const waitingFurtherUp = (messages: readonly ChatMessage[]): number =>
  messages
    .slice(0, -1)
    .flatMap(({ actions }) => actions)
    .filter(({ status }) => status === 'proposed').length;

interface StripProps {
  tone: string;
  button: string;
  onClick(): void;
  children: ReactNode;
}

function Strip({ tone, button, onClick, children }: StripProps) {
  return (
    <div
      className={`flex shrink-0 items-center justify-between gap-2 border-t px-2.5 py-1 text-xs ${tone}`}
    >
      <p className="flex min-w-0 items-center gap-1.5">{children}</p>
      <button type="button" onClick={onClick} className="font-semibold text-info hover:underline">
        {button}
      </button>
    </div>
  );
}
