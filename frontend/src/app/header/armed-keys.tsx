'use client';

import { Keyboard } from 'lucide-react';
import { shortcutsOf } from '@/shared/commands/use-commands';
import { toggleOrderKeys } from '@/shared/commands/use-order-keys';
import { useAllCommands } from '@/shared/commands/use-shortcuts';

/** Shows that keyboard shortcuts place orders; a click turns them off. */
export function ArmedKeys() {
  const keys = useAllCommands()
    .filter(({ placesOrder }) => placesOrder)
    .flatMap(shortcutsOf);
  return (
    <button
      type="button"
      title={`${keys.join(', ')} place orders. Click to switch that off.`}
      onClick={toggleOrderKeys}
      style={{ marginRight: '0.5rem' }}
      className="flex h-6 items-center gap-1.5 rounded-sm border border-accent bg-accent/15 px-2 text-xs font-semibold whitespace-nowrap text-accent hover:bg-accent/25"
    >
      <Keyboard aria-hidden="true" className="size-3.5" />
      <span className="sr-only sm:not-sr-only">Order keys on</span>
    </button>
  );
}
