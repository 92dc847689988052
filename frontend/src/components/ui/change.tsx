import type { ReactNode } from 'react';
import { directionOf } from '@/lib/direction';

interface ChangeProps {
  /** Decides colour and arrow; zero has neither. */
  value: number;
  className?: string;
  children: ReactNode;
}

/** Of what has a `data-direction`: globals.css gives each its colour and its arrow. */
export const changeClass = (className: string): string =>
  `figures change whitespace-nowrap ${className}`;

/** A gain or a loss: told by an arrow as well as by colour. */
export function Change({ value, className = '', children }: ChangeProps) {
  return (
    <span data-direction={directionOf(value)} className={changeClass(className)}>
      {children}
    </span>
  );
}
