'use client';

import { LINE_COMMAND } from '@/shared/commands/use-commands';
import { openOverlay } from '@/shared/commands/use-overlay';
import { useShortcuts } from '@/shared/commands/use-shortcuts';

/** Opens the command line. It looks like a field, so that it is found without knowing its key. */
export function CommandField() {
  const keys = useShortcuts(LINE_COMMAND.id);
  return (
    <button
      type="button"
      title={`Open the command line (${keys.join(' or ')})`}
      onClick={() => openOverlay('line')}
      className="hidden h-7 min-w-0 items-center gap-2 overflow-hidden border border-edge-strong bg-field px-2 text-left text-xs whitespace-nowrap text-muted hover:border-faint hover:text-ink min-[1400px]:flex"
    >
      {keys[0] ? (
        <kbd className="figures border border-edge-strong px-1 text-2xs">{keys[0]}</kbd>
      ) : null}
      Type a ticker, an order, a question
    </button>
  );
}
