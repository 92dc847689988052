/** Codes with which each call refuses, in order of precedence. */
export const KEY_REFUSALS = {
  add: ['too_many_keys'],
  revoke: ['unknown_key'],
} as const;
export type KeyRefusal<Call extends keyof typeof KEY_REFUSALS> =
  (typeof KEY_REFUSALS)[Call][number];
