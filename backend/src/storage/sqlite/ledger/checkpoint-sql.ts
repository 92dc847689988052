import type { PositionRow } from '../../../ledger/account.ts';
import type { CheckpointRow } from '../../../ledger/store.ts';
import type { Reader, Transaction } from '../connection.ts';

const FIGURES = [
  'quantity_e6',
  'cost_basis_cents',
  'realized_pnl_cents',
  'bought_cents',
  'bought_e6',
  'reserved_e6',
] as const satisfies readonly (keyof PositionRow)[];

/** @throws SyntaxError if these are no positions */
function readCheckpointPositions(text: string): readonly PositionRow[] {
  const positions: unknown = JSON.parse(text);
  const isPosition = (value: unknown): value is PositionRow => {
    const { ticker, ...figures } = Object(value);
    return (
      typeof ticker === 'string' && FIGURES.every((name) => Number.isSafeInteger(figures[name]))
    );
  };
  if (Array.isArray(positions) && positions.every(isPosition)) return positions;
  throw new SyntaxError('the positions of the checkpoint cannot be read');
}

/** @throws SyntaxError if its positions cannot be read */
export function readCheckpoint(reader: Reader, account_id: string): CheckpointRow | undefined {
  const row = reader.get<Omit<CheckpointRow, 'positions'> & { positions: string }>(
    `SELECT ledger, sequence, cash_cents, realized_pnl_cents, positions
     FROM ledger_checkpoints WHERE account_id = ?`,
    account_id,
  );
  return row && { ...row, positions: readCheckpointPositions(row.positions) };
}

/** Replaces the account's checkpoint. */
export function writeCheckpoint(
  transaction: Transaction,
  account_id: string,
  checkpoint: CheckpointRow,
): void {
  transaction.run(
    `INSERT INTO ledger_checkpoints
       (account_id, ledger, sequence, cash_cents, realized_pnl_cents, positions)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (account_id) DO UPDATE SET
       ledger = excluded.ledger,
       sequence = excluded.sequence,
       cash_cents = excluded.cash_cents,
       realized_pnl_cents = excluded.realized_pnl_cents,
       positions = excluded.positions`,
    account_id,
    checkpoint.ledger,
    checkpoint.sequence,
    checkpoint.cash_cents,
    checkpoint.realized_pnl_cents,
    JSON.stringify(checkpoint.positions),
  );
}
