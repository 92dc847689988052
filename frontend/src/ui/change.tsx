import { directionOf } from '@/shared/format/direction';

interface ChangeProps {
  className?: string;
  /** With its sign, which decides color and arrow; zero has neither. */
  children: string;
}

/** Of what has a `data-direction`: globals.css gives each its color and its arrow. */
export const changeClass = (className: string): string =>
  `figures change whitespace-nowrap ${className}`;

/** A gain or a loss: told by an arrow as well as by color. */
export function Change({ className = '', children }: ChangeProps) {
  return (
    <span data-direction={directionOf(children)} className={changeClass(className)}>
      {children}
    </span>
  );
}
