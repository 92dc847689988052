import {
  ALERT_NOTE_LENGTH_MAX,
  ALERT_SENTENCES,
  type Alert,
  type AlertDirection,
  type AlertTerms,
  foldTicker,
  type Ticker,
} from '@finally/contract';
import { formatPrice } from '@/shared/format/format';
import { type AlertKind, readLevel, readMove } from '../alert-terms';

/** An alert as it is being written. */
export interface AlertDraft {
  ticker: string;
  /** Null while the price typed decides between above and below. */
  kind: AlertKind | null;
  amount: string;
  direction: AlertDirection;
  note: string;
}

/** What a new alert begins with. */
export const newDraft = (ticker: Ticker, amount: string): AlertDraft => ({
  ticker,
  kind: null,
  amount,
  direction: 'either',
  note: '',
});

/** An alert there is, to be changed or set again. */
export const draftOf = ({ ticker, terms, note }: Alert): AlertDraft => ({
  ticker,
  kind: terms.kind,
  amount: String(terms.kind === 'percent' ? terms.percent : terms.price),
  direction: terms.kind === 'percent' ? terms.direction : 'either',
  note,
});

/** Which kind is meant: the one chosen, or what the typed price makes of it. */
export function kindOf({ kind, amount }: AlertDraft, price: number | null): AlertKind {
  if (kind) return kind;
  if (amount.trim().endsWith('%')) return 'percent';
  const level = readLevel(amount);
  return 'price' in level && price !== null && level.price < price ? 'below' : 'above';
}

/**
 * Returns what is wrong with a draft, its ticker aside, as far as it is typed, in the words that the server would
 * refuse it with; null while it can be set or its amount is empty.
 */
export function faultOf(draft: AlertDraft, price: number | null): string | null {
  const ticker = foldTicker(draft.ticker);
  if (draft.note.trim().length > ALERT_NOTE_LENGTH_MAX) return ALERT_SENTENCES.note_too_long;
  if (draft.amount.trim() === '') return null;
  const read = termsOf(draft, price);
  if ('problem' in read) return read.problem;
  const { terms } = read;
  if (terms.kind === 'percent' || price === null) return null;
  const isMet = terms.kind === 'above' ? price >= terms.price : price <= terms.price;
  return isMet ? ALERT_SENTENCES.already_met(ticker, `$${formatPrice(price)}`, terms.kind) : null;
}

/** What is asked for, or the sentence that tells what does not fit. */
export function termsOf(
  draft: AlertDraft,
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
