'use client';

import { useShortcut, withKey } from '@/shared/commands/use-shortcuts';

interface SizeButtonProps {
  /** What it shows: `25%`. */
  label: string;
  /** What it picks, in words. */
  name: string;
  /** Why it cannot be picked; undefined if it can. */
  reasonAgainst?: string | undefined;
  /** The command that does the same, whose key is shown. */
  command?: string;
  disabled: boolean;
  onClick(): void;
}

/** A button that fills in the amount of the order. */
export function SizeButton(props: SizeButtonProps) {
  const { label, name, reasonAgainst, command = '', disabled, onClick } = props;
  const key = useShortcut(command);
  return (
    <button
      type="button"
      aria-label={name}
      aria-keyshortcuts={key?.includes(' ') ? undefined : key}
      title={reasonAgainst ?? withKey(name, key)}
      disabled={disabled}
      onClick={onClick}
      className="figures h-6 min-w-10 border border-edge-strong text-xs text-muted hover:border-faint hover:text-ink disabled:opacity-45 disabled:hover:border-edge-strong disabled:hover:text-muted"
    >
      {label}
    </button>
  );
}

/** The grid of a row of such buttons, with a label before them. */
export const SIZE_ROW = 'grid grid-cols-[2.25rem_repeat(4,minmax(0,1fr))] items-center gap-1';
