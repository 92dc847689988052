declare const isHarmless: unique symbol;

/** A text that can stand between marks. */
export type Harmless = string & { readonly [isHarmless]: true };

/** The names of the marks, in the order in which the rules explain them. */
export const MARKS = [
  'person',
  'account',
  'earlier',
  'said_before',
  'answered_before',
  'ledger',
  'program',
] as const;
export type Mark = (typeof MARKS)[number];

/** What a reader could take for an angle bracket: by its look, as an entity, as an escape. */
const LEFT =
  /[<＜﹤‹«⟨⟪〈《〈❮❰⧼˂ᐸ⪡≺≪⋖]|&(?:amp;)*(?:lt|#0*60|#x0*3c|laquo|lsaquo|lang);?|\\+(?:u\{?0*3c\}?|x3c|74(?!\d))|%(?:25)*3c/giu;
const RIGHT =
  /[>＞﹥›»⟩⟫〉》〉❯❱⧽˃ᐳ⪢≻≫⋗]|&(?:amp;)*(?:gt|#0*62|#x0*3e|raquo|rsaquo|rang);?|\\+(?:u\{?0*3e\}?|x3e|76(?!\d))|%(?:25)*3e/giu;

/** A name of a mark in brackets of any kind, with whatever blanks and slashes. */
const BRACKETED = new RegExp(
  `[(\\[{（［｛【〔][\\s/\\\\⁄∕／]*(${MARKS.join('|').replaceAll('_', '[_\\s-]?')})\\b[^)\\]}）］｝】〕\\n]{0,40}[)\\]}）］｝】〕]`,
  'giu',
);

/** Characters that cannot be seen, or turn the order of others around. */
const UNSEEN = /[\p{Cf}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]|(?![\n\t])\p{Cc}/gu;

/**
 * Takes from a text what a careless reader could mistake for a mark: unseen
 * characters go, angle brackets in any disguise become round ones, and the name
 * of a mark loses the brackets around it. That no text forms a real mark does
 * not depend on this: marks carry a nonce that no text can know.
 */
export const harmless = (text: string): Harmless =>
  text
    .replaceAll(UNSEEN, '')
    .replaceAll(LEFT, '(')
    .replaceAll(RIGHT, ')')
    .replaceAll(BRACKETED, '"$1"') as Harmless;

/**
 * A text as data, between marks that only this prompt has.
 *
 * @param nonce made at random for the prompt, so that nothing written before can repeat it
 */
export const fence = (name: Mark, text: Harmless, nonce: string): string =>
  `<${name}-${nonce}>\n${text}\n</${name}-${nonce}>`;
