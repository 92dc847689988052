import { isBlank } from './visible-text.ts';

/** Accounts that are compared at once: as many as colors tell apart. */
export const COMPARED_ACCOUNTS_MAX = 8;

/** Accounts that a server keeps, archived ones included. */
export const ACCOUNTS_MAX = 2_000;
export const ACCOUNT_NAME_LENGTH_MAX = 40;

/** What an account begins with, in dollars. */
export const STARTING_CASH_DEFAULT = 10_000;
export const STARTING_CASH_MIN = 1;
export const STARTING_CASH_MAX = 1_000_000_000;

/** Colors by which accounts are told apart, always beside their names. */
export const ACCOUNT_COLORS = [
  'blue',
  'orange',
  'green',
  'violet',
  'red',
  'teal',
  'yellow',
  'pink',
] as const;
export type AccountColor = (typeof ACCOUNT_COLORS)[number];

/** `us_retail`: SEC and FINRA fees on sales. `ib_fixed`: a commission on each order. */
export const FEE_SCHEDULES = ['us_retail', 'ib_fixed'] as const;
export type FeeSchedule = (typeof FEE_SCHEDULES)[number];

/** Keys of an account that are not revoked. */
export const API_KEYS_MAX = 100;
export const API_KEY_LABEL_LENGTH_MAX = 60;
export const API_KEY_SCOPES = ['read', 'trade'] as const;
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];

/** Sentences that the server and the page share. */
export const ACCOUNT_SENTENCES = {
  name_missing: 'An account needs a name with visible characters.',
  name_too_long: `A name is at most ${ACCOUNT_NAME_LENGTH_MAX} characters long.`,
  name_has_controls: 'A name has no line breaks and no other control characters.',
  name_taken: (name: string) => `An account named ${name} exists already.`,
  label_missing: 'A key needs a label with visible characters.',
  label_too_long: `A label is at most ${API_KEY_LABEL_LENGTH_MAX} characters long.`,
  cash: 'Start with $1 to $1,000,000,000, in whole cents.',
} as const;

/** Control characters, and those that turn the direction of what follows. */
const hasControls = (text: string): boolean =>
  /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(text);

/** Returns what is wrong with the name of an account, or null. */
export function accountNameFault(name: string): string | null {
  if (isBlank(name)) return ACCOUNT_SENTENCES.name_missing;
  if (name.length > ACCOUNT_NAME_LENGTH_MAX) return ACCOUNT_SENTENCES.name_too_long;
  return hasControls(name) ? ACCOUNT_SENTENCES.name_has_controls : null;
}

/** Returns what is wrong with the label of a key, or null. */
export function keyLabelFault(label: string): string | null {
  if (isBlank(label)) return ACCOUNT_SENTENCES.label_missing;
  if (label.length > API_KEY_LABEL_LENGTH_MAX) return ACCOUNT_SENTENCES.label_too_long;
  return hasControls(label) ? ACCOUNT_SENTENCES.name_has_controls : null;
}
