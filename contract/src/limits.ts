/** Plain values of the contract: what only needs these does not load the schemas. */

export const BAR_INTERVALS = ['1s', '5s', '1m', '5m', '15m', '1h', '1d'] as const;
export const BARS_LIMIT_MAX = 1000;

export const HISTORY_RANGES = ['1d', '1w', '1m', '1y', 'all'] as const;

export const WATCHLIST_SIZE_MAX = 500;

export const CHAT_MESSAGE_LENGTH_MAX = 4000;

/** No message leads to more actions than this, whatever the settings say. */
export const ASSISTANT_ACTIONS_MAX = 50;

export const ASSISTANT_MODES = ['auto', 'confirm', 'read_only'] as const;
