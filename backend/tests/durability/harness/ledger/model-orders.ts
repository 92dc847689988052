import type { TradeRequest } from '@finally/contract';
import { ticker } from '../../../support/trading/ledger.ts';
import { dollars, LARGEST, type Model, shares, worth } from './model-state.ts';

export type Amount =
  | { readonly kind: 'all' }
  | { readonly kind: 'one too much' }
  | { readonly kind: 'part'; readonly thousandths: number }
  | { readonly kind: 'exactly'; readonly quantity: bigint }
  /** An order in dollars, as a fraction of the cash or of the position. */
  | { readonly kind: 'dollars'; readonly thousandths: number };

/** Limits a quantity to the largest allowed in an order. */
const capped = (quantity: bigint): bigint =>
  quantity < 900_000_000_000_000n ? quantity : 900_000_000_000_000n;

/**
 * Returns a quantity in millionths of a share: the maximum possible, a part of it, or slightly
 * more.
 */
function quantityFor(
  { ledger, prices }: Model,
  side: string,
  symbol: string,
  amount: Exclude<Amount, { kind: 'dollars' }>,
) {
  if (amount.kind === 'exactly') return amount.quantity;
  const price = prices.get(symbol)?.price ?? 1n;
  const bought = (cents: bigint) => capped(worth(cents, price));
  if (amount.kind === 'one too much') {
    return side === 'sell' ? ledger.held(symbol) + 1n : bought(ledger.cash + 1n) + 1n;
  }
  const possible = side === 'sell' ? ledger.held(symbol) : bought(ledger.cash);
  return amount.kind === 'all' ? possible : (possible * BigInt(amount.thousandths)) / 1_000n;
}

/** Returns an order and its quantity in millionths of a share at the current price. */
export function toOrder(
  model: Model,
  side: 'buy' | 'sell',
  symbol: string,
  amount: Amount,
  client_order_id?: string | undefined,
): { readonly request: TradeRequest; readonly quantity: bigint } {
  const base = {
    ticker: ticker(symbol),
    side,
    ...(client_order_id !== undefined && { client_order_id }),
  };
  if (amount.kind !== 'dollars') {
    const quantity = quantityFor(model, side, symbol, amount);
    return { request: { ...base, quantity: shares(quantity) }, quantity };
  }
  const { ledger, prices } = model;
  const price = prices.get(symbol)?.price ?? 1n;
  const all = side === 'buy' ? ledger.cash : ledger.cost(ledger.held(symbol), price);
  const cents = (all * BigInt(amount.thousandths)) / 1_000n;
  const possible = cents < LARGEST ? cents : LARGEST;
  return { request: { ...base, notional: dollars(possible) }, quantity: worth(possible, price) };
}
