/** Plain values of the contract, usable without loading the schemas. */

export const BARS_LIMIT_MAX = 1000;

export const HISTORY_RANGES = ['1d', '1w', '1m', '1y', 'all'] as const;

/** Headlines in one answer, and those that the server keeps. */
export const HEADLINES_LIMIT_MAX = 200;
export const HEADLINES_KEPT = 5_000;

/** The account that always exists, and that paths without an account mean. */
export const DEFAULT_ACCOUNT_ID = 'default';

/** Number of different tickers on all lists together. */
export const WATCHLIST_SIZE_MAX = 500;
export const WATCHLISTS_MAX = 50;
export const WATCHLIST_NAME_LENGTH_MAX = 40;
/** The list that always exists, and that calls without a list id use. */
export const DEFAULT_WATCHLIST_ID = 'default';

/** Maximum number of waiting alerts. */
export const ALERTS_MAX = 200;
/** Number of fired alerts that are kept; the latest are. */
export const FIRED_ALERTS_KEPT = 200;
export const ALERT_NOTE_LENGTH_MAX = 120;
/** Largest rise, and largest fall, in per cent that an alert may wait for. */
export const ALERT_RISE_PERCENT_MAX = 1_000;
export const ALERT_FALL_PERCENT_MAX = 99.99;

export const CHAT_MESSAGE_LENGTH_MAX = 4000;

/** Maximum number of actions of one message, whatever the settings. */
export const ASSISTANT_ACTIONS_MAX = 50;
/** The largest number of trades a day that can be set as a limit. */
export const ASSISTANT_TRADES_A_DAY_MAX = 10_000;

/** Names of the separators between the cells of a download. */
export const CSV_SEPARATORS = ['comma', 'semicolon'] as const;

export const ASSISTANT_MODES = ['auto', 'confirm', 'read_only'] as const;
