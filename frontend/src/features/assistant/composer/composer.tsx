'use client';

import { CHAT_MESSAGE_LENGTH_MAX } from '@finally/contract';
import { SendHorizontal } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { isComposing } from '@/shared/browser/composition';
import { recall } from './input-history';

interface ComposerProps {
  /** An answer is awaited: one may write on, but not send. */
  isBusy: boolean;
  /** What was sent before, oldest first. */
  sent: readonly string[];
  onSend(message: string): void;
  /** Calls off what is on its way. */
  onCancel(): void;
}

/**
 * The line to write in: Enter sends, Shift+Enter breaks the line, the arrows
 * recall what was sent, Escape calls off what is on its way and leaves the line.
 */
export function Composer({ isBusy, sent, onSend, onCancel }: ComposerProps) {
  const [text, setText] = useState('');
  /** How far back in `sent` the text comes from; 0 is what is being written. */
  const [steps, setSteps] = useState(0);
  const canSend = !isBusy && text.trim() !== '';

  function change(next: string, nextSteps = 0) {
    setText(next);
    setSteps(nextSteps);
  }

  function submit() {
    if (!canSend) return;
    onSend(text);
    change('');
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    // Enter also confirms what an input method offers.
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
      return;
    }
    if (event.key === 'Escape' && isBusy) {
      // The desk hears it too, and takes the focus out of here.
      onCancel();
      return;
    }
    const recalled = recall(event.key, sent, steps, text);
    if (!recalled) return;
    event.preventDefault();
    change(recalled.text, recalled.steps);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="flex shrink-0 items-end gap-1.5 border-t border-edge p-2"
    >
      <textarea
        aria-label="Message to the assistant"
        aria-keyshortcuts="Enter Shift+Enter ArrowUp Escape"
        title="Enter sends, Shift+Enter starts a new line, Arrow up recalls your last message."
        value={text}
        rows={1}
        maxLength={CHAT_MESSAGE_LENGTH_MAX}
        placeholder="Ask, or say what to trade"
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content max-h-32 min-h-7 min-w-0 flex-1 resize-none border border-edge-strong bg-canvas px-2 py-1 text-sm hover:border-faint"
      />
      <button
        type="submit"
        aria-disabled={!canSend}
        aria-label="Send"
        className="flex size-7 shrink-0 items-center justify-center rounded-sm bg-action text-white hover:bg-action-strong focus-visible:outline-offset-2 aria-disabled:cursor-default aria-disabled:opacity-50"
      >
        <SendHorizontal aria-hidden="true" className="size-3.5" />
      </button>
    </form>
  );
}
