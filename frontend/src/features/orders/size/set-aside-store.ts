import { CENTS_SCALE, type Order, QUANTITY_SCALE } from '@finally/contract';
import { createStore } from 'zustand/vanilla';

/** What the open orders of the account set aside. */
export interface SetAside {
  /** Dollars. */
  readonly cash: number;
  /** Shares by ticker. */
  readonly shares: Readonly<Record<string, number>>;
}

/** Nothing until the open orders are loaded. */
export const setAsideStore = createStore<SetAside>(() => ({ cash: 0, shares: {} }));

const add = (one: number, other: number, scale: number): number =>
  Math.round((one + other) * 10 ** scale) / 10 ** scale;

type Reservation = Pick<Order, 'ticker' | 'reserved_cash' | 'reserved_quantity'>;

/** Returns what orders set aside together; a pair of exits sets its shares aside in one of them. */
export function sumSetAside(orders: readonly Reservation[]): SetAside {
  let cash = 0;
  const shares: Record<string, number> = {};
  for (const { ticker, reserved_cash, reserved_quantity } of orders) {
    cash = add(cash, reserved_cash, CENTS_SCALE);
    shares[ticker] = add(shares[ticker] ?? 0, reserved_quantity, QUANTITY_SCALE);
  }
  return { cash, shares };
}
