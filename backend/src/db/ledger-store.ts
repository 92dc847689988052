import type { Origin, Side, Ticker, TradeFilter } from '@finally/contract';
import { type Clock, toIso } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import type { Cents, PriceE4, QuantityE6 } from '../kernel/money.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Connection, Reader, Transaction } from './connection.ts';
import { GroupCommit } from './group-commit.ts';

export interface AccountRow {
  /** Counts the resets; rows of earlier ledgers are archived. */
  readonly ledger: number;
  readonly starting_cash_cents: Cents;
  readonly cash_cents: Cents;
  readonly realized_pnl_cents: Cents;
  /** When the current ledger was opened. */
  readonly opened_at: string;
}

export interface PositionRow {
  readonly ticker: Ticker;
  readonly quantity_e6: QuantityE6;
  readonly cost_basis_cents: Cents;
  /** Realised since this position was opened. */
  readonly realized_pnl_cents: Cents;
}

export interface TradeRow {
  readonly sequence: number;
  readonly id: string;
  readonly ticker: Ticker;
  readonly side: Side;
  readonly quantity_e6: QuantityE6;
  readonly price_e4: PriceE4;
  readonly notional_cents: Cents;
  readonly realized_pnl_cents: Cents;
  readonly cash_after_cents: Cents;
  readonly origin: Origin;
  readonly chat_message_id: string | null;
  readonly client_order_id: string | null;
  readonly executed_at: string;
}

/** What is asked for, and by whom. */
export interface Order {
  readonly ticker: Ticker;
  readonly side: Side;
  readonly quantity_e6: QuantityE6;
  readonly origin: Origin;
  readonly chat_message_id: string | null;
  readonly client_order_id: string | null;
}

/** What a trade decision may look at. */
export interface LedgerState {
  readonly account: AccountRow;
  /** The position in the order's ticker; null where nothing is held. */
  readonly position: PositionRow | null;
}

/** What a fill changes: the new state, and the entry that explains it. */
export interface Fill {
  readonly price_e4: PriceE4;
  readonly notional_cents: Cents;
  readonly realized_pnl_cents: Cents;
  readonly account: AccountRow;
  /** Null where the position is closed. */
  readonly position: PositionRow | null;
}

/** Decides an order against the state; pure, because it may be run again. */
export type Decide = (state: LedgerState) => Result<Fill>;

export interface TradesPageQuery {
  readonly limit: number;
  /** Only trades with a lower sequence number. */
  readonly before?: number | undefined;
  readonly filter?: TradeFilter | undefined;
}

export interface JournalStretch {
  readonly ledger: number;
  /** Only trades with a higher sequence number, oldest first. */
  readonly after: number;
  readonly limit: number;
}

export interface Journal {
  readonly trades: readonly TradeRow[];
  readonly account: AccountRow;
  readonly positions: readonly PositionRow[];
}

/** What a ledger comes to when its journal is replayed up to a trade. */
export interface CheckpointRow {
  readonly ledger: number;
  readonly sequence: number;
  readonly cash_cents: Cents;
  readonly realized_pnl_cents: Cents;
  readonly positions: readonly PositionRow[];
}

/** Accounts, positions and the append-only journal of trades. */
export interface LedgerStore {
  /** The account and all of its positions, as of one moment. */
  portfolio(
    account_id: string,
  ): Promise<{ readonly account: AccountRow; readonly positions: readonly PositionRow[] }>;
  /** Whether anything of the ticker is held. */
  holds(account_id: string, ticker: Ticker): Promise<boolean>;
  /**
   * Loads the state, runs `decide` and writes its fill, in one transaction that
   * orders arriving together share. Settles when the fill is on the disk. An
   * order whose client order id was filled before returns that first trade and
   * moves nothing; with other content it is refused.
   */
  execute(account_id: string, order: Order, decide: Decide): Promise<Result<TradeRow>>;
  /** The price at which the ticker was traded last; undefined where it never was. */
  lastTradePrice(account_id: string, ticker: Ticker): Promise<PriceE4 | undefined>;
  /** The current ledger's trades, newest first. */
  trades(account_id: string, query: TradesPageQuery): Promise<readonly TradeRow[]>;
  /** A stretch of a ledger's journal, with what the account held at that moment. */
  journal(account_id: string, stretch: JournalStretch): Promise<Journal>;
  /** How far the current ledger has been verified; undefined where it never was. */
  checkpoint(account_id: string): Promise<CheckpointRow | undefined>;
  saveCheckpoint(account_id: string, checkpoint: CheckpointRow): Promise<void>;
  /** Closes the current ledger, keeping it as an archive, and opens the next with the starting cash. */
  reset(account_id: string): Promise<AccountRow>;
}

const TRADE_COLUMNS = `sequence, id, ticker, side, quantity_e6, price_e4, notional_cents,
  realized_pnl_cents, cash_after_cents, origin, chat_message_id, client_order_id, executed_at`;

const readAccount = (reader: Reader, account_id: string): AccountRow => {
  const account = reader.get<AccountRow>(
    `SELECT ledger, starting_cash_cents, cash_cents, realized_pnl_cents, opened_at
     FROM accounts WHERE id = ?`,
    account_id,
  );
  if (!account) throw new Error(`there is no account ${account_id}`);
  return account;
};

const readPositions = (reader: Reader, account_id: string): readonly PositionRow[] =>
  reader.all<PositionRow>(
    `SELECT ticker, quantity_e6, cost_basis_cents, realized_pnl_cents
     FROM positions WHERE account_id = ? ORDER BY ticker`,
    account_id,
  );

const readPosition = (
  reader: Reader,
  account_id: string,
  ticker: Ticker,
): PositionRow | undefined =>
  reader.get<PositionRow>(
    `SELECT ticker, quantity_e6, cost_basis_cents, realized_pnl_cents
     FROM positions WHERE account_id = ? AND ticker = ?`,
    account_id,
    ticker,
  );

const isSameOrder = (trade: TradeRow, order: Order): boolean =>
  trade.ticker === order.ticker &&
  trade.side === order.side &&
  trade.quantity_e6 === order.quantity_e6 &&
  trade.origin === order.origin;

function writeAccount(transaction: Transaction, account_id: string, account: AccountRow): void {
  transaction.run(
    'UPDATE accounts SET cash_cents = ?, realized_pnl_cents = ? WHERE id = ?',
    account.cash_cents,
    account.realized_pnl_cents,
    account_id,
  );
}

function writePosition(
  transaction: Transaction,
  account_id: string,
  ticker: Ticker,
  position: PositionRow | null,
): void {
  if (!position) {
    transaction.run(
      'DELETE FROM positions WHERE account_id = ? AND ticker = ?',
      account_id,
      ticker,
    );
    return;
  }
  transaction.run(
    `INSERT INTO positions (account_id, ticker, quantity_e6, cost_basis_cents, realized_pnl_cents)
     VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (account_id, ticker) DO UPDATE SET
       quantity_e6 = excluded.quantity_e6,
       cost_basis_cents = excluded.cost_basis_cents,
       realized_pnl_cents = excluded.realized_pnl_cents`,
    account_id,
    ticker,
    position.quantity_e6,
    position.cost_basis_cents,
    position.realized_pnl_cents,
  );
}

function appendTrade(
  transaction: Transaction,
  account_id: string,
  trade: Omit<TradeRow, 'sequence'>,
  ledger: number,
): TradeRow {
  const row = transaction.get<TradeRow>(
    `INSERT INTO trades (id, account_id, ledger, ticker, side, quantity_e6, price_e4,
       notional_cents, realized_pnl_cents, cash_after_cents, origin, chat_message_id,
       client_order_id, executed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     RETURNING ${TRADE_COLUMNS}`,
    trade.id,
    account_id,
    ledger,
    trade.ticker,
    trade.side,
    trade.quantity_e6,
    trade.price_e4,
    trade.notional_cents,
    trade.realized_pnl_cents,
    trade.cash_after_cents,
    trade.origin,
    trade.chat_message_id,
    trade.client_order_id,
    trade.executed_at,
  );
  if (!row) throw new Error('an inserted trade was not returned');
  return row;
}

export function createLedgerStore(
  connection: Connection,
  { newId, clock }: { readonly newId: NewId; readonly clock: Clock },
): LedgerStore {
  const group = new GroupCommit(connection, clock);
  return {
    async portfolio(account_id) {
      return {
        account: readAccount(connection, account_id),
        positions: readPositions(connection, account_id),
      };
    },

    async holds(account_id, ticker) {
      return readPosition(connection, account_id, ticker) !== undefined;
    },

    async execute(account_id, order, decide) {
      return group.write((transaction): Result<TradeRow> => {
        if (order.client_order_id !== null) {
          const first = transaction.get<TradeRow>(
            `SELECT ${TRADE_COLUMNS} FROM trades WHERE account_id = ? AND client_order_id = ?`,
            account_id,
            order.client_order_id,
          );
          if (first && isSameOrder(first, order)) return ok(first);
          if (first) {
            return refuse(
              'client_order_id_conflict',
              'This client order id was used for a different order. Use a new one.',
            );
          }
        }

        const decision = decide({
          account: readAccount(transaction, account_id),
          position: readPosition(transaction, account_id, order.ticker) ?? null,
        });
        if (!decision.ok) return decision;

        const { account, position, ...entry } = decision.value;
        writeAccount(transaction, account_id, account);
        writePosition(transaction, account_id, order.ticker, position);
        const trade = {
          ...order,
          ...entry,
          id: newId(),
          cash_after_cents: account.cash_cents,
          executed_at: toIso(clock.now_ms()),
        };
        return ok(appendTrade(transaction, account_id, trade, account.ledger));
      });
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
      const conditions = Object.entries({
        ticker: filter.ticker,
        side: filter.side,
        origin: filter.origin,
      }).filter(([, value]) => value !== undefined);
      return connection.all<TradeRow>(
        `SELECT ${TRADE_COLUMNS} FROM trades
         WHERE account_id = ? AND ledger = (SELECT ledger FROM accounts WHERE id = ?)
           AND sequence < ? ${conditions.map(([column]) => `AND ${column} = ?`).join(' ')}
         ORDER BY sequence DESC LIMIT ?`,
        account_id,
        account_id,
        before,
        ...conditions.map(([, value]) => value as string),
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
        account: readAccount(connection, account_id),
        positions: readPositions(connection, account_id),
      };
    },

    async checkpoint(account_id) {
      const row = connection.get<Omit<CheckpointRow, 'positions'> & { positions: string }>(
        `SELECT ledger, sequence, cash_cents, realized_pnl_cents, positions
         FROM ledger_checkpoints WHERE account_id = ?`,
        account_id,
      );
      return row && { ...row, positions: JSON.parse(row.positions) as PositionRow[] };
    },

    async saveCheckpoint(account_id, checkpoint) {
      connection.relaxedTransaction((transaction) =>
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
        ),
      );
    },

    async reset(account_id) {
      return connection.transaction((transaction) => {
        transaction.run('DELETE FROM positions WHERE account_id = ?', account_id);
        transaction.run(
          `UPDATE accounts SET ledger = ledger + 1, cash_cents = starting_cash_cents,
             realized_pnl_cents = 0, opened_at = ? WHERE id = ?`,
          toIso(clock.now_ms()),
          account_id,
        );
        return readAccount(transaction, account_id);
      });
    },
  };
}
