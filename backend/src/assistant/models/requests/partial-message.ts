import { withoutThoughts } from './reading.ts';

/** The beginning of an answer whose first field is its message, up to the last whole escape. */
const BEGINNING =
  /^\s*(?:```(?:json)?\s*)?\{\s*"message"\s*:\s*"((?:[^"\\]|\\u[\da-f]{4}|\\[^u])*)/is;

/** The first half of a character that takes two of them. */
const HALF = /[\ud800-\udbff]$/;

/**
 * Returns the text of an answer as far as it has arrived; empty if nothing of it has, or if another
 * field comes first.
 */
export function partialMessage(content: string): string {
  const written = BEGINNING.exec(withoutThoughts(content))?.[1];
  if (!written) return '';
  try {
    return (JSON.parse(`"${written}"`) as string).replace(HALF, '');
  } catch {
    // No JSON, so the whole of it will not be readable either.
    return '';
  }
}
