/**
 * What the assistant is doing with a message, in the usual order. `reading`: it collects the account.
 * `looking_up`: a tool runs. `planning`: the model thinks or writes. `placing`: the
 * actions are carried out. `checking`: the text is compared with the ledger.
 */
export const CHAT_PHASES = [
  'reading',
  'looking_up',
  'planning',
  'placing',
  'checking',
  'done',
] as const;
export type ChatPhase = (typeof CHAT_PHASES)[number];
