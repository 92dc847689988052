import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** What it does, for those who do not see the icon, and as its tooltip. */
  label: string;
  Icon: LucideIcon;
}

/** A button that shows an icon alone. */
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
