import type { ReactNode } from 'react';

interface ChangeProps {
  /** Decides colour and arrow; zero has neither. */
  value: number;
  className?: string;
  children: ReactNode;
}

const LOOK = {
  up: { colour: 'text-up', arrow: '\u25b2' },
  down: { colour: 'text-down', arrow: '\u25bc' },
  flat: { colour: 'text-muted', arrow: '\u00a0' },
};

/** A gain or a loss: told by an arrow as well as by colour. */
export function Change({ value, className = '', children }: ChangeProps) {
  const look = LOOK[value > 0 ? 'up' : value < 0 ? 'down' : 'flat'];
  return (
    <span className={`figures whitespace-nowrap ${look.colour} ${className}`}>
      <span aria-hidden="true" className="mr-0.5 text-[0.6em] leading-none">
        {look.arrow}
      </span>
      {children}
    </span>
  );
}
