const isOne = (shares: string): boolean => shares === '1';

/**
 * Sentences that refuse the amount of an order. The server and the page use the same ones. Figures
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
  notional_too_small: 'The order is worth less than a cent. Order more.',
  price_unavailable: (ticker: string) => `There is no price for ${ticker} at the moment.`,
  insufficient_cash: (ticker: string, quantity: string, cost: string, cash: string) =>
    `${quantity} ${ticker} ${isOne(quantity) ? 'costs' : 'cost'} ${cost}, but only ${cash} cash is left.`,
  insufficient_shares: (ticker: string, quantity: string, held: string) =>
    `Only ${held} ${ticker} ${isOne(held) ? 'is' : 'are'} held, not ${quantity}.`,
  insufficient_buying_power: (
    ticker: string,
    quantity: string,
    cost: string,
    free: string,
    reserved: string,
  ) =>
    `${quantity} ${ticker} ${isOne(quantity) ? 'costs' : 'cost'} ${cost}, but only ${free} is free: ${reserved} is set aside for open orders.`,
  shares_set_aside: (ticker: string, quantity: string, held: string, reserved: string) =>
    `${held} ${ticker} are held and ${reserved} of them are set aside for open orders, so ${quantity} cannot be sold. Cancel an order first.`,
  nothing_held: (ticker: string) => `No ${ticker} is held.`,
} as const;
