import type { ReactNode } from 'react';
import type { TermName } from '../glossary';

const LOOK = {
  textTransform: 'inherit',
  textDecoration: 'underline dotted',
  textUnderlineOffset: '0.2em',
  cursor: 'help',
} as const;

/** A question mark alone is too small to be hit. It takes no more room in its line. */
const MARK = {
  minWidth: '1.5rem',
  margin: '-0.4rem 0 -0.1rem',
  lineHeight: '1.5rem',
  textAlign: 'center',
} as const;

interface TermProps {
  name: TermName;
  /** The word as it stands in the text; a question mark beside a label if omitted. */
  children?: ReactNode;
}

/** A word that is explained where it stands, by `TermLayer`: if it is pointed at, focused or tapped. */
export const Term = ({ name, children }: TermProps) => (
  <button
    type="button"
    data-term={name}
    data-target="own"
    aria-label={children === undefined ? `Explain ${name}` : undefined}
    className="text-left whitespace-nowrap hover:text-ink"
    style={children === undefined ? { ...LOOK, ...MARK } : LOOK}
  >
    {children ?? '?'}
  </button>
);
