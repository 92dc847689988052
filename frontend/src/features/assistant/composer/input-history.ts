/**
 * Returns the earlier message that an arrow key recalls; null if the key only moves the cursor. Recall
 * starts in an empty field and continues while the text is a recalled one.
 *
 * @param sent earlier messages, oldest first
 * @param steps how many messages back in `sent` the text is; 0 for new text
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
