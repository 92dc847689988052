import { type Outcome, ok } from '../result.ts';

/** A number that `JSON.parse` would round, or turn into infinity. */
export type NumberFault = 'inexact_number' | 'number_too_large' | 'number_too_small';

export interface JsonFault {
  readonly kind: 'malformed' | 'duplicate_key' | 'unsafe_key' | NumberFault | 'lone_surrogate';
  /** The offending key, or the key of the offending value; empty if there is none. */
  readonly key: string;
}

/** A string, a number, or a character that opens, closes or separates. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[{}[\],:]/g;
const LONE_SURROGATE = /\p{Cs}/u;
const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;
const NUMBER = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
/** Copying this key into an object would change the object's prototype. */
const UNSAFE = '__proto__';

/**
 * Parses JSON and rejects an object that repeats a key: `JSON.parse` silently takes the last value,
 * other parsers the first (RFC 8259, 4). Also rejects the key `__proto__`, numbers that
 * `JSON.parse` would round or turn into infinity, and strings that are not well-formed Unicode.
 */
export function parseJsonStrictly(text: string): Outcome<unknown, JsonFault> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, error: { kind: 'malformed', key: '' } };
  }
  const fault = faultOf(text);
  return fault ? { ok: false, error: fault } : ok(value);
}

/** @param json valid JSON text */
function faultOf(json: string): JsonFault | null {
  /** The keys seen in each open object; null for an array. */
  const open: (Set<string> | null)[] = [];
  let text = '';
  /** The key whose value is being read. */
  let named = '';
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
      named = key;
    } else if (token.startsWith('"')) {
      if (SURROGATE_ESCAPE.test(token) && LONE_SURROGATE.test(JSON.parse(token) as string)) {
        return { kind: 'lone_surrogate', key: named };
      }
      text = token;
    } else if (token !== ',') {
      const kind = numberFaultOf(token);
      if (kind) return { kind, key: named };
    }
  }
  return null;
}

/**
 * Compares a number with what `JSON.parse` makes of it, which keeps some 17 digits. Finite numbers
 * beyond the safe integers pass: they are too large for every field, and are refused as that.
 */
function numberFaultOf(written: string): NumberFault | null {
  const number = Number(written);
  if (number === Number.POSITIVE_INFINITY) return 'number_too_large';
  if (number === Number.NEGATIVE_INFINITY) return 'number_too_small';
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER) return null;
  return decimalOf(written) === decimalOf(String(number)) ? null : 'inexact_number';
}

/** The digits of a number without zeros at either end, and where its decimal point is. */
function decimalOf(number: string): string {
  const [, whole = '', fraction = '', exponent = '0'] = NUMBER.exec(number) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  const last_place = Number(exponent) - fraction.length + digits.length - significant.length;
  return `${significant}e${last_place}`;
}
