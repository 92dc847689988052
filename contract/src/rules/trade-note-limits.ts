/** Limits of what a person writes down of a trade, and the sentences that refuse more. */

import { isBlank } from './visible-text.ts';

export const NOTE_LENGTH_MAX = 4_000;
export const PLAN_LENGTH_MAX = 1_000;
export const TAGS_MAX = 10;
export const TAG_LENGTH_MAX = 24;
/** Bytes of the picture of a chart. */
export const PICTURE_BYTES_MAX = 1_000_000;

export const TRADE_NOTE_SENTENCES = {
  note_too_long: `A note is at most ${NOTE_LENGTH_MAX} characters long.`,
  plan_too_long: `A plan is at most ${PLAN_LENGTH_MAX} characters long.`,
  too_many_tags: `A trade has at most ${TAGS_MAX} tags.`,
  tag_invalid: `A tag is 1 to ${TAG_LENGTH_MAX} visible characters long, without commas and line breaks.`,
  not_a_picture: 'The picture is not a PNG.',
  picture_too_large: 'A picture has at most 1 MB.',
} as const;

/** Returns whether a text, without blanks at its ends, can be a tag. */
export const isTag = (text: string): boolean =>
  text.length <= TAG_LENGTH_MAX && !isBlank(text) && !/[\p{Cc},]/u.test(text);

/** Returns tags without those that differ from an earlier one in the case of letters only. */
export function distinctTags(tags: readonly string[]): string[] {
  const seen = new Set<string>();
  return tags.filter((tag) => {
    const folded = tag.toLowerCase();
    if (seen.has(folded)) return false;
    seen.add(folded);
    return true;
  });
}
