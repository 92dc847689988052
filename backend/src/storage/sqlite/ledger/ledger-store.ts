import type { ProblemCode, TradeOrigin } from '@finally/contract';
import type { NewId } from '../../../kernel/ids.ts';
import type { PriceE4 } from '../../../kernel/money.ts';
import { ASSISTANT, PERSON } from '../../../kernel/principal.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { utcCalendar } from '../../../kernel/time/calendar.ts';
import { type MarketClock, toIso } from '../../../kernel/time/clock.ts';
import type { AccountRow, PositionRow } from '../../../ledger/account.ts';
import { type Execution, type TradeRow, toEntry } from '../../../ledger/entry.ts';
import type { CheckpointRow, LedgerStore } from '../../../ledger/store.ts';
import type { LedgerView } from '../../../ledger/view.ts';
import { changed, unseen } from '../account-changes.ts';
import { type AccountConnection, isDamage, type Reader } from '../connection.ts';
import { LockedError } from '../file/write-queue.ts';
import { GroupCommit } from './group-commit.ts';
import {
  readAccount,
  readAccountIds,
  readPositions,
  readTraded,
  readTradedInDay,
  readTradeOf,
  TRADE_COLUMNS,
} from './ledger-sql.ts';
import { LedgerUnit, type PlacedOrder } from './ledger-unit.ts';

/** @throws if there is no such account */
function accountOf(reader: Reader, account_id: string): AccountRow {
  const account = readAccount(reader, account_id);
  if (!account) throw new Error(`there is no account ${account_id}`);
  return account;
}

/** The sources that an origin of the wire stands for. */
const FROM: Readonly<Record<TradeOrigin, string>> = {
  user: `source = '${PERSON}'`,
  assistant: `source = '${ASSISTANT}'`,
  agent: `source NOT IN ('${PERSON}', '${ASSISTANT}')`,
};

/** @throws SyntaxError if these are no positions */
function readCheckpointPositions(text: string): readonly PositionRow[] {
  const positions: unknown = JSON.parse(text);
  const isPosition = (value: unknown): value is PositionRow => {
    const { ticker, quantity_e6, cost_basis_cents, realized_pnl_cents } = Object(value);
    const figures = [quantity_e6, cost_basis_cents, realized_pnl_cents];
    return typeof ticker === 'string' && figures.every(Number.isSafeInteger);
  };
  if (Array.isArray(positions) && positions.every(isPosition)) return positions;
  throw new SyntaxError('the positions of the checkpoint cannot be read');
}

export function createLedgerStore(
  connection: AccountConnection,
  { newId, clock }: { readonly newId: NewId; readonly clock: MarketClock },
): LedgerStore {
  const dayStart = (): string => toIso(utcCalendar.dayStart_ms(clock.now_ms()));
  const group = new GroupCommit<PlacedOrder, LedgerUnit>(
    connection,
    clock,
    (transaction) => new LedgerUnit(transaction, dayStart()),
  );
  const place = <Code extends ProblemCode>(
    unit: LedgerUnit,
    placed: PlacedOrder,
    decide: (view: LedgerView) => Result<Execution, Code>,
  ): Result<TradeRow, Code> => {
    const decision = decide(unit.view(placed));
    if (!decision.ok) return decision;
    if (decision.value.kind === 'repeated') return ok(decision.value.trade);
    const { fill } = decision.value;
    const entry = toEntry(placed.order, fill, {
      id: newId(),
      executed_at: toIso(clock.now_ms()),
    });
    return ok(unit.append(placed, fill, entry));
  };
  return {
    isDamage,

    async accountIds() {
      return readAccountIds(connection);
    },

    async account(account_id) {
      return accountOf(connection, account_id);
    },

    async portfolio(account_id) {
      return {
        account: accountOf(connection, account_id),
        positions: readPositions(connection, account_id),
      };
    },

    async execute(account_id, order, decide) {
      const placed = { account_id, order };
      return group.write(placed, (unit) => place(unit, placed, decide));
    },

    async rehearse(account_id, order, decide) {
      const placed = { account_id, order };
      if (connection.isLocked()) throw new LockedError();
      await connection.rehearse((transaction) => {
        const unit = new LedgerUnit(transaction, dayStart());
        unit.load([placed]);
        place(unit, placed, decide);
        unit.flush();
        return { returned: undefined, events: unit.events, is_unseen: false };
      });
    },

    async filled(account_id, client_order_id) {
      return readTradeOf(connection, account_id, client_order_id);
    },

    async trade(account_id, id) {
      return connection.get<TradeRow>(
        `SELECT ${TRADE_COLUMNS} FROM trades WHERE account_id = ? AND id = ?`,
        account_id,
        id,
      );
    },

    async traded(account_id, cause) {
      return readTraded(connection, account_id, cause);
    },

    async tradedInDay(account_id) {
      return readTradedInDay(connection, account_id, dayStart());
    },

    async lastTradePrice(account_id, ticker) {
      return connection.get<{ price_e4: PriceE4 }>(
        `SELECT price_e4 FROM trades
         WHERE account_id = ? AND ledger = (SELECT ledger FROM accounts WHERE id = ?) AND ticker = ?
         ORDER BY sequence DESC LIMIT 1`,
        account_id,
        account_id,
        ticker,
      )?.price_e4;
    },

    async trades(account_id, { limit, before = Number.MAX_SAFE_INTEGER, filter = {} }) {
      const { ticker, side, origin } = filter;
      const values = Object.entries({ ticker, side }).filter(([, value]) => value !== undefined);
      const conditions = [
        ...values.map(([column]) => `AND ${column} = ?`),
        origin && `AND ${FROM[origin]}`,
      ];
      return connection.all<TradeRow>(
        `SELECT ${TRADE_COLUMNS} FROM trades
         WHERE account_id = ? AND ledger = (SELECT ledger FROM accounts WHERE id = ?)
           AND sequence < ? ${conditions.join(' ')}
         ORDER BY sequence DESC LIMIT ?`,
        account_id,
        account_id,
        before,
        ...values.map(([, value]) => value as string),
        limit,
      );
    },

    async journal(account_id, { ledger, after, limit }) {
      return {
        trades: connection.all<TradeRow>(
          `SELECT ${TRADE_COLUMNS} FROM trades
           WHERE account_id = ? AND ledger = ? AND sequence > ? ORDER BY sequence LIMIT ?`,
          account_id,
          ledger,
          after,
          limit,
        ),
        account: accountOf(connection, account_id),
        positions: readPositions(connection, account_id),
      };
    },

    async checkpoint(account_id) {
      const row = connection.get<Omit<CheckpointRow, 'positions'> & { positions: string }>(
        `SELECT ledger, sequence, cash_cents, realized_pnl_cents, positions
         FROM ledger_checkpoints WHERE account_id = ?`,
        account_id,
      );
      return row && { ...row, positions: readCheckpointPositions(row.positions) };
    },

    async saveCheckpoint(account_id, checkpoint) {
      await connection.relaxedChange((transaction) => {
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
        return unseen(undefined);
      });
    },

    async reset(account_id) {
      return connection.change((transaction) => {
        const closed = readPositions(transaction, account_id).map(({ ticker }) => ticker);
        transaction.run('DELETE FROM positions WHERE account_id = ?', account_id);
        transaction.run(
          `UPDATE accounts SET ledger = ledger + 1, cash_cents = starting_cash_cents,
             realized_pnl_cents = 0, opened_at = ? WHERE id = ?`,
          toIso(clock.now_ms()),
          account_id,
        );
        const account = accountOf(transaction, account_id);
        return changed(account, account_id, { kind: 'portfolio', change: 'reset', closed });
      });
    },
  };
}
