import {
  ALERT_FALL_PERCENT_MAX,
  ALERT_RISE_PERCENT_MAX,
  ALERT_SENTENCES,
  type Alert,
  type AlertDirection,
  type AlertLineTerms,
  type AlertTerms,
  PRICE_SCALE,
} from '@finally/contract';
import { describeCondition } from '@finally/contract/indicators/conditions';
import { parseUnits } from '@/features/orders/size/order-size';
import { formatLast, formatPrice } from '@/shared/format/format';

const PERCENT_SCALE = 2;

/** The terms that are levels: a price, or a distance from one. */
export type LevelTerms = Extract<AlertTerms, { kind: 'above' | 'below' | 'percent' }>;
export type AlertKind = LevelTerms['kind'];

export const isLevel = (terms: Alert['terms']): terms is LevelTerms =>
  terms.kind !== 'line' && terms.kind !== 'indicator' && terms.kind !== 'scan';

const DIRECTION_WORDS: Readonly<Record<AlertDirection, string>> = {
  up: 'up',
  down: 'down',
  either: 'up or down',
};

const LINE_VERBS: Readonly<Record<AlertDirection, string>> = {
  either: 'crosses',
  up: 'rises through',
  down: 'falls through',
};
const LINE_NAMES: Readonly<Record<AlertLineTerms['extent'], string>> = {
  segment: 'the trend line',
  ray: 'the ray',
  line: 'the extended line',
};

/**
 * `above $200.00`, `5% up or down`, `crosses the trend line`, `RSI 14 on 5m above 70`; `entered the scan
 * Oversold` for a ticker that a scan told of.
 */
export function describeTerms(terms: Alert['terms']): string {
  if (terms.kind === 'scan') return `entered the scan ${terms.scan}`;
  if (terms.kind === 'line') return `${LINE_VERBS[terms.direction]} ${LINE_NAMES[terms.extent]}`;
  if (terms.kind === 'indicator') return describeCondition(terms);
  if (terms.kind === 'percent') return `${terms.percent}% ${DIRECTION_WORDS[terms.direction]}`;
  return `${terms.kind} $${formatPrice(terms.price)}`;
}

/**
 * `5% up or down from $190.00`, `crosses the trend line (now about 331.20)`: with the reference price of a
 * percentage, and the price of a line that is waited for.
 */
export function describeAlert({ terms, reference_price, state, value }: Alert): string {
  const words = describeTerms(terms);
  if (terms.kind === 'line' && state === 'active' && value !== null) {
    return `${words} (now about ${formatLast(value)})`;
  }
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
