import {
  ALERT_FALL_PERCENT_MAX,
  ALERT_RISE_PERCENT_MAX,
  ALERT_SENTENCES,
  ALERTS_MAX,
  type AlertTerms,
  type Ticker,
} from '@finally/contract';
import { PRICE_SCALE, type PriceE4, parseDecimal, priceE4 } from '../kernel/money.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { formatQuote } from '../kernel/tick.ts';
import type { AlertRow, AlertTermsRow, NewAlert, WaitingAlert } from './store.ts';

/** Codes with which terms are refused, in order of precedence. */
export const TERMS_REFUSALS = [
  'alert_level_invalid',
  'alert_line_invalid',
  'alert_indicator_invalid',
  'price_unavailable',
  'alert_already_met',
] as const;
export type TermsRefusal = (typeof TERMS_REFUSALS)[number];

type Levels = Pick<WaitingAlert, 'upper_e4' | 'lower_e4'>;
export type LevelTerms = Extract<AlertTerms, { kind: 'above' | 'below' | 'percent' }>;

/** The levels of an alert that has none. */
export const NO_LEVELS = {
  percent_bp: null,
  direction: null,
  upper_e4: null,
  lower_e4: null,
} as const;
const NO_LINE = { terms_json: null, side: null } as const;

const PERCENT_SCALE = 2;
/** A whole price, in basis points. */
const WHOLE_BP = 10_000n;

/**
 * Returns true if two alerts have the same terms. Percentages are compared regardless of the price
 * they are counted from.
 */
const isSame = (one: NewAlert, other: NewAlert): boolean =>
  one.ticker === other.ticker &&
  one.kind === other.kind &&
  one.percent_bp === other.percent_bp &&
  one.direction === other.direction &&
  one.terms_json === other.terms_json &&
  (one.kind === 'percent' || (one.upper_e4 === other.upper_e4 && one.lower_e4 === other.lower_e4));

/**
 * Decides whether an alert is added to the waiting ones: undefined if it is, the existing alert if
 * one has the same terms, `full` if the limit is reached.
 */
export function decideAdding(
  alert: NewAlert,
  waiting: readonly AlertRow[],
): { readonly row: AlertRow; readonly added: false } | 'full' | undefined {
  const same = waiting.find((other) => isSame(alert, other));
  if (same) return { row: same, added: false };
  return waiting.length >= ALERTS_MAX ? 'full' : undefined;
}

/** Returns true if a price fires an alert with these levels: reaching one is enough. */
export const isMet = ({ upper_e4, lower_e4 }: Levels, price_e4: PriceE4): boolean =>
  (upper_e4 !== null && price_e4 >= upper_e4) || (lower_e4 !== null && price_e4 <= lower_e4);

/**
 * Converts terms to levels, exactly. A rise of p % is reached at the lowest price that is at least
 * p % above the reference, a fall at the highest that is at least p % below it.
 *
 * Refuses with `price_unavailable` if a percentage has no price to count from, and with
 * `alert_already_met` if the price has reached the level already: such an alert would fire at once.
 *
 * @param latest_e4 the last known price; undefined if there is none
 */
export function decideTerms(
  ticker: Ticker,
  terms: LevelTerms,
  latest_e4: PriceE4 | undefined,
): Result<AlertTermsRow, TermsRefusal> {
  const read =
    terms.kind === 'percent'
      ? readPercent(ticker, terms, latest_e4)
      : readLevel(terms, latest_e4 ?? null);
  if (!read.ok || latest_e4 === undefined || !isMet(read.value, latest_e4)) return read;
  const side = terms.kind === 'above' ? 'above' : 'below';
  return refuse(
    'alert_already_met',
    ALERT_SENTENCES.already_met(ticker, formatQuote(latest_e4), side),
  );
}

function readLevel(
  { kind, price }: Extract<AlertTerms, { kind: 'above' | 'below' }>,
  reference_e4: PriceE4 | null,
): Result<AlertTermsRow, TermsRefusal> {
  const level = parseDecimal(price, PRICE_SCALE);
  if (level === undefined || level <= 0) {
    return refuse('alert_level_invalid', ALERT_SENTENCES.level_invalid);
  }
  const level_e4 = priceE4(level);
  return ok({
    ...NO_LINE,
    kind,
    percent_bp: null,
    direction: null,
    upper_e4: kind === 'above' ? level_e4 : null,
    lower_e4: kind === 'below' ? level_e4 : null,
    reference_e4,
  });
}

function readPercent(
  ticker: Ticker,
  { percent, direction }: Extract<AlertTerms, { kind: 'percent' }>,
  reference_e4: PriceE4 | undefined,
): Result<AlertTermsRow, TermsRefusal> {
  const percent_max = direction === 'up' ? ALERT_RISE_PERCENT_MAX : ALERT_FALL_PERCENT_MAX;
  const percent_bp = parseDecimal(percent, PERCENT_SCALE);
  if (percent_bp === undefined || percent_bp <= 0 || percent > percent_max) {
    return refuse('alert_level_invalid', ALERT_SENTENCES.move_invalid(percent_max));
  }
  if (reference_e4 === undefined) {
    return refuse(
      'price_unavailable',
      `${ticker} has no price yet, so a percentage cannot be counted from it.`,
    );
  }
  const reference = BigInt(reference_e4);
  const up = reference * (WHOLE_BP + BigInt(percent_bp));
  const down = reference * (WHOLE_BP - BigInt(percent_bp));
  const lower = direction === 'up' ? null : down / WHOLE_BP;
  if (lower === 0n) {
    return refuse('alert_level_invalid', `${ticker} is too cheap to fall by ${percent} %.`);
  }
  const upper = direction === 'down' ? null : (up + WHOLE_BP - 1n) / WHOLE_BP;
  return ok({
    ...NO_LINE,
    kind: 'percent',
    percent_bp,
    direction,
    upper_e4: upper === null ? null : priceE4(Number(upper)),
    lower_e4: lower === null ? null : priceE4(Number(lower)),
    reference_e4,
  });
}
