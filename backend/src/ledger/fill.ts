import {
  type Cents,
  cents,
  notionalCents,
  type PriceE4,
  proportionCents,
  type QuantityE6,
  quantityE6,
  ZERO_CENTS,
} from '../kernel/money.ts';
import type { AccountRow, LedgerState, PositionRow } from './account.ts';
import type { SizedOrder } from './order.ts';

/** An executed order, and the state after it. */
export interface Fill {
  readonly quantity_e6: QuantityE6;
  readonly price_e4: PriceE4;
  readonly notional_cents: Cents;
  readonly realized_pnl_cents: Cents;
  readonly account: AccountRow;
  /** Null if the position was closed. */
  readonly position: PositionRow | null;
}

/** Fills an accepted purchase: pays cash, adds to quantity and cost basis. */
export function fillPurchase(
  { account, position }: LedgerState,
  { ticker, quantity_e6 }: Omit<SizedOrder, 'side'>,
  price_e4: PriceE4,
): Fill {
  const notional_cents = cents(Number(notionalCents(quantity_e6, price_e4)));
  return {
    quantity_e6,
    price_e4,
    notional_cents,
    realized_pnl_cents: ZERO_CENTS,
    account: { ...account, cash_cents: cents(account.cash_cents - notional_cents) },
    position: {
      ticker,
      quantity_e6: quantityE6((position?.quantity_e6 ?? 0) + quantity_e6),
      cost_basis_cents: cents((position?.cost_basis_cents ?? 0) + notional_cents),
      realized_pnl_cents: position?.realized_pnl_cents ?? ZERO_CENTS,
    },
  };
}

/**
 * Fills an accepted sale: removes a proportional part of the cost basis (all of it if the position
 * is closed) and realizes the difference.
 */
export function fillSale(
  account: AccountRow,
  position: PositionRow,
  quantity_e6: QuantityE6,
  price_e4: PriceE4,
): Fill {
  const closes = position.quantity_e6 === quantity_e6;
  const notional_cents = cents(Number(notionalCents(quantity_e6, price_e4)));
  const basis_sold = basisSold(position, quantity_e6);
  const realized_pnl_cents = cents(notional_cents - basis_sold);
  return {
    quantity_e6,
    price_e4,
    notional_cents,
    realized_pnl_cents,
    account: {
      ...account,
      cash_cents: cents(account.cash_cents + notional_cents),
      realized_pnl_cents: cents(account.realized_pnl_cents + realized_pnl_cents),
    },
    position: closes ? null : reduce(position, quantity_e6, basis_sold, realized_pnl_cents),
  };
}

/**
 * Returns the part of a position's cost basis that a sale of `quantity_e6` removes; all of it if
 * the whole position is sold.
 */
export const basisSold = (position: PositionRow, quantity_e6: QuantityE6): Cents =>
  position.quantity_e6 === quantity_e6
    ? position.cost_basis_cents
    : proportionCents(position.cost_basis_cents, quantity_e6, position.quantity_e6);

const reduce = (
  position: PositionRow,
  quantity_e6: QuantityE6,
  basis_sold: Cents,
  realized_pnl_cents: Cents,
): PositionRow => ({
  ticker: position.ticker,
  quantity_e6: quantityE6(position.quantity_e6 - quantity_e6),
  cost_basis_cents: cents(position.cost_basis_cents - basis_sold),
  realized_pnl_cents: cents(position.realized_pnl_cents + realized_pnl_cents),
});
