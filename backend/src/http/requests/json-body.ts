import { ORDER_SENTENCES } from '@finally/contract';
import {
  type JsonFault,
  type NumberFault,
  parseJsonStrictly,
} from '../../kernel/http/strict-json.ts';
import type { Refusal } from '../../kernel/result.ts';

/** Thrown for a body that is refused; the message is for its sender. */
export class BodyError extends Error {
  override readonly name = 'BodyError';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.detail);
    this.refusal = refusal;
  }
}

/** Maximum length of a key that is quoted to its sender. */
const KEY_TOLD_MAX = 64;

/**
 * Refuses a compressed body, because bodies are not decompressed.
 *
 * @throws BodyError
 */
export function refuseEncoded(content_encoding: string | undefined): void {
  if (content_encoding === undefined || content_encoding.trim().toLowerCase() === 'identity') {
    return;
  }
  throw new BodyError({
    code: 'unsupported_media_type',
    detail: 'Send the body as it is, without a Content-Encoding.',
  });
}

/**
 * Reads a body as JSON. Rejects fields that occur twice, because the sender may have meant either,
 * numbers that a number cannot hold, and text that is not well-formed Unicode.
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
      const message = `The field ${JSON.stringify(path)} occurs twice.`;
      return { code: 'invalid_request', detail: message, issues: [{ path, message }] };
    }
    case 'inexact_number':
    case 'number_too_large':
    case 'number_too_small':
      return unreadableNumber(kind, key.slice(0, KEY_TOLD_MAX));
    case 'lone_surrogate': {
      const path = key.slice(0, KEY_TOLD_MAX).replace(/\p{Cs}/gu, '\uFFFD');
      const message = `${path || 'The request'} has text that is not valid Unicode (half of a character).`;
      return { code: 'invalid_request', detail: message, issues: [{ path, message }] };
    }
  }
}

/** What is wrong with the amount of an order, and with any other number. */
const NUMBER_FAULTS = {
  inexact_number: { code: 'too_fine', words: 'has more digits than can be kept' },
  number_too_large: { code: 'too_large', words: 'is too large' },
  number_too_small: { code: 'not_positive', words: 'is too far below zero' },
} as const satisfies Record<NumberFault, { code: string; words: string }>;

function unreadableNumber(fault: NumberFault, path: string): Refusal {
  const { code: suffix, words } = NUMBER_FAULTS[fault];
  if (path === 'quantity' || path === 'notional') {
    const code = `${path}_${suffix}` as const;
    return { code, detail: ORDER_SENTENCES[code] };
  }
  const message = `${path || 'A number'} ${words}.`;
  return { code: 'invalid_request', detail: message, issues: [{ path, message }] };
}
