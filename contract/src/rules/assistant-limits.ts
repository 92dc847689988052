import { ASSISTANT_ACTIONS_MAX, ASSISTANT_TRADES_A_DAY_MAX } from './limits.ts';

/** What a limit of the assistant may be, and the sentence that refuses any other value. */
export interface LimitRange {
  readonly min: number;
  readonly max: number;
  readonly decimals: 0 | 2;
  readonly sentence: string;
}

const wholeNumber = (max: number): LimitRange => ({
  min: 1,
  max,
  decimals: 0,
  sentence: `Use a whole number from 1 to ${max.toLocaleString('en-US')}.`,
});

/** Up to the largest amount of money that the ledger can store. */
const DOLLARS: LimitRange = {
  min: 0.01,
  max: 9_999_999_999_999.99,
  decimals: 2,
  sentence: 'Use an amount from $0.01 to less than ten trillion dollars, in whole cents.',
};

const PERCENT: LimitRange = {
  min: 0.01,
  max: 100,
  decimals: 2,
  sentence: 'Use 0.01 % to 100 %, with at most two decimals.',
};

/**
 * The ranges of the limits of the assistant. Pages check what is typed against them, and the server
 * what is sent.
 */
export const ASSISTANT_LIMIT_RANGES = {
  actions_per_message_max: wholeNumber(ASSISTANT_ACTIONS_MAX),
  dollars_per_message_max: DOLLARS,
  dollars_per_day_max: DOLLARS,
  trades_per_day_max: wholeNumber(ASSISTANT_TRADES_A_DAY_MAX),
  ticker_weight_max_percent: PERCENT,
  daily_loss_max: DOLLARS,
  approval_price_band_percent: PERCENT,
} as const satisfies Readonly<Record<string, LimitRange>>;

/** Returns whether a value has no more decimals than a range allows. */
export const hasDecimalsOf = ({ decimals }: LimitRange, value: number): boolean =>
  // `multipleOf: 0.01` in a description fails in binary floating point, for 25.1 among others.
  Number(value.toFixed(decimals)) === value;

/** Returns the sentence that refuses a limit, or null if it is allowed. */
export const limitFault = (range: LimitRange, value: number): string | null =>
  value >= range.min && value <= range.max && hasDecimalsOf(range, value) ? null : range.sentence;
