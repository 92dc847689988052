/**
 * Sentences that refuse what an order says. The server and the page use the same ones. Figures
 * are passed formatted.
 */
export const ORDER_SENTENCES = {
  ticker_malformed: 'A ticker is 1 to 10 letters, digits, dots or hyphens.',
  ticker_unknown: (ticker: string, nearest: readonly string[]) =>
    `${ticker} is not a known ticker.` +
    (nearest.length > 0 ? ` Did you mean ${nearest.join(', ')}?` : ''),
  quantity_not_positive: 'The quantity must be more than zero shares.',
  quantity_too_large: 'The quantity must be less than a billion shares.',
  quantity_too_fine: 'The quantity must be in whole millionths of a share: at most six decimals.',
  notional_not_positive: 'The amount must be more than zero dollars.',
  notional_too_large: 'The amount must be less than ten trillion dollars.',
  notional_too_fine: 'The amount must be in whole cents: at most two decimals.',
  dollars_at_market_only:
    'Only a market order on its own is placed for dollars. Say how many shares.',
  price_unavailable: (ticker: string) => `There is no price for ${ticker} at the moment.`,
  nothing_held: (ticker: string) => `No ${ticker} is held.`,
} as const;
