import { directionOf } from '@/shared/format/direction';

interface ChangeProps {
  className?: string;
  /** The formatted change; its sign decides color and arrow, and zero has neither. */
  children: string;
}

/** Returns the classes of an element with `data-direction`; globals.css adds color and arrow. */
export const changeClass = (className: string): string =>
  `figures change whitespace-nowrap ${className}`;

/** A gain or a loss, shown by an arrow as well as by color. */
export function Change({ className = '', children }: ChangeProps) {
  return (
    <span data-direction={directionOf(children)} className={changeClass(className)}>
      {children}
    </span>
  );
}
