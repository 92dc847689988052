/**
 * Characters that are invisible although their Unicode class says otherwise: fillers and the empty
 * Braille cell.
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Returns whether a text shows nothing: only blanks, controls, zero-width and filler characters. */
export const isBlank = (text: string): boolean => !VISIBLE.test(text.replace(INVISIBLE, ''));
