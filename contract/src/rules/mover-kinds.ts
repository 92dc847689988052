/** The lists of movers, in the order in which they are shown. */
export const MOVER_KINDS = ['gainers', 'losers', 'active', 'unusual_volume', 'gaps'] as const;

/** Tickers in one list of movers. */
export const MOVERS_LIMIT_MAX = 100;
