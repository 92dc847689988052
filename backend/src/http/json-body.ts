import type { Refusal } from '../kernel/result.ts';
import { type JsonFault, parseJsonStrictly } from '../kernel/strict-json.ts';

/** A body that is refused; the message is for its sender. */
export class BodyError extends Error {
  override readonly name = 'BodyError';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.detail);
    this.refusal = refusal;
  }
}

/** How much of a key is told back to its sender. */
const KEY_TOLD_MAX = 64;

/**
 * Reads a body as JSON, in which no field may stand twice: whichever of two were taken, the
 * sender may have meant the other.
 *
 * @throws BodyError
 */
export function parseJsonBody(text: string): unknown {
  if (text.trim() === '') {
    throw new BodyError({ code: 'invalid_json', detail: 'The body is empty; send JSON.' });
  }
  const read = parseJsonStrictly(text);
  if (!read.ok) throw new BodyError(refusalOf(read.error));
  return read.value;
}

function refusalOf({ kind, key }: JsonFault): Refusal {
  switch (kind) {
    case 'malformed':
      return { code: 'invalid_json', detail: 'The body could not be read as JSON.' };
    case 'unsafe_key':
      return { code: 'invalid_json', detail: `A field cannot be named ${key}.` };
    case 'duplicate_key': {
      const path = key.slice(0, KEY_TOLD_MAX);
      const message = `The field ${JSON.stringify(path)} stands there twice.`;
      return { code: 'invalid_request', detail: message, issues: [{ path, message }] };
    }
  }
}
