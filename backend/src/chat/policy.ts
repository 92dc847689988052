import type { AssistantSettings, Ticker } from '@finally/contract';

/** How much of a ticker the assistant may trade with one message, in shares. */
export interface Allowance {
  readonly ticker: Ticker;
  readonly buy_quantity_max: number;
  readonly sell_quantity_max: number;
}

/** What the assistant may do at the moment: told to a model, so that it rarely proposes more. */
export interface AssistantLimits {
  readonly settings: AssistantSettings;
  /** For each ticker that is held, watched or named in the message. */
  readonly allowances: readonly Allowance[];
}
