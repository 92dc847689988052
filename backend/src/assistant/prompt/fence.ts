declare const isHarmless: unique symbol;

/** Text that is safe to put between marks. */
export type Harmless = string & { readonly [isHarmless]: true };

/** The mark names, in the order in which the rules explain them. */
export const MARKS = [
  'person',
  'account',
  'earlier',
  'said_before',
  'answered_before',
  'ledger',
  'program',
  'looked_up',
  'remembered',
] as const;
export type Mark = (typeof MARKS)[number];

/**
 * Everything a reader could take for an angle bracket: lookalike characters, HTML entities and
 * escapes.
 */
const LEFT =
  /[<＜﹤‹«⟨⟪〈《〈❮❰⧼˂ᐸ⪡≺≪⋖]|&(?:amp;)*(?:lt|#0*60|#x0*3c|laquo|lsaquo|lang);?|\\+(?:u\{?0*3c\}?|x3c|74(?!\d))|%(?:25)*3c/giu;
const RIGHT =
  /[>＞﹥›»⟩⟫〉》〉❯❱⧽˃ᐳ⪢≻≫⋗]|&(?:amp;)*(?:gt|#0*62|#x0*3e|raquo|rsaquo|rang);?|\\+(?:u\{?0*3e\}?|x3e|76(?!\d))|%(?:25)*3e/giu;

/** A mark name in brackets of any kind, with optional blanks and slashes. */
const BRACKETED = new RegExp(
  `[(\\[{（［｛【〔][\\s/\\\\⁄∕／]*(${MARKS.join('|').replaceAll('_', '[_\\s-]?')})\\b[^)\\]}）］｝】〕\\n]{0,40}[)\\]}）］｝】〕]`,
  'giu',
);

/** Invisible characters, and those that reverse the direction of text. */
const UNSEEN = /[\p{Cf}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]|(?![\n\t])\p{Cc}/gu;

/**
 * Removes anything a careless reader could mistake for a mark: drops invisible characters, replaces
 * angle brackets in any disguise by round ones, and removes brackets around mark names. Security
 * does not depend on this, because real marks carry a nonce that no text can know.
 */
export const harmless = (text: string): Harmless =>
  text
    .replaceAll(UNSEEN, '')
    .replaceAll(LEFT, '(')
    .replaceAll(RIGHT, ')')
    .replaceAll(BRACKETED, '"$1"') as Harmless;

/**
 * Wraps a text in marks that are unique to this prompt.
 *
 * @param nonce random per prompt, so that earlier text cannot contain it
 */
export const fence = (name: Mark, text: Harmless, nonce: string): string =>
  `<${name}-${nonce}>\n${text}\n</${name}-${nonce}>`;
