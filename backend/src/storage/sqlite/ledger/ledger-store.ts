import type { Ticker, TradeFilter } from '@finally/contract';
import { type Clock, toIso, utcDayStart } from '../../../kernel/clock.ts';
import type { NewId } from '../../../kernel/ids.ts';
import type { Cents, PriceE4 } from '../../../kernel/money.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { changed, unseen } from '../account-changes.ts';
import type { AccountConnection, Reader, Transaction } from '../connection.ts';
import { GroupCommit } from './group-commit.ts';
import {
  type AccountRow,
  type CheckpointRow,
  type Decide,
  type Order,
  type PositionRow,
  sizeAt,
  type TradedInDay,
  type TradeRow,
} from './ledger-rows.ts';
import {
  LedgerUnit,
  readAccount,
  readPositions,
  readTraded,
  readTradedInDay,
} from './ledger-unit.ts';

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

/** Accounts, positions and the append-only journal of trades. */
export interface LedgerStore {
  account(account_id: string): Promise<AccountRow>;
  /** The account and all of its positions, as of one moment. */
  portfolio(
    account_id: string,
  ): Promise<{ readonly account: AccountRow; readonly positions: readonly PositionRow[] }>;
  /**
   * Loads the state, runs `decide` and writes its fill, in one transaction that
   * orders arriving together share. Settles when the fill is on the disk. An
   * order whose client order id was filled before returns that first trade and
   * moves nothing; with other content it is refused.
   */
  execute(account_id: string, order: Order, decide: Decide): Promise<Result<TradeRow>>;
  /** The trade that was made under a client order id, in whichever ledger. */
  filled(account_id: string, client_order_id: string): Promise<TradeRow | undefined>;
  /** A trade by its id, in whichever ledger. */
  trade(account_id: string, id: string): Promise<TradeRow | undefined>;
  /** What the trades made for a chat message come to. */
  traded(account_id: string, chat_message_id: string): Promise<Cents>;
  /** What the assistant traded since midnight UTC. */
  tradedInDay(account_id: string): Promise<TradedInDay>;
  /** The price at which the ticker was traded last; undefined where it never was. */
  lastTradePrice(account_id: string, ticker: Ticker): Promise<PriceE4 | undefined>;
  /** The current ledger's trades, newest first. */
  trades(account_id: string, query: TradesPageQuery): Promise<readonly TradeRow[]>;
  /** A stretch of a ledger's journal, with what the account held at that moment. */
  journal(account_id: string, stretch: JournalStretch): Promise<Journal>;
  /**
   * How far the current ledger has been verified; undefined if it never was.
   *
   * @throws if the row cannot be read; it only saves time
   */
  checkpoint(account_id: string): Promise<CheckpointRow | undefined>;
  saveCheckpoint(account_id: string, checkpoint: CheckpointRow): Promise<void>;
  /** Closes the current ledger, keeping it as an archive, and opens the next with the starting cash. */
  reset(account_id: string): Promise<AccountRow>;
}

const TRADE_COLUMNS = `sequence, id, ticker, side, quantity_e6, price_e4, notional_cents,
  realized_pnl_cents, cash_after_cents, origin, chat_message_id, client_order_id, executed_at`;

const firstTradeOf = (
  reader: Reader,
  account_id: string,
  client_order_id: string,
): TradeRow | undefined =>
  reader.get<TradeRow>(
    `SELECT ${TRADE_COLUMNS} FROM trades WHERE account_id = ? AND client_order_id = ?`,
    account_id,
    client_order_id,
  );

const isSameOrder = (trade: TradeRow, order: Order): boolean =>
  trade.ticker === order.ticker &&
  trade.side === order.side &&
  // For dollars: as many as they came to at the price of then.
  BigInt(trade.quantity_e6) === sizeAt(order.size, trade.price_e4) &&
  trade.origin === order.origin;

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

function appendTrade(
  transaction: Transaction,
  account_id: string,
  ledger: number,
  trade: Omit<TradeRow, 'sequence'>,
): TradeRow {
  const sequence = transaction.insert(
    `INSERT INTO trades (id, account_id, ledger, ticker, side, quantity_e6, price_e4,
       notional_cents, realized_pnl_cents, cash_after_cents, origin, chat_message_id,
       client_order_id, executed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
  return { sequence, ...trade };
}

export function createLedgerStore(
  connection: AccountConnection,
  { newId, clock }: { readonly newId: NewId; readonly clock: Clock },
): LedgerStore {
  const dayStart = (): string => toIso(utcDayStart(clock.now_ms()));
  const group = new GroupCommit(connection, clock, (transaction) => new LedgerUnit(transaction));
  return {
    async account(account_id) {
      return readAccount(connection, account_id);
    },

    async portfolio(account_id) {
      return {
        account: readAccount(connection, account_id),
        positions: readPositions(connection, account_id),
      };
    },

    async execute(account_id, order, decide) {
      return group.write((unit): Result<TradeRow> => {
        const first =
          order.client_order_id !== null &&
          firstTradeOf(unit.transaction, account_id, order.client_order_id);
        if (first) {
          return isSameOrder(first, order)
            ? ok(first)
            : refuse(
                'client_order_id_conflict',
                'This client order id was used for a different order. Use a new one.',
              );
        }

        const decision = decide(unit.view(account_id, order, dayStart()));
        if (!decision.ok) return decision;

        const fill = decision.value;
        const trade = appendTrade(unit.transaction, account_id, fill.account.ledger, {
          id: newId(),
          ticker: order.ticker,
          side: order.side,
          quantity_e6: fill.quantity_e6,
          price_e4: fill.price_e4,
          notional_cents: fill.notional_cents,
          realized_pnl_cents: fill.realized_pnl_cents,
          cash_after_cents: fill.account.cash_cents,
          origin: order.origin,
          chat_message_id: order.chat_message_id,
          client_order_id: order.client_order_id,
          executed_at: toIso(clock.now_ms()),
        });
        unit.apply(account_id, trade, fill);
        return ok(trade);
      });
    },

    async filled(account_id, client_order_id) {
      return firstTradeOf(connection, account_id, client_order_id);
    },

    async trade(account_id, id) {
      return connection.get<TradeRow>(
        `SELECT ${TRADE_COLUMNS} FROM trades WHERE account_id = ? AND id = ?`,
        account_id,
        id,
      );
    },

    async traded(account_id, chat_message_id) {
      return readTraded(connection, account_id, chat_message_id);
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
        const account = readAccount(transaction, account_id);
        return changed(account, account_id, { kind: 'portfolio', change: 'reset', closed });
      });
    },
  };
}
