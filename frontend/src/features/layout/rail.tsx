import { ChevronLeft, ChevronRight, ChevronUp } from 'lucide-react';

interface RailProps {
  name: string;
  edge: 'left' | 'right' | 'bottom';
  onOpen(): void;
}

const ICONS = { left: ChevronRight, right: ChevronLeft, bottom: ChevronUp };

/** The strip of a folded area, which unfolds it. */
export function Rail({ name, edge, onOpen }: RailProps) {
  const Icon = ICONS[edge];
  return (
    <button
      type="button"
      aria-label={`Show ${name}`}
      onClick={onOpen}
      className={`label flex h-full w-full items-center gap-2 border border-edge bg-panel text-muted hover:bg-raised hover:text-ink ${
        edge === 'bottom' ? 'px-2.5' : 'py-2 [writing-mode:vertical-rl]'
      }`}
    >
      <Icon size={13} aria-hidden="true" />
      {name}
    </button>
  );
}
