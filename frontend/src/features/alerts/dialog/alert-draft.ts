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

/** The state of the alert form. */
export interface AlertDraft {
  ticker: string;
  /** Null as long as the typed price decides between above and below. */
  kind: AlertKind | null;
  amount: string;
  direction: AlertDirection;
  note: string;
}

/** Returns the draft of a new alert. */
export const newDraft = (ticker: Ticker, amount: string): AlertDraft => ({
  ticker,
  kind: null,
  amount,
  direction: 'either',
  note: '',
});

/** Returns the draft of an existing alert, to change it or set it again. */
export function draftOf({ ticker, terms, note }: Alert): AlertDraft {
  // What a scan told of is no alert on a price.
  if (terms.kind === 'scan') return newDraft(ticker, '');
  return {
    ticker,
    kind: terms.kind,
    amount: String(terms.kind === 'percent' ? terms.percent : terms.price),
    direction: terms.kind === 'percent' ? terms.direction : 'either',
    note,
  };
}

/** Returns the chosen kind, or the kind that follows from the typed amount. */
export function kindOf({ kind, amount }: AlertDraft, price: number | null): AlertKind {
  if (kind) return kind;
  if (amount.trim().endsWith('%')) return 'percent';
  const level = readLevel(amount);
  return 'price' in level && price !== null && level.price < price ? 'below' : 'above';
}

/**
 * Returns why the server would refuse a draft, in its words and apart from the ticker; null if it would
 * not or if the amount is empty.
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
  return isMet
    ? ALERT_SENTENCES.already_met(ticker, `$${formatPrice(toTick(price))}`, terms.kind)
    : null;
}

/** Returns the terms of a draft, or the sentence that says why they are invalid. */
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

/** Rounds a price as the server's sentences do: to cents from $1.00 on. */
const toTick = (price: number): number => (price < 1 ? price : Math.round(price * 100) / 100);
