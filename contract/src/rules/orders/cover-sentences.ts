const isOne = (shares: string): boolean => shares === '1';

/**
 * Sentences that refuse an order because of its cash or its shares. Figures are passed
 * formatted. Apart from those that a page needs before it is used.
 */
export const COVER_SENTENCES = {
  notional_too_small: 'The order is worth less than a cent. Order more.',
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
} as const;
