import type { Ticker } from '@finally/contract';
import { cents, UNITS_MAX, ZERO_CENTS } from '../../kernel/money.ts';
import type { AccountRow, PositionRow } from '../account.ts';
import { type Fill, fillPurchase, fillSale } from '../fill.ts';
import type { CheckpointRow } from '../store.ts';
import type { CashEntryRow, JournalEntry, TradeRow } from './entry.ts';
import { readOpening } from './opening.ts';

/** What a ledger comes to, entry by entry. */
export interface Balance {
  account: AccountRow;
  readonly positions: Map<Ticker, PositionRow>;
  /** The last entry that was replayed. */
  sequence: number;
}

/** The first disagreement between a ledger and its replay. */
export interface Difference {
  /** The first entry that differs; null where all entries agree but the account does not. */
  readonly sequence: number | null;
  readonly what: string;
}

/** A ledger before its first entry. */
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
 * Runs an entry of the journal again, moving `balance` on.
 *
 * @returns how the row differs from its replay; undefined if it agrees
 */
export const replayEntry = (balance: Balance, entry: JournalEntry): Difference | undefined =>
  entry.kind === 'fill' ? replayTrade(balance, entry) : replayMoney(balance, entry);

const replayMoney = (balance: Balance, entry: CashEntryRow): Difference | undefined =>
  typeof entry.opening === 'string'
    ? replayOpening(balance, entry, entry.opening)
    : replayCash(balance, entry);

/** The first entry of a copied account: what the account that it was copied from had. */
function replayOpening(
  balance: Balance,
  { sequence, amount_cents, cash_after_cents, realized_pnl_cents }: CashEntryRow,
  text: string,
): Difference | undefined {
  const differs = (what: string): Difference => ({ sequence, what });
  if (balance.sequence !== 0) return differs('it opens a ledger that has entries before it');
  const positions = readOpening(text);
  if (!positions) return differs('what it says of the copied account does not fit its digest');
  const cash = balance.account.cash_cents + amount_cents;
  if (cash_after_cents !== cash) {
    return differs(`cash after it is ${cash_after_cents} cents, not ${cash}`);
  }
  balance.account = { ...balance.account, cash_cents: cash_after_cents, realized_pnl_cents };
  for (const position of positions) balance.positions.set(position.ticker, position);
  balance.sequence = sequence;
  return undefined;
}

/** As `replayEntry`, for a trade. */
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

/** All money that moves without a trade is profit or loss, except what is paid in. */
function replayCash(balance: Balance, entry: CashEntryRow): Difference | undefined {
  const { kind, sequence, amount_cents } = entry;
  const { account } = balance;
  const differs = (what: string): Difference => ({ sequence, what });
  const realized = kind === 'deposit' ? 0 : amount_cents;
  if (entry.realized_pnl_cents !== realized) {
    return differs(`realized profit is ${entry.realized_pnl_cents} cents, not ${realized}`);
  }
  const cash = account.cash_cents + amount_cents;
  if (entry.cash_after_cents !== cash) {
    return differs(`cash after it is ${entry.cash_after_cents} cents, not ${cash}`);
  }
  const profit = account.realized_pnl_cents + realized;
  if (!(Math.abs(profit) <= UNITS_MAX)) return differs('it comes to more than the ledger holds');
  balance.account = {
    ...account,
    cash_cents: entry.cash_after_cents,
    realized_pnl_cents: cents(profit),
  };
  balance.sequence = sequence;
  return undefined;
}

/** @returns what the trade did; undefined where no trade can have done that */
function fillAgain(
  account: AccountRow,
  position: PositionRow | null,
  { ticker, side, quantity_e6, price_e4, cost_rule }: TradeRow,
): Fill | undefined {
  try {
    return side === 'sell' && position
      ? fillSale(account, position, quantity_e6, price_e4, cost_rule)
      : fillPurchase({ account, position }, { ticker, quantity_e6 }, price_e4);
  } catch (error) {
    // Thrown if damaged bytes gave a value of the wrong type.
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}
