import type { AskedAction } from '@finally/contract';
import type { ProposalRow, ProposalStore } from '../../../proposals/store.ts';
import { changed, unchanged } from '../account-changes.ts';
import type { AccountConnection } from '../connection.ts';

interface StoredProposal extends Omit<ProposalRow, 'asked' | 'error'> {
  readonly asked: string;
  readonly error_code: string | null;
  readonly error_detail: string | null;
}

const COLUMNS = `id, ledger, source, client, asked, sentence, client_order_id, shown_price, state,
  error_code, error_detail, order_id, created_at, expires_at, decided_at`;

const toRow = ({ asked, error_code, error_detail, ...row }: StoredProposal): ProposalRow => ({
  ...row,
  asked: JSON.parse(asked) as AskedAction,
  error:
    error_code === null
      ? null
      : ({ code: error_code, detail: error_detail ?? '' } as ProposalRow['error']),
});

export function createProposalStore(connection: AccountConnection): ProposalStore {
  const all = (where: string, ...values: readonly (string | number)[]): readonly ProposalRow[] =>
    connection
      .all<StoredProposal>(`SELECT ${COLUMNS} FROM proposals WHERE ${where}`, ...values)
      .map(toRow);
  return {
    async add(account_id, row) {
      await connection.change((transaction) => {
        transaction.run(
          `INSERT INTO proposals (account_id, ${COLUMNS})
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          account_id,
          row.id,
          row.ledger,
          row.source,
          row.client,
          JSON.stringify(row.asked),
          row.sentence,
          row.client_order_id,
          row.shown_price,
          row.state,
          row.error?.code ?? null,
          row.error?.detail ?? null,
          row.order_id,
          row.created_at,
          row.expires_at,
          row.decided_at,
        );
        return changed(undefined, account_id, { kind: 'proposal', id: row.id, change: 'asked' });
      });
    },

    async find(account_id, id) {
      return all('account_id = ? AND id = ?', account_id, id)[0];
    },

    async findByClientId(account_id, source, client_order_id) {
      const isIt = 'account_id = ? AND source = ? AND client_order_id = ?';
      return all(isIt, account_id, source, client_order_id)[0];
    },

    async undecided(account_id) {
      return all("account_id = ? AND state = 'pending' ORDER BY created_at, rowid", account_id);
    },

    async decided(account_id, limit) {
      const isDecided = "account_id = ? AND state <> 'pending'";
      return all(`${isDecided} ORDER BY decided_at DESC, rowid DESC LIMIT ?`, account_id, limit);
    },

    async countSince(account_id, since) {
      return (
        connection.get<{ made: number }>(
          'SELECT count(*) AS made FROM proposals WHERE account_id = ? AND created_at > ?',
          account_id,
          since,
        )?.made ?? 0
      );
    },

    async update(account_id, row) {
      await connection.change((transaction) => {
        const updated = transaction.run(
          `UPDATE proposals SET shown_price = ?, state = ?, error_code = ?, error_detail = ?,
             order_id = ?, decided_at = ?
           WHERE account_id = ? AND id = ? AND state = 'pending'`,
          row.shown_price,
          row.state,
          row.error?.code ?? null,
          row.error?.detail ?? null,
          row.order_id,
          row.decided_at,
          account_id,
          row.id,
        );
        if (updated === 0) return unchanged(undefined);
        const change = row.state === 'pending' ? 'repriced' : 'decided';
        return changed(undefined, account_id, { kind: 'proposal', id: row.id, change });
      });
    },
  };
}
