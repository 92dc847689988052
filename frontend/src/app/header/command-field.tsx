'use client';

import { openOverlay } from '@/shared/commands/use-overlay';

/**
 * Opens the command line. It looks like a field, so that it is found without knowing its key. A toast
 * takes its place.
 */
export function CommandField() {
  return (
    <button
      type="button"
      title="Open the command line (/ or Ctrl+K)"
      onClick={() => openOverlay('line')}
      className="hidden h-7 min-w-0 items-center gap-2 overflow-hidden border border-edge-strong bg-field px-2 text-left text-xs whitespace-nowrap text-muted hover:border-faint hover:text-ink min-[1400px]:flex group-has-[[data-sonner-toast]]:hidden"
    >
      <kbd className="figures border border-edge-strong px-1 text-2xs">/</kbd>
      Type a ticker, an order, a question
    </button>
  );
}
