import type { AccountRow, PositionRow } from '../account.ts';
import type { FilledOrderRow, ReservedRow } from '../store.ts';
import type { Balance, Difference } from './replay.ts';

/** @returns how the account differs from the balance of its journal; undefined if they agree */
export function compareBalance(
  balance: Balance,
  account: AccountRow,
  positions: readonly PositionRow[],
): Difference | undefined {
  const unequal = (what: string, kept: number, replayed: number) =>
    kept === replayed ? undefined : `${what} is ${kept}, but its trades give ${replayed}`;

  const what =
    unequal('cash', account.cash_cents, balance.account.cash_cents) ??
    unequal('realized profit', account.realized_pnl_cents, balance.account.realized_pnl_cents) ??
    unequal('the number of positions', positions.length, balance.positions.size) ??
    positions
      .map((position) => comparePosition(position, balance.positions.get(position.ticker)))
      .find((difference) => difference !== undefined);
  return what === undefined ? undefined : { sequence: null, what };
}

const FIELDS = [
  'quantity_e6',
  'cost_basis_cents',
  'realized_pnl_cents',
  'bought_cents',
  'bought_e6',
] as const;

function comparePosition(kept: PositionRow, replayed: PositionRow | undefined): string | undefined {
  if (!replayed) return `${kept.ticker} is held, but its trades come to nothing`;
  for (const field of FIELDS) {
    if (kept[field] !== replayed[field]) {
      return `${field} of ${kept.ticker} is ${kept[field]}, but its trades give ${replayed[field]}`;
    }
  }
  return undefined;
}

/** @returns how the account differs from what its open orders have set aside; undefined where it agrees */
export function compareReservations(
  account: AccountRow,
  positions: readonly PositionRow[],
  reserved: readonly ReservedRow[],
): Difference | undefined {
  const cash = reserved.reduce((sum, { reserved_cents }) => sum + reserved_cents, 0);
  if (account.reserved_cents !== cash) {
    return reservation(`${account.reserved_cents} cents are`, cash);
  }
  if (cash > account.cash_cents) {
    return { sequence: null, what: `${cash} cents are set aside, more than the cash` };
  }
  const shares = new Map(reserved.map(({ ticker, reserved_e6 }) => [ticker, reserved_e6]));
  for (const { ticker, reserved_e6 } of positions) {
    const kept = shares.get(ticker) ?? 0;
    if (reserved_e6 !== kept) return reservation(`${reserved_e6} of ${ticker} are`, kept);
    shares.delete(ticker);
  }
  const [unheld] = [...shares].filter(([, reserved_e6]) => reserved_e6 > 0);
  return unheld && { sequence: null, what: `${unheld[0]} is set aside, but not held` };
}

/** @returns how an order differs from its fills; undefined where it agrees */
export function compareFills(order: FilledOrderRow): Difference | undefined {
  const { id, filled_e6, filled_cents, fills_e6, fills_cents } = order;
  if (filled_e6 === fills_e6 && filled_cents === fills_cents) return undefined;
  const what =
    `the order ${id} says that ${filled_e6} millionths of a share were filled for ${filled_cents} cents, ` +
    `its fills come to ${fills_e6} for ${fills_cents}`;
  return { sequence: null, what };
}

const reservation = (kept: string, orders: number): Difference => ({
  sequence: null,
  what: `${kept} set aside, its open orders come to ${orders}`,
});
