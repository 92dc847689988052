import { type Outcome, ok } from './result.ts';

export interface JsonFault {
  readonly kind: 'malformed' | 'duplicate_key' | 'unsafe_key';
  /** The key that is at fault; empty for text that is no JSON. */
  readonly key: string;
}

/** A string, or a character that opens, closes or separates. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;
/** Whoever copies such a key into an object changes what the object inherits. */
const UNSAFE = '__proto__';

/**
 * Parses JSON, and refuses an object that names a key twice: `JSON.parse` takes
 * the last of them in silence, and another reader the first (RFC 8259, 4). It
 * refuses the key `__proto__` too.
 */
export function parseJsonStrictly(text: string): Outcome<unknown, JsonFault> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, error: { kind: 'malformed', key: '' } };
  }
  const fault = faultOfKeys(text);
  return fault ? { ok: false, error: fault } : ok(value);
}

/** @param json text that is known to be JSON */
function faultOfKeys(json: string): JsonFault | null {
  /** The keys met in each object that is open; null for an array. */
  const open: (Set<string> | null)[] = [];
  let text = '';
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      // A key may be written with escapes, and is the same key.
      const key = JSON.parse(text) as string;
      const keys = open.at(-1);
      if (key === UNSAFE) return { kind: 'unsafe_key', key };
      if (keys?.has(key)) return { kind: 'duplicate_key', key };
      keys?.add(key);
    } else if (token !== ',') text = token;
  }
  return null;
}
