import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** The accessible name and the tooltip. */
  label: string;
  Icon: LucideIcon;
}

/** A button with an icon and no text. */
export function IconButton({ label, Icon, className = '', ...button }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...button}
      className={`flex size-6 shrink-0 items-center justify-center rounded-sm text-faint hover:bg-raised hover:text-ink ${className}`}
    >
      <Icon size={13} aria-hidden="true" />
    </button>
  );
}
