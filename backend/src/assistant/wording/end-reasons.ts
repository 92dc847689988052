import type { EndReason } from '@finally/contract';

/** Why an order ended without being filled, as the end of a sentence: "because …". */
export const END_REASON_WORDS: Readonly<Record<EndReason, string>> = {
  user: 'it was canceled on request',
  replaced: 'a changed order took its place',
  reset: 'the portfolio was started over',
  account_archived: 'the account was archived',
  assistant_halted: 'the assistant was paused',
  sibling_filled: 'the other exit was filled',
  sibling_canceled: 'the other exit was canceled',
  parent_canceled: 'its entry ended without a fill',
  ioc_remainder: 'the rest could not be filled at once',
  fok_unfillable: 'not all of it could be filled at once',
  auction_missed: 'the auction did not fill it',
  margin_call: 'of a margin call',
  borrow_recalled: 'the borrowed shares were recalled',
  buying_power_at_fill: 'too little cash was free for the fill',
  ticker_removed: 'the ticker is no longer traded',
  day_end: 'the trading day ended',
  gtd_reached: 'its date was reached',
  aged: 'it was open for 90 days',
  buying_power_at_trigger: 'too little cash was free when it triggered',
  would_flip_position: 'it would have sold more than was held',
  collar: 'the market was too far from its stop',
};
