import type { Ticker } from '@finally/contract';
import type { FillMemory } from '../../../ledger/orders/matching/market.ts';
import type { Reader, Transaction } from '../connection.ts';

/** Returns what the fill model remembers of an account's trading in a ticker. */
export function readMemory(
  reader: Reader,
  account_id: string,
  ticker: Ticker,
): FillMemory | undefined {
  const row = reader.get<{ memory: string }>(
    'SELECT memory FROM fill_memories WHERE account_id = ? AND ticker = ?',
    account_id,
    ticker,
  );
  return row && JSON.parse(row.memory);
}

export function writeMemory(
  transaction: Transaction,
  account_id: string,
  ticker: Ticker,
  memory: FillMemory,
): void {
  transaction.run(
    `INSERT INTO fill_memories (account_id, ticker, memory) VALUES (?, ?, ?)
     ON CONFLICT (account_id, ticker) DO UPDATE SET memory = excluded.memory`,
    account_id,
    ticker,
    JSON.stringify(memory),
  );
}

/** Forgets what the fill model remembers of an account. */
export const deleteMemories = (transaction: Transaction, account_id: string): void => {
  transaction.run('DELETE FROM fill_memories WHERE account_id = ?', account_id);
};
