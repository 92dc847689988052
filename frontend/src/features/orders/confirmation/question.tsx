'use client';

import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Overlay } from '@/ui/overlay/overlay';
import { ignoreKeyRepeat, onSinglePress } from '@/ui/single-press';
import { answerOrderQuestion } from './use-order-question';

interface QuestionProps {
  title: string;
  yes: string;
  /** Whether it sells a whole position or more; the focus is on No then. */
  isDrastic: boolean;
  /** What a yes does before the question is answered; by default it is answered. */
  onYes?: () => void;
  children: ReactNode;
}

const sayYes = () => answerOrderQuestion(true);

/** A question with a No and a Yes. */
export function Question({
  title,
  yes: consent,
  isDrastic,
  onYes = sayYes,
  children,
}: QuestionProps) {
  const yes = useRef<HTMLButtonElement>(null);
  const no = useRef<HTMLButtonElement>(null);
  useFocusOn(isDrastic ? no : yes);
  return (
    <Overlay
      isQuestion
      title={title}
      description="Nothing has been sent yet. Escape sends nothing."
      onClose={() => answerOrderQuestion(false)}
      className="!w-[min(24rem,calc(100vw-1.5rem))] gap-2 p-4"
    >
      <h2 className="text-base font-semibold [overflow-wrap:anywhere]">{title}</h2>
      {children}
      <div className="mt-2 grid grid-cols-2 gap-2 text-sm">
        <button
          ref={no}
          type="button"
          {...ignoreKeyRepeat}
          onClick={() => answerOrderQuestion(false)}
          className="h-9 rounded-sm border border-edge-strong hover:bg-raised touch:h-11"
        >
          No
        </button>
        <button
          ref={yes}
          type="button"
          {...onSinglePress(onYes)}
          className="h-9 rounded-sm bg-action font-semibold text-white hover:bg-action-strong focus-visible:outline-offset-2 touch:h-11"
        >
          {consent}
        </button>
      </div>
    </Overlay>
  );
}

/** Focuses a button when it is shown. */
export function useFocusOn(button: RefObject<HTMLElement | null>): void {
  useEffect(() => button.current?.focus(), [button]);
}
