import type { Ticker } from '@finally/contract';
import { type Cents, ZERO_CENTS } from '../../../kernel/money.ts';
import type { NewAccountEvent, Reader, Transaction } from '../connection.ts';
import type { UnitOfWork } from './group-commit.ts';
import type {
  AccountRow,
  Fill,
  LedgerState,
  LedgerView,
  Order,
  PositionRow,
  TradedInDay,
  TradeRow,
} from './ledger-rows.ts';

export const readAccount = (reader: Reader, account_id: string): AccountRow => {
  const account = reader.get<AccountRow>(
    `SELECT ledger, starting_cash_cents, cash_cents, realized_pnl_cents, opened_at
     FROM accounts WHERE id = ?`,
    account_id,
  );
  if (!account) throw new Error(`there is no account ${account_id}`);
  return account;
};

export const readPositions = (reader: Reader, account_id: string): readonly PositionRow[] =>
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

export const readTraded = (reader: Reader, account_id: string, chat_message_id: string): Cents =>
  reader.get<{ traded_cents: Cents }>(
    `SELECT coalesce(sum(notional_cents), 0) AS traded_cents FROM trades
     WHERE account_id = ? AND chat_message_id = ?`,
    account_id,
    chat_message_id,
  )?.traded_cents ?? ZERO_CENTS;

/** @param since when the day began, as ISO 8601 */
export const readTradedInDay = (reader: Reader, account_id: string, since: string): TradedInDay =>
  reader.get<{ traded_cents: Cents; trades: number }>(
    `SELECT coalesce(sum(notional_cents), 0) AS traded_cents, count(*) AS trades FROM trades
     WHERE account_id = ? AND origin = 'assistant' AND executed_at >= ?`,
    account_id,
    since,
  ) ?? { traded_cents: ZERO_CENTS, trades: 0 };

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

/** One account as the orders of a group leave it. */
interface OpenAccount {
  row: AccountRow;
  readonly positions: Map<Ticker, PositionRow | null>;
  /** The tickers whose position is to be written. */
  readonly moved: Set<Ticker>;
}

/**
 * The accounts that a group of orders works on: each account and position is
 * read once, however many orders there are, and written once, as the last of
 * them leaves it.
 */
export class LedgerUnit implements UnitOfWork {
  readonly transaction: Transaction;
  readonly events: NewAccountEvent[] = [];
  readonly #accounts = new Map<string, OpenAccount>();

  constructor(transaction: Transaction) {
    this.transaction = transaction;
  }

  /**
   * What an order is decided on, as the orders before left it.
   *
   * @param day_start when the day began, as ISO 8601
   */
  view(account_id: string, { ticker, chat_message_id }: Order, day_start: string): LedgerView {
    return {
      ...this.#state(account_id, ticker),
      positions: () => this.#positions(account_id),
      traded: () =>
        chat_message_id === null
          ? ZERO_CENTS
          : readTraded(this.transaction, account_id, chat_message_id),
      tradedInDay: () => readTradedInDay(this.transaction, account_id, day_start),
    };
  }

  #positions(account_id: string): readonly PositionRow[] {
    const { positions, moved } = this.#open(account_id);
    const written = readPositions(this.transaction, account_id);
    return [
      ...written.filter(({ ticker }) => !moved.has(ticker)),
      ...[...moved].flatMap((ticker) => positions.get(ticker) ?? []),
    ];
  }

  #state(account_id: string, ticker: Ticker): LedgerState {
    const { row: account, positions } = this.#open(account_id);
    let position = positions.get(ticker);
    if (position === undefined) {
      position = readPosition(this.transaction, account_id, ticker) ?? null;
      positions.set(ticker, position);
    }
    return { account, position };
  }

  /** Takes over what a trade's fill leads to. */
  apply(account_id: string, { id, ticker }: TradeRow, { account, position }: Fill): void {
    const open = this.#open(account_id);
    const is_held = position !== null;
    this.events.push({
      account_id,
      change: { kind: 'portfolio', change: 'trade', trade_id: id, ticker, is_held },
    });
    open.row = account;
    open.positions.set(ticker, position);
    open.moved.add(ticker);
  }

  flush(): void {
    for (const [account_id, { row, positions, moved }] of this.#accounts) {
      if (moved.size === 0) continue;
      writeAccount(this.transaction, account_id, row);
      for (const ticker of moved) {
        writePosition(this.transaction, account_id, ticker, positions.get(ticker) ?? null);
      }
    }
  }

  #open(account_id: string): OpenAccount {
    let open = this.#accounts.get(account_id);
    if (!open) {
      const row = readAccount(this.transaction, account_id);
      open = { row, positions: new Map(), moved: new Set() };
      this.#accounts.set(account_id, open);
    }
    return open;
  }
}
