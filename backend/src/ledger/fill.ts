import {
  averagePrice,
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
import type { SizedOrder } from './order-size.ts';

/**
 * How a sale reduces the cost basis. By rule 1, of earlier versions, it takes a share of what is left
 * of the basis; by rule 2 a share of the basis after the last purchase is left.
 */
export type CostRule = 1 | 2;

/** The rule of new fills. */
export const COST_RULE: CostRule = 2;

/** What an order traded, and the state that it leads to. */
export interface Fill {
  readonly quantity_e6: QuantityE6;
  readonly price_e4: PriceE4;
  readonly notional_cents: Cents;
  readonly realized_pnl_cents: Cents;
  readonly account: AccountRow;
  /** Null if the position was closed. */
  readonly position: PositionRow | null;
}

type Executed = Pick<Fill, 'quantity_e6' | 'price_e4' | 'notional_cents'>;

/** Returns what the fills of an order come to: quantity, notional and the average price. */
export function totalOf([first, ...others]: readonly [Executed, ...Executed[]]): Executed {
  let quantity: number = first.quantity_e6;
  let notional: number = first.notional_cents;
  for (const fill of others) {
    quantity += fill.quantity_e6;
    notional += fill.notional_cents;
  }
  const [quantity_e6, notional_cents] = [quantityE6(quantity), cents(notional)];
  return { quantity_e6, notional_cents, price_e4: averagePrice([first, ...others]) };
}

/** Fills an accepted purchase: pays cash, adds to quantity and cost basis. */
export function fillPurchase(
  { account, position }: LedgerState,
  { ticker, quantity_e6 }: Omit<SizedOrder, 'side'>,
  price_e4: PriceE4,
): Fill {
  const notional_cents = cents(Number(notionalCents(quantity_e6, price_e4)));
  const bought_cents = cents((position?.cost_basis_cents ?? 0) + notional_cents);
  const bought_e6 = quantityE6((position?.quantity_e6 ?? 0) + quantity_e6);
  return {
    quantity_e6,
    price_e4,
    notional_cents,
    realized_pnl_cents: ZERO_CENTS,
    account: { ...account, cash_cents: cents(account.cash_cents - notional_cents) },
    position: {
      ticker,
      quantity_e6: bought_e6,
      cost_basis_cents: bought_cents,
      realized_pnl_cents: position?.realized_pnl_cents ?? ZERO_CENTS,
      bought_cents,
      bought_e6,
      reserved_e6: position?.reserved_e6 ?? quantityE6(0),
    },
  };
}

/**
 * Fills a sale that is allowed: it takes its share of the cost basis, all of it
 * if it closes the position, and realizes the difference.
 *
 * @param cost_rule that of the entry if a sale of the journal is replayed
 */
export function fillSale(
  account: AccountRow,
  position: PositionRow,
  quantity_e6: QuantityE6,
  price_e4: PriceE4,
  cost_rule: CostRule = COST_RULE,
): Fill {
  const closes = position.quantity_e6 === quantity_e6;
  const notional_cents = cents(Number(notionalCents(quantity_e6, price_e4)));
  const basis_sold = basisSold(position, quantity_e6, cost_rule);
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
    position: closes
      ? null
      : reduce(position, { quantity_e6, basis_sold, realized_pnl_cents }, cost_rule),
  };
}

/**
 * The share of a position's cost basis that selling `quantity_e6` of it takes: all of it at the end.
 * What remains is the share of what is left in the basis after the last purchase, so that rounding
 * does not add up over several sales.
 */
export function basisSold(
  { quantity_e6: held_e6, cost_basis_cents, bought_cents, bought_e6 }: PositionRow,
  quantity_e6: QuantityE6,
  cost_rule: CostRule = COST_RULE,
): Cents {
  if (held_e6 === quantity_e6) return cost_basis_cents;
  if (cost_rule === 1) return proportionCents(cost_basis_cents, quantity_e6, held_e6);
  const left = proportionCents(bought_cents, quantityE6(held_e6 - quantity_e6), bought_e6);
  return cents(cost_basis_cents - left);
}

function reduce(
  position: PositionRow,
  sold: Pick<Fill, 'quantity_e6' | 'realized_pnl_cents'> & { readonly basis_sold: Cents },
  cost_rule: CostRule,
): PositionRow {
  const quantity_e6 = quantityE6(position.quantity_e6 - sold.quantity_e6);
  const cost_basis_cents = cents(position.cost_basis_cents - sold.basis_sold);
  const before = cost_rule === 1 ? { bought_cents: cost_basis_cents, bought_e6: quantity_e6 } : {};
  return {
    ...position,
    ...before,
    quantity_e6,
    cost_basis_cents,
    realized_pnl_cents: cents(position.realized_pnl_cents + sold.realized_pnl_cents),
  };
}
