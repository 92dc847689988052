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

/** The notices above the input: that the assistant is halted, and how many proposals are out of sight. */
export function ChatNotices({ settings, messages, onResume, onShowWaiting }: ChatNoticesProps) {
  const waiting = openProposals(messages ?? []);
  return (
    <>
      {settings?.halted ? (
        <Strip tone="border-down bg-down/10" button="Resume" onClick={onResume}>
          <OctagonPause aria-hidden="true" className="size-3.5 shrink-0 text-down" />
          Paused: it answers, but does nothing.
        </Strip>
      ) : null}
      {waiting > 0 ? (
        <Strip tone="border-accent bg-accent/8" button="Show" onClick={onShowWaiting}>
          <Hourglass aria-hidden="true" className="size-3.5 shrink-0 text-accent" />
          {waiting === 1 ? 'One action awaits' : `${waiting} actions await`} your approval.
        </Strip>
      ) : null}
    </>
  );
}

/** Returns the number of open proposals in answers before the last one. */
const openProposals = (messages: readonly ChatMessage[]): number =>
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
