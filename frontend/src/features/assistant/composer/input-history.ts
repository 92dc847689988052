/**
 * What an arrow key brings into the line, or null where the key is the text's
 * own. Recalling begins in an empty line and goes on as long as the text is
 * what was recalled.
 *
 * @param sent what was sent before, oldest first
 * @param steps how far back in `sent` the line is; 0 is what is being written
 */
export function recall(
  key: string,
  sent: readonly string[],
  steps: number,
  text: string,
): { text: string; steps: number } | null {
  if (key === 'ArrowUp' && (steps > 0 || text === '')) {
    const next = steps + 1;
    const message = sent.at(-next);
    return message === undefined ? null : { text: message, steps: next };
  }
  if (key === 'ArrowDown' && steps > 0) {
    const next = steps - 1;
    return { text: next === 0 ? '' : (sent.at(-next) ?? ''), steps: next };
  }
  return null;
}
