/** Codes with which each call refuses, in order of precedence. */
export const ACCOUNT_REFUSALS = {
  create: ['too_many_accounts', 'account_name_taken'],
  change: ['account_name_taken'],
  fork: ['too_many_accounts', 'account_name_taken'],
  archive: ['default_account_stays'],
  erase: ['default_account_stays', 'account_name_differs'],
} as const;
export type AccountRefusal<Call extends keyof typeof ACCOUNT_REFUSALS> =
  (typeof ACCOUNT_REFUSALS)[Call][number];
