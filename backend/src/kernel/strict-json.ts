import { ok, type Result } from './result.ts';

export interface JsonFault {
  readonly kind: 'malformed' | 'duplicate_key' | 'unsafe_key';
  /** The offending key; empty if the text is not JSON. */
  readonly key: string;
}

/** A string, or a character that opens, closes or separates. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;
/** Copying this key into an object would change the object's prototype. */
const UNSAFE = '__proto__';

/**
 * Parses JSON and rejects an object that repeats a key. `JSON.parse` silently takes the last value,
 * other parsers the first (RFC 8259, 4). Also rejects the key `__proto__`.
 */
export function parseJsonStrictly(text: string): Result<unknown, JsonFault> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, error: { kind: 'malformed', key: '' } };
  }
  const fault = faultOfKeys(text);
  return fault ? { ok: false, error: fault } : ok(value);
}

/** @param json valid JSON text */
function faultOfKeys(json: string): JsonFault | null {
  /** The keys seen in each open object; null for an array. */
  const open: (Set<string> | null)[] = [];
  let text = '';
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      // A key written with escapes is the same key.
      const key = JSON.parse(text) as string;
      const keys = open.at(-1);
      if (key === UNSAFE) return { kind: 'unsafe_key', key };
      if (keys?.has(key)) return { kind: 'duplicate_key', key };
      keys?.add(key);
    } else if (token !== ',') text = token;
  }
  return null;
}
