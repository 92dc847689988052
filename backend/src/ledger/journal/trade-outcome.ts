import { type Cents, cents, ZERO_CENTS } from '../../kernel/money.ts';
import type { PositionRow } from '../account.ts';
import type { Fill } from '../fill.ts';
import type { LedgerStore } from '../store.ts';
import type { TradeRow } from './entry.ts';
import { openingBalance, replayEntry } from './replay.ts';

/** Trades that are read at once. */
const PAGE = 1_000;

/** What an account was right after a trade, besides the cash, which the trade's entry has. */
export interface TradeOutcome {
  /** The position in the ticker of the trade; null if the trade closed it. */
  readonly position: PositionRow | null;
  /** Realized since the ledger was opened. */
  readonly realized_pnl_cents: Cents;
}

/** @param fees_cents what the fill was charged */
export const outcomeOfFill = (
  { account, position }: Fill,
  fees_cents: Cents = ZERO_CENTS,
): TradeOutcome => ({
  position,
  realized_pnl_cents: cents(account.realized_pnl_cents - fees_cents),
});

/**
 * Finds the outcome of an earlier trade in the journal: replays its ledger up to it, unless it is the
 * newest of the account.
 *
 * @returns undefined if the journal cannot be replayed up to the trade
 */
export async function outcomeOfTrade(
  store: Pick<LedgerStore, 'account' | 'accountIn' | 'journal'>,
  account_id: string,
  trade: TradeRow,
): Promise<TradeOutcome | undefined> {
  const { sequence, ticker } = trade;
  const { ledger: newest } = await store.account(account_id);
  for (let ledger = newest; ledger > 0; ledger--) {
    // The trade itself, if it is in this ledger, its fees, and the entry after them.
    const found = await store.journal(account_id, { ledger, after: sequence - 1, limit: 3 });
    if (found.entries[0]?.sequence !== sequence) continue;
    const own = trade.fees_cents === 0 ? 1 : 2;
    if (found.entries.length > own || found.account.ledger !== ledger) {
      return replayUpTo(store, account_id, ledger, trade);
    }
    return {
      position: found.positions.find((held) => held.ticker === ticker) ?? null,
      realized_pnl_cents: found.account.realized_pnl_cents,
    };
  }
  return undefined;
}

async function replayUpTo(
  store: Pick<LedgerStore, 'account' | 'accountIn' | 'journal'>,
  account_id: string,
  ledger: number,
  { sequence, ticker, fees_cents }: TradeRow,
): Promise<TradeOutcome | undefined> {
  const balance = openingBalance(await store.accountIn(account_id, ledger));
  for (;;) {
    const stretch = { ledger, after: balance.sequence, limit: PAGE };
    const { entries } = await store.journal(account_id, stretch);
    if (entries.length === 0) return undefined;
    for (const entry of entries) {
      if (replayEntry(balance, entry)) return undefined;
      if (entry.sequence < sequence) continue;
      const { account, positions } = balance;
      return {
        position: positions.get(ticker) ?? null,
        realized_pnl_cents: cents(account.realized_pnl_cents - fees_cents),
      };
    }
  }
}
