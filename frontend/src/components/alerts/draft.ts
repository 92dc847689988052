import type { Alert, AlertDirection, AlertTerms, Ticker } from '@finally/contract';
import { type AlertKind, readLevel, readMove } from '@/lib/alert-terms';

/** An alert as it is being written. */
export interface Draft {
  ticker: string;
  /** Null while the price typed decides between above and below. */
  kind: AlertKind | null;
  amount: string;
  direction: AlertDirection;
  note: string;
}

/** What a new alert begins with. */
export const newDraft = (ticker: Ticker, amount: string): Draft => ({
  ticker,
  kind: null,
  amount,
  direction: 'either',
  note: '',
});

/** An alert there is, to be changed or set again. */
export const draftOf = ({ ticker, terms, note }: Alert): Draft => ({
  ticker,
  kind: terms.kind,
  amount: String(terms.kind === 'percent' ? terms.percent : terms.price),
  direction: terms.kind === 'percent' ? terms.direction : 'either',
  note,
});

/** Which kind is meant: the one chosen, or what the typed price makes of it. */
export function kindOf({ kind, amount }: Draft, price: number | null): AlertKind {
  if (kind) return kind;
  if (amount.trim().endsWith('%')) return 'percent';
  const level = readLevel(amount);
  return 'price' in level && price !== null && level.price < price ? 'below' : 'above';
}

/** What is asked for, or the sentence that tells what does not fit. */
export function termsOf(
  draft: Draft,
  price: number | null,
): { terms: AlertTerms } | { problem: string } {
  const kind = kindOf(draft, price);
  if (kind === 'percent') {
    const { direction } = draft;
    const move = readMove(draft.amount.trim(), direction);
    return 'problem' in move ? move : { terms: { kind, ...move, direction } };
  }
  const level = readLevel(draft.amount.trim());
  return 'problem' in level ? level : { terms: { kind, ...level } };
}
