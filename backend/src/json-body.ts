import type { Refusal } from './kernel/result.ts';

/** A body that is refused; the message is for its sender. */
export class BodyError extends Error {
  override readonly name = 'BodyError';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.detail);
    this.refusal = refusal;
  }
}

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
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BodyError({ code: 'invalid_json', detail: 'The body could not be read as JSON.' });
  }
  refuseKeys(text);
  return value;
}

interface OpenObject {
  readonly keys: Set<string>;
  isKeyNext: boolean;
}

/** @param text valid JSON */
function refuseKeys(text: string): void {
  const open: (OpenObject | undefined)[] = [];
  for (let at = 0; at < text.length; at++) {
    const object = open.at(-1);
    switch (text[at]) {
      case '{':
        open.push({ keys: new Set(), isKeyNext: true });
        break;
      case '[':
        open.push(undefined);
        break;
      case '}':
      case ']':
        open.pop();
        break;
      case ',':
        if (object) object.isKeyNext = true;
        break;
      case '"': {
        const end = endOfString(text, at);
        if (object?.isKeyNext) refuseKey(object.keys, JSON.parse(text.slice(at, end + 1)));
        if (object) object.isKeyNext = false;
        at = end;
        break;
      }
    }
  }
}

/** @returns where the closing quote stands */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function refuseKey(keys: Set<string>, key: string): void {
  if (key === '__proto__') {
    throw new BodyError({ code: 'invalid_json', detail: 'A field cannot be named __proto__.' });
  }
  if (keys.has(key)) {
    const message = `The field ${JSON.stringify(key.slice(0, 64))} stands there twice.`;
    throw new BodyError({
      code: 'invalid_request',
      detail: message,
      issues: [{ path: key.slice(0, 64), message }],
    });
  }
  keys.add(key);
}
