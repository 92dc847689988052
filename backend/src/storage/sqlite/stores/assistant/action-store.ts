import type { ActionStatus, ChatAction } from '@finally/contract';
import type { ActionRow, ActionStore } from '../../../../assistant/store.ts';
import { type PriceE4, priceToJson, roundToPrice } from '../../../../kernel/money.ts';
import { changed, unchanged, unseen } from '../../account-changes.ts';
import type { AccountConnection } from '../../connection.ts';

/** An action of an answer, as its columns store it. */
export interface ActionColumns {
  readonly id: string;
  readonly kind: ChatAction['kind'];
  readonly request: string;
  readonly status: ActionStatus;
  readonly receipt: string | null;
  readonly error: string | null;
  readonly waits_for: string | null;
  readonly shown_price_e4: PriceE4 | null;
}

interface RowColumns extends ActionColumns {
  readonly message_id: string;
  readonly ledger: number;
  readonly verdicts: string;
}

const COLUMNS = `id, message_id, kind, request, status, receipt, error, ledger, verdicts, waits_for,
  shown_price_e4`;

const parseOrNull = (json: string | null): unknown => (json === null ? null : JSON.parse(json));
const jsonOrNull = (value: unknown): string | null =>
  value === null ? null : JSON.stringify(value);

/** Converts a row to an action on the wire. */
export const toAction = ({ shown_price_e4, ...row }: ActionColumns): ChatAction =>
  ({
    ...row,
    request: JSON.parse(row.request),
    receipt: parseOrNull(row.receipt),
    error: parseOrNull(row.error),
    waits_for: parseOrNull(row.waits_for),
    ...((row.kind === 'trade' || row.kind === 'order') && {
      shown_price: shown_price_e4 === null ? null : priceToJson(shown_price_e4),
    }),
  }) as ChatAction;

const toRow = ({ message_id, ledger, verdicts, ...columns }: RowColumns): ActionRow => ({
  action: toAction(columns),
  message_id,
  ledger,
  verdicts: JSON.parse(verdicts),
});

/** Returns the price shown with a waiting action; null if it has none. */
const shownPrice = (action: ChatAction): PriceE4 | null =>
  'shown_price' in action && action.shown_price !== null ? roundToPrice(action.shown_price) : null;

export function createActionStore(connection: AccountConnection): ActionStore {
  return {
    async record(account_id, { action, message_id, ledger, verdicts }) {
      // What a power loss loses is restored at the next start: from the ledger, or as not executed.
      await connection.relaxedChange((transaction) => {
        transaction.run(
          `INSERT INTO chat_actions (id, account_id, message_id, position, kind, request, status,
             receipt, error, ledger, verdicts, waits_for, shown_price_e4)
           VALUES (?, ?, ?, (SELECT count(*) FROM chat_actions WHERE message_id = ?),
             ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          action.id,
          account_id,
          message_id,
          message_id,
          action.kind,
          JSON.stringify(action.request),
          action.status,
          jsonOrNull(action.receipt),
          jsonOrNull(action.error),
          ledger,
          JSON.stringify(verdicts),
          jsonOrNull(action.waits_for),
          shownPrice(action),
        );
        return unseen(undefined);
      });
    },

    async find(account_id, id) {
      const row = connection.get<RowColumns>(
        `SELECT ${COLUMNS} FROM chat_actions WHERE account_id = ? AND id = ?`,
        account_id,
        id,
      );
      return row && toRow(row);
    },

    async executed(account_id, message_id) {
      const row = connection.get<{ executed: number }>(
        `SELECT count(*) AS executed FROM chat_actions
         WHERE account_id = ? AND message_id = ? AND status = 'executed'`,
        account_id,
        message_id,
      );
      return row?.executed ?? 0;
    },

    async waiting(account_id) {
      return connection
        .all<RowColumns>(
          `SELECT ${COLUMNS} FROM chat_actions
           WHERE account_id = ? AND status = 'proposed' ORDER BY rowid`,
          account_id,
        )
        .map(toRow);
    },

    async decide(account_id, { action, verdicts }) {
      await connection.change((transaction) => {
        const decided = transaction.run(
          `UPDATE chat_actions SET status = ?, receipt = ?, error = ?, verdicts = ?,
             waits_for = ?, shown_price_e4 = ?
           WHERE account_id = ? AND id = ? AND (status = 'proposed' OR ? = 'executed')`,
          action.status,
          jsonOrNull(action.receipt),
          jsonOrNull(action.error),
          JSON.stringify(verdicts),
          jsonOrNull(action.waits_for),
          shownPrice(action),
          account_id,
          action.id,
          action.status,
        );
        return decided > 0
          ? changed(undefined, account_id, { kind: 'chat', change: 'decided' })
          : unchanged(undefined);
      });
    },
  };
}
