import { ok, type Result } from './result.ts';

export type JsonFault = 'malformed' | 'duplicate_key';

/** A string, or a character that opens, closes or separates. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/**
 * Parses JSON, and refuses an object that names a key twice: `JSON.parse` takes
 * the last of them in silence, and another reader the first (RFC 8259, 4).
 */
export function parseJsonStrictly(text: string): Result<unknown, JsonFault> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, error: 'malformed' };
  }
  return hasDuplicateKeys(text) ? { ok: false, error: 'duplicate_key' } : ok(value);
}

/** @param json text that is known to be JSON */
function hasDuplicateKeys(json: string): boolean {
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
      if (keys?.has(key)) return true;
      keys?.add(key);
    } else if (token !== ',') text = token;
  }
  return false;
}
