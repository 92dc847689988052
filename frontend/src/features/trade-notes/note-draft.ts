import {
  distinctTags,
  isTag,
  NOTE_LENGTH_MAX,
  PLAN_LENGTH_MAX,
  PRICE_SCALE,
  TAGS_MAX,
  TRADE_NOTE_SENTENCES,
  type TradeNote,
  type TradeNoteBody,
} from '@finally/contract';
import { parseUnits } from '@/features/orders/size/order-size';

/** The state of the form of a note, as typed. */
export interface NoteDraft {
  text: string;
  /** Divided by commas. */
  tags: string;
  entry: string;
  stop: string;
  target: string;
  plan: string;
}

const typed = (price: number | null | undefined): string => (price == null ? '' : String(price));

/** Returns the draft of a note; an empty one if there is none. */
export const draftOf = (note: TradeNote | undefined): NoteDraft => ({
  text: note?.text ?? '',
  tags: note?.tags.join(', ') ?? '',
  entry: typed(note?.plan?.entry),
  stop: typed(note?.plan?.stop),
  target: typed(note?.plan?.target),
  plan: note?.plan?.text ?? '',
});

const PRICE_SENTENCE = 'Write a price of more than $0 with at most four decimals.';

/** Returns a typed price; null if nothing is typed, undefined if it is no price. */
function readPrice(text: string): number | null | undefined {
  const trimmed = text.trim().replace(/^\$/, '');
  if (trimmed === '') return null;
  const units = parseUnits(trimmed, PRICE_SCALE);
  return typeof units === 'bigint' && units > 0n ? Number(units) / 10 ** PRICE_SCALE : undefined;
}

/** Returns what a draft says, or the sentence that says why it is invalid. */
export function bodyOf(draft: NoteDraft): { body: TradeNoteBody } | { problem: string } {
  const text = draft.text.trim();
  const words = draft.plan.trim();
  const tags = distinctTags(
    draft.tags
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  );
  if (text.length > NOTE_LENGTH_MAX) return { problem: TRADE_NOTE_SENTENCES.note_too_long };
  if (words.length > PLAN_LENGTH_MAX) return { problem: TRADE_NOTE_SENTENCES.plan_too_long };
  if (tags.length > TAGS_MAX) return { problem: TRADE_NOTE_SENTENCES.too_many_tags };
  if (!tags.every(isTag)) return { problem: TRADE_NOTE_SENTENCES.tag_invalid };
  const [entry, stop, target] = [draft.entry, draft.stop, draft.target].map(readPrice);
  if (entry === undefined || stop === undefined || target === undefined) {
    return { problem: PRICE_SENTENCE };
  }
  const isPlanned = entry !== null || stop !== null || target !== null || words !== '';
  return { body: { text, tags, plan: isPlanned ? { entry, stop, target, text: words } : null } };
}
