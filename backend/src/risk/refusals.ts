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
