import type { Portfolio, Position, Ticker } from '@finally/contract';
import {
  CENTS_SCALE,
  cents,
  PRICE_SCALE,
  type PriceE4,
  parseDecimal,
  priceE4,
  QUANTITY_SCALE,
  quantityE6,
  ZERO_CENTS,
} from '../kernel/money.ts';
import type { PositionRow } from './account.ts';
import type { AccountState } from './store.ts';
import { type MarkPrice, type ValueAccount, valuePortfolio } from './valuation.ts';

/** An account with the prices for its valuation. */
export interface PricedAccount {
  readonly state: AccountState;
  readonly valueAccount: ValueAccount;
}

/** Converts a decimal of the wire to whole units; excess decimals are cut off. */
export const unitsOf = (value: number, scale: number): number =>
  parseDecimal(value, scale) ?? Math.floor(value * 10 ** scale);

/**
 * Converts a portfolio of the wire to an account on which orders can be previewed. The wire does
 * not carry the ledger's number and opening time, so these are placeholders.
 *
 * @param prices newer than those of the portfolio, or of tickers that are not held
 */
export function fromPortfolio(
  { cash_balance, realized_pnl, positions, as_of }: Portfolio,
  prices: ReadonlyMap<Ticker, PriceE4>,
): PricedAccount {
  const cash_cents = cents(unitsOf(cash_balance, CENTS_SCALE));
  const held = positions.map(
    ({ ticker, current_price, price_stale }): readonly [Ticker, MarkPrice] => [
      ticker,
      { price_e4: priceE4(unitsOf(current_price, PRICE_SCALE)), stale: price_stale },
    ],
  );
  const quoted = [...prices].map(([ticker, price_e4]): readonly [Ticker, MarkPrice] => [
    ticker,
    { price_e4, stale: false },
  ]);
  const marks = new Map([...held, ...quoted]);
  return {
    state: {
      account: {
        ledger: 0,
        starting_cash_cents: ZERO_CENTS,
        cash_cents,
        realized_pnl_cents: cents(unitsOf(realized_pnl, CENTS_SCALE)),
        reserved_cents: ZERO_CENTS,
        opened_at: as_of,
        fill_profile: 'ideal',
        fees: null,
      },
      positions: positions.map(toPositionRow),
    },
    valueAccount: (account, rows) => valuePortfolio(account, rows, marks),
  };
}

/** The wire has no figures of the last purchase: the average cost is that of what is left. */
function toPositionRow({ ticker, quantity, cost_basis, realized_pnl }: Position): PositionRow {
  const quantity_e6 = quantityE6(unitsOf(quantity, QUANTITY_SCALE));
  const cost_basis_cents = cents(unitsOf(cost_basis, CENTS_SCALE));
  return {
    ticker,
    quantity_e6,
    cost_basis_cents,
    realized_pnl_cents: cents(unitsOf(realized_pnl, CENTS_SCALE)),
    bought_cents: cost_basis_cents,
    bought_e6: quantity_e6,
    reserved_e6: quantityE6(0),
  };
}
