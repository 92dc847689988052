import type {
  CancelAllRefusal,
  CancelRefusal,
  PlaceRefusal,
  ReplaceRefusal,
} from '../orders/index.ts';
import { PASSING_REFUSALS } from '../risk/refusals.ts';

/** Codes with which what a program asks for may be refused. */
export type ActRefusal =
  | PlaceRefusal
  | ReplaceRefusal
  | CancelRefusal
  | CancelAllRefusal
  | 'too_many_proposals';

/** Codes with which each call refuses, in order of precedence. */
export const PROPOSAL_REFUSALS = {
  approve: ['unknown_proposal', 'proposal_expired', ...PASSING_REFUSALS],
  decline: ['unknown_proposal'],
} as const;
