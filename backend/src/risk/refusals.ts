import type { Refusal } from '../kernel/result.ts';

/** Codes with which the gate refuses every action of an agent, in order of precedence. */
export const ACTION_REFUSALS = [
  'assistant_halted',
  'assistant_read_only',
  'assistant_action_limit',
  'assistant_approval_needed',
] as const;
export type ActionRefusal = (typeof ACTION_REFUSALS)[number];

/** Codes with which the gate refuses an agent's order, in order of precedence. */
export const RISK_REFUSALS = [
  'proposal_outdated',
  ...ACTION_REFUSALS,
  'price_moved',
  'assistant_loss_limit',
  'assistant_dollar_limit',
  'assistant_weight_limit',
  'assistant_day_trade_limit',
  'assistant_day_dollar_limit',
  'assistant_remembered_limit',
] as const;
export type RiskRefusal = (typeof RISK_REFUSALS)[number];

/**
 * Refusals of what a person approved that concern only the current moment, so that it keeps waiting.
 */
export const PASSING_REFUSALS = [
  'assistant_halted',
  'assistant_read_only',
  'price_moved',
  'price_unavailable',
  'price_stale',
  'ledger_inconsistent',
] as const;
export type PassingRefusal = (typeof PASSING_REFUSALS)[number];

/** Returns true if a refusal concerns only the current moment. */
export const isPassing = (refusal: Refusal): refusal is Refusal<PassingRefusal> =>
  PASSING_REFUSALS.some((code) => code === refusal.code);
