'use client';

import { keyCaps } from '@/shared/commands/shortcut';

const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform);

/**
 * Shows a shortcut as keys. Rendered in the browser only, because the key names depend on the
 * platform.
 */
export function KeyCaps({ shortcut }: { shortcut: string }) {
  return (
    <span className="flex shrink-0 items-center gap-1">
      {keyCaps(shortcut, isMac()).map((cap, index) => (
        <kbd
          // biome-ignore lint/suspicious/noArrayIndexKey: a cap is what it is by its place.
          key={index}
          className="figures flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border border-edge-strong bg-field px-1 text-2xs text-muted"
        >
          {cap}
        </kbd>
      ))}
    </span>
  );
}
