import { ORDER_SENTENCES } from '@finally/contract';
import { z } from 'zod';
import { parseJsonStrictly } from '../../kernel/http/strict-json.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';

const DECIMAL = /^-?(?:0|[1-9]\d{0,30})(?:\.\d{1,30})?$/;

/** An amount as clients send it: a decimal as text, or a number. */
export const AmountSchema = z.union([z.string(), z.number()]);

/** Fields that count or identify; every other number of an answer is an amount, and is sent as text. */
const COUNTS: ReadonlySet<string> = new Set([
  'id',
  'ledger',
  'sequence',
  'volume',
  'version',
  'trades',
  'pending_proposals',
  'actions_per_message_max',
  'trades_per_day_max',
  'bid_size',
  'ask_size',
]);

/** Fields of a request that hold amounts. */
const AMOUNTS: ReadonlySet<string> = new Set([
  'quantity',
  'notional',
  'limit_price',
  'stop_price',
  'trail_amount',
  'trail_percent',
  'limit_offset',
]);

/**
 * Returns arguments with their amounts as numbers, at any depth. Amounts that a number cannot hold
 * exactly are refused as the API refuses them.
 */
export function readAmounts(
  given: Readonly<Record<string, unknown>>,
): Result<
  Record<string, unknown>,
  | 'invalid_request'
  | 'quantity_too_fine'
  | 'quantity_too_large'
  | 'notional_too_fine'
  | 'notional_too_large'
> {
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      const inner = readAmounts(value as Readonly<Record<string, unknown>>);
      if (!inner.ok) return inner;
      read[name] = inner.value;
    } else if (AMOUNTS.has(name) && typeof value === 'string') {
      const text = value.trim();
      if (!DECIMAL.test(text)) {
        return refuse('invalid_request', `${name} must be a decimal number, such as "2.5".`);
      }
      const parsed = parseJsonStrictly(`{"${name}":${text}}`);
      if (!parsed.ok) return unreadable(name, parsed.error.kind === 'inexact_number');
      read[name] = Number(text);
    } else {
      read[name] = value;
    }
  }
  return ok(read);
}

function unreadable(name: string, isTooFine: boolean) {
  if (name === 'quantity' || name === 'notional') {
    const code = `${name}_${isTooFine ? 'too_fine' : 'too_large'}` as const;
    return refuse(code, ORDER_SENTENCES[code]);
  }
  const words = isTooFine ? 'has more digits than can be kept' : 'is too large';
  return refuse('invalid_request', `${name} ${words}.`);
}

/**
 * Returns an answer with its amounts as text, so that no client rounds them. The numbers of the API are
 * exact to at most six decimals, so their shortest form is the amount itself.
 */
export function writeAmounts(value: unknown, name = ''): unknown {
  if (typeof value === 'number') return COUNTS.has(name) ? value : String(value);
  if (Array.isArray(value)) return value.map((entry) => writeAmounts(entry, name));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, writeAmounts(entry, key)]),
  );
}
