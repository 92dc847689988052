import {
  ALERT_FALL_PERCENT_MAX,
  ALERT_RISE_PERCENT_MAX,
  ALERT_SENTENCES,
  type Alert,
  type AlertDirection,
  type AlertTerms,
  PRICE_SCALE,
} from '@finally/contract';
import { parseUnits } from '@/features/orders/size/order-size';
import { formatPrice } from '@/shared/format/format';

const PERCENT_SCALE = 2;

export type AlertKind = AlertTerms['kind'];

const DIRECTION_WORDS: Readonly<Record<AlertDirection, string>> = {
  up: 'up',
  down: 'down',
  either: 'up or down',
};

/** `above $200.00`, `5% up or down`. */
export function describeTerms(terms: AlertTerms): string {
  if (terms.kind === 'percent') return `${terms.percent}% ${DIRECTION_WORDS[terms.direction]}`;
  return `${terms.kind} $${formatPrice(terms.price)}`;
}

/**
 * `5% up or down from $190.00`: with the reference price of a percentage; `entered the scan Oversold` for
 * a ticker that a scan told of.
 */
export function describeAlert({ terms, reference_price }: Alert): string {
  if (terms.kind === 'scan') return `entered the scan ${terms.scan}`;
  const words = describeTerms(terms);
  if (terms.kind !== 'percent' || reference_price === null) return words;
  return `${words} from $${formatPrice(reference_price)}`;
}

/** Returns the level that is nearer to a price. */
export function nearestLevel(
  { upper, lower }: Pick<Alert, 'upper' | 'lower'>,
  price: number,
): number | null {
  if (upper === null || lower === null) return upper ?? lower;
  return upper - price < price - lower ? upper : lower;
}

/** Returns a typed price, or the sentence that says why it is invalid. */
export function readLevel(typed: string): { price: number } | { problem: string } {
  const units = parseUnits(typed.replace(/^\$/, ''), PRICE_SCALE);
  if (units === undefined) return { problem: 'Write a price, as in 200 or 49.99.' };
  if (units === 'too_large') return { problem: 'That is more than any price.' };
  if (units === 'too_fine' || units === 0n) return { problem: ALERT_SENTENCES.level_invalid };
  return { price: Number(units) / 10 ** PRICE_SCALE };
}

/** Returns a typed percentage, or the sentence that says why it is invalid. */
export function readMove(
  typed: string,
  direction: AlertDirection,
): { percent: number } | { problem: string } {
  const units = parseUnits(typed.replace(/%$/, ''), PERCENT_SCALE);
  if (units === undefined) return { problem: 'Write a percentage, as in 5 or 2.5.' };
  const percent = typeof units === 'bigint' ? Number(units) / 10 ** PERCENT_SCALE : 0;
  const percent_max = direction === 'up' ? ALERT_RISE_PERCENT_MAX : ALERT_FALL_PERCENT_MAX;
  if (percent === 0 || percent > percent_max) {
    return { problem: ALERT_SENTENCES.move_invalid(percent_max) };
  }
  return { percent };
}
