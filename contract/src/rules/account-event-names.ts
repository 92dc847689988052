/** The names of the account stream's events. After a `reset` everything has to be fetched again. */
export const ACCOUNT_EVENT_NAMES = [
  'portfolio',
  'order',
  'proposal',
  'watchlist',
  'alert',
  'chat',
  // Not stored: it has no id, and a client that missed it reads the conversation.
  'chat_progress',
  'settings',
  'workspace',
  'scan',
  'trade_note',
  'account',
  'reset',
] as const;
export type AccountEventName = (typeof ACCOUNT_EVENT_NAMES)[number];
