import type { AccountRow, PositionRow } from './account.ts';
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

function comparePosition(kept: PositionRow, replayed: PositionRow | undefined): string | undefined {
  if (!replayed) return `${kept.ticker} is held, but its trades leave no position`;
  for (const field of ['quantity_e6', 'cost_basis_cents', 'realized_pnl_cents'] as const) {
    if (kept[field] !== replayed[field]) {
      return `${field} of ${kept.ticker} is ${kept[field]}, but its trades give ${replayed[field]}`;
    }
  }
  return undefined;
}
