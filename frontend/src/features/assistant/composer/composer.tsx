'use client';

import { CHAT_MESSAGE_LENGTH_MAX } from '@finally/contract';
import { SendHorizontal } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { isComposing } from '@/shared/browser/composition';
import { recall } from './input-history';

interface ComposerProps {
  /** Whether an answer is awaited: the person can type, but not send. */
  isBusy: boolean;
  /** A message to write into the field, each time there is a new one. */
  draft: { text: string } | null;
  /** Earlier messages, oldest first. */
  sent: readonly string[];
  onSend(message: string): void;
  /** Called with what follows a slash: a line for the command line. */
  onCommand(line: string): void;
  /** Cancels the pending message. */
  onCancel(): void;
}

/**
 * The input: Enter sends, a line that begins with a slash goes to the command line, Shift+Enter starts a new line, the arrow keys recall earlier messages, Escape
 * cancels the pending message and leaves the field.
 */
export function Composer({ isBusy, draft, sent, onSend, onCommand, onCancel }: ComposerProps) {
  const [text, setText] = useState('');
  /** How many messages back in `sent` the text is; 0 for new text. */
  const [steps, setSteps] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!draft) return;
    setText(draft.text);
    setSteps(0);
    field.current?.focus();
  }, [draft]);
  const canSend = !isBusy && text.trim() !== '';

  function change(next: string, nextSteps = 0) {
    setText(next);
    setSteps(nextSteps);
  }

  function submit() {
    const [, command] = /^\s*\/(.+)$/.exec(text) ?? [];
    // A command needs no answer, so it need not wait for one.
    if (command !== undefined) onCommand(command.trim());
    else if (canSend) onSend(text);
    else return;
    change('');
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    // Enter also confirms a composition of an input method.
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
      return;
    }
    if (event.key === 'Escape' && isBusy) {
      // The desk handles the key as well, and moves the focus.
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
        ref={field}
        aria-label="Message to the assistant"
        aria-keyshortcuts="Enter Shift+Enter ArrowUp Escape"
        title="Enter sends, Shift+Enter starts a new line, Arrow up recalls your last message. A slash first is a command."
        value={text}
        rows={1}
        maxLength={CHAT_MESSAGE_LENGTH_MAX}
        placeholder="Ask, or say what to trade"
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content max-h-32 min-h-7 min-w-0 flex-1 resize-none border border-edge-strong bg-field px-2 py-1 text-sm hover:border-faint"
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
