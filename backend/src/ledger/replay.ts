import type { Ticker } from '@finally/contract';
import { ZERO_CENTS } from '../kernel/money.ts';
import type { AccountRow, PositionRow } from './account.ts';
import type { TradeRow } from './entry.ts';
import { type Fill, fillPurchase, fillSale } from './fill.ts';
import type { CheckpointRow } from './store.ts';

/** The state of a ledger after some of its trades. */
export interface Balance {
  account: AccountRow;
  readonly positions: Map<Ticker, PositionRow>;
  /** The last trade that was replayed. */
  sequence: number;
}

/** The first disagreement between a ledger and its replay. */
export interface Difference {
  /** The first trade that differs; null if all trades agree but the account does not. */
  readonly sequence: number | null;
  readonly what: string;
}

/** Returns the balance of a ledger before its first trade. */
export const openingBalance = (account: AccountRow): Balance => ({
  account: {
    ...account,
    cash_cents: account.starting_cash_cents,
    realized_pnl_cents: ZERO_CENTS,
  },
  positions: new Map(),
  sequence: 0,
});

/** Returns the balance stored in a checkpoint. */
export const balanceAt = (checkpoint: CheckpointRow, account: AccountRow): Balance => ({
  account: {
    ...account,
    cash_cents: checkpoint.cash_cents,
    realized_pnl_cents: checkpoint.realized_pnl_cents,
  },
  positions: new Map(checkpoint.positions.map((position) => [position.ticker, position])),
  sequence: checkpoint.sequence,
});

export const toCheckpoint = ({ account, positions, sequence }: Balance): CheckpointRow => ({
  ledger: account.ledger,
  sequence,
  cash_cents: account.cash_cents,
  realized_pnl_cents: account.realized_pnl_cents,
  positions: [...positions.values()],
});

/**
 * Replays one trade of the journal and updates `balance`.
 *
 * @returns how the row differs from its replay; undefined if it agrees
 */
export function replayTrade(balance: Balance, trade: TradeRow): Difference | undefined {
  const { ticker, side, quantity_e6, sequence } = trade;
  const position = balance.positions.get(ticker) ?? null;
  const differs = (what: string): Difference => ({ sequence, what });
  if (side === 'sell' && (position?.quantity_e6 ?? 0) < quantity_e6) {
    return differs(`more ${ticker} was sold than held`);
  }

  const fill = fillAgain(balance.account, position, trade);
  if (!fill) return differs('it is larger than the ledger can store');
  if (fill.notional_cents !== trade.notional_cents) {
    return differs(`notional is ${trade.notional_cents} cents, not ${fill.notional_cents}`);
  }
  if (fill.realized_pnl_cents !== trade.realized_pnl_cents) {
    return differs(
      `realized profit is ${trade.realized_pnl_cents} cents, not ${fill.realized_pnl_cents}`,
    );
  }
  if (fill.account.cash_cents !== trade.cash_after_cents) {
    return differs(
      `cash after it is ${trade.cash_after_cents} cents, not ${fill.account.cash_cents}`,
    );
  }

  balance.account = fill.account;
  balance.sequence = sequence;
  if (fill.position) balance.positions.set(ticker, fill.position);
  else balance.positions.delete(ticker);
  return undefined;
}

/** @returns the fill of a stored trade; undefined if no valid trade can have this row */
function fillAgain(
  account: AccountRow,
  position: PositionRow | null,
  { ticker, side, quantity_e6, price_e4 }: TradeRow,
): Fill | undefined {
  try {
    return side === 'sell' && position
      ? fillSale(account, position, quantity_e6, price_e4)
      : fillPurchase({ account, position }, { ticker, quantity_e6 }, price_e4);
  } catch (error) {
    // Thrown if damaged bytes gave a value of the wrong type.
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}
