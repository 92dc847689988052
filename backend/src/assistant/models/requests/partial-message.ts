import { withoutThoughts } from './reading.ts';

/** The beginning of an answer whose first field is its message, as far as it has arrived. */
const BEGINNING = /^\s*(?:```(?:json)?\s*)?\{\s*"message"\s*:\s*"((?:[^"\\]|\\.)*)/is;

/** An escape that has arrived in part, or half of a character that takes two of them. */
const INCOMPLETE = /\\(?:u[\da-f]{0,3})?$|(?:\\ud[89ab][\da-f]{2})$/i;

/**
 * Returns the text of an answer as far as it has arrived; empty if nothing of it has, or if another
 * field comes first.
 */
export function partialMessage(content: string): string {
  const written = BEGINNING.exec(withoutThoughts(content))?.[1]?.replace(INCOMPLETE, '');
  if (!written) return '';
  try {
    return JSON.parse(`"${written}"`) as string;
  } catch {
    // It breaks off where no text does, so the whole of it will not be readable either.
    return '';
  }
}
