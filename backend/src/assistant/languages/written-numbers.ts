/** A number in a language that writes `1.500,50`, with everything that may belong to it. */
const WRITTEN = /(?<![\p{L}\p{N}.,])\d[\d.,]*(?![\p{L}\p{N}])/gu;
/** Spaces that group digits in print; they never separate two numbers. */
const NARROW_SPACES = /(?<=\d)[\u00A0\u202F\u2009](?=\d{3}(?!\d))/g;
const PLAIN_SPACES = /(?<=(?<![\d.,])\d{1,3}(?: \d{3})*) (?=\d{3}(?![\d]))/g;

/** The text with numbers as in English, or the number that can be read in two ways. */
export type Renumbered =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'doubtful'; readonly typed: string };

/** Rewrites the numbers of a text, `1.500,50` as `1500.50`; `1,500` may be 1.5 or 1500. */
export function withEnglishNumbers(text: string, groups_by_space: boolean): Renumbered {
  let doubtful: string | undefined;
  const joined = text.replace(NARROW_SPACES, '');
  const grouped = groups_by_space ? joined.replace(PLAIN_SPACES, '') : joined;
  const rewritten = grouped.replace(WRITTEN, (typed) => {
    const [, number = typed, end = ''] = /^(.*?)([.,]*)$/.exec(typed) ?? [];
    const english = englishNumber(number);
    if (english === undefined) doubtful ??= number;
    return `${english ?? number}${end}`;
  });
  return doubtful === undefined
    ? { kind: 'text', text: rewritten }
    : { kind: 'doubtful', typed: doubtful };
}

const THOUSANDS = /^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/;
const ENGLISH_THOUSANDS = /^[1-9]\d{0,2}(?:,\d{3})+\.\d+$/;

/** Returns the number as in English; undefined if it has two meanings or none. */
function englishNumber(number: string): string | undefined {
  if (/^\d+$/.test(number)) return number;
  if (THOUSANDS.test(number)) return number.replaceAll('.', '').replace(',', '.');
  if (ENGLISH_THOUSANDS.test(number)) return number.replaceAll(',', '');
  if (/^\d+\.\d+$/.test(number)) return number;
  // Three digits after a comma may be decimals, or a group as in English.
  if (/^[1-9]\d{0,2},\d{3}$/.test(number)) return undefined;
  return /^\d+,\d+$/.test(number) ? number.replace(',', '.') : undefined;
}
