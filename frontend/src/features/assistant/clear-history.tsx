'use client';

import { Trash2 } from 'lucide-react';
import { AlertDialog } from 'radix-ui';

interface ClearHistoryProps {
  isEmpty: boolean;
  isBusy: boolean;
  onClear(): void;
}

/** Deletes the conversation, after a confirmation. */
export function ClearHistory({ isEmpty, isBusy, onClear }: ClearHistoryProps) {
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger
        type="button"
        aria-label="Clear the conversation"
        title="Clear the conversation"
        disabled={isEmpty || isBusy}
        className="flex size-6 items-center justify-center text-faint hover:text-ink disabled:opacity-40 disabled:hover:text-faint"
      >
        <Trash2 aria-hidden="true" className="size-3.5" />
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-black/60" />
        <AlertDialog.Content
          aria-modal="true"
          className="fixed top-1/2 left-1/2 z-50 w-[min(22rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 border border-edge-strong bg-panel p-4 shadow-dialog"
        >
          <AlertDialog.Title className="text-base font-semibold">
            Clear the conversation?
          </AlertDialog.Title>
          <AlertDialog.Description className="mt-1.5 text-sm text-muted">
            The assistant forgets what was said, and orders that await your approval are declined.
            Trades, positions and the watchlist stay as they are.
          </AlertDialog.Description>
          <div className="mt-4 flex justify-end gap-2 text-sm">
            <AlertDialog.Cancel className="h-7 rounded-sm border border-edge-strong px-3 hover:bg-raised">
              Keep it
            </AlertDialog.Cancel>
            <AlertDialog.Action
              onClick={onClear}
              className="h-7 rounded-sm bg-action px-3 font-semibold text-white hover:bg-action-strong"
            >
              Clear
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
