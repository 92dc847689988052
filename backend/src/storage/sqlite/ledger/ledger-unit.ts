import type { Ticker } from '@finally/contract';
import { type Cents, cents, ZERO_CENTS } from '../../../kernel/money.ts';
import type { AccountRow, PositionRow } from '../../../ledger/account.ts';
import type { TradeRow } from '../../../ledger/entry.ts';
import type { Fill } from '../../../ledger/fill.ts';
import type { Order } from '../../../ledger/order.ts';
import {
  type AgentTrading,
  type LedgerView,
  type TradedInDay,
  withTrade,
} from '../../../ledger/view.ts';
import type { NewAccountEvent, Transaction } from '../connection.ts';
import type { UnitOfWork } from './group-commit.ts';
import {
  appendTrade,
  readAccount,
  readPositions,
  readTraded,
  readTradedInDay,
  readTradeOf,
  writeAccount,
  writePosition,
} from './ledger-sql.ts';

/** An order and its account. */
export interface PlacedOrder {
  readonly account_id: string;
  readonly order: Order;
}

/** The state of one account after the group's orders so far. */
interface LoadedAccount {
  row: AccountRow;
  readonly positions: Map<Ticker, PositionRow>;
  /** Tickers whose position must be written. */
  readonly moved: Set<Ticker>;
  /** Trades by the client order ids of the group. */
  readonly trades: Map<string, TradeRow>;
  /** What agents traded in the day; undefined if no order of the group needs it. */
  day: TradedInDay | undefined;
  /** Total notional traded for each chat message of the group. */
  readonly traded: Map<string, Cents>;
}

/**
 * The accounts of a group of orders. Loads everything the orders are decided on first, and writes
 * each account and position once, after the last order of the group.
 */
export class LedgerUnit implements UnitOfWork<PlacedOrder> {
  readonly events: NewAccountEvent[] = [];
  readonly #transaction: Transaction;
  readonly #day_start: string;
  readonly #accounts = new Map<string, LoadedAccount>();

  /** @param day_start start of the day, as ISO 8601 */
  constructor(transaction: Transaction, day_start: string) {
    this.#transaction = transaction;
    this.#day_start = day_start;
  }

  /** Loads the state on which a group of orders is decided. */
  load(placed: readonly PlacedOrder[]): void {
    for (const { account_id, order } of placed) {
      const account = this.#accounts.get(account_id) ?? this.#loadAccount(account_id);
      if (account) this.#loadOrder(account_id, account, order);
    }
  }

  /**
   * Returns the state for an order, after the earlier orders of the group.
   *
   * @throws if the account does not exist
   */
  view({ account_id, order }: PlacedOrder): LedgerView {
    const account = this.#loaded(account_id);
    const { row, positions, trades } = account;
    return {
      account: row,
      position: positions.get(order.ticker) ?? null,
      positions: [...positions.values()],
      earlier: (order.client_order_id !== null && trades.get(order.client_order_id)) || null,
      agent_trading: order.by_agent ? agentTrading(account, order) : null,
    };
  }

  /**
   * Appends an entry to the journal and applies the state after its fill.
   *
   * @throws if the journal rejects the entry; the state is unchanged then
   */
  append(
    { account_id, order }: PlacedOrder,
    fill: Fill,
    entry: Omit<TradeRow, 'sequence'>,
  ): TradeRow {
    const trade = appendTrade(this.#transaction, account_id, fill.account.ledger, entry);
    const { id, ticker } = trade;
    const is_held = fill.position !== null;
    this.events.push({
      account_id,
      change: { kind: 'portfolio', change: 'trade', trade_id: id, ticker, is_held },
    });
    const account = this.#loaded(account_id);
    account.row = fill.account;
    if (fill.position) account.positions.set(order.ticker, fill.position);
    else account.positions.delete(order.ticker);
    account.moved.add(order.ticker);
    count(account, order, trade);
    return trade;
  }

  flush(): void {
    for (const [account_id, { row, positions, moved }] of this.#accounts) {
      if (moved.size === 0) continue;
      writeAccount(this.#transaction, account_id, row);
      for (const ticker of moved) {
        writePosition(this.#transaction, account_id, ticker, positions.get(ticker) ?? null);
      }
    }
  }

  #loadAccount(account_id: string): LoadedAccount | undefined {
    const row = readAccount(this.#transaction, account_id);
    if (!row) return undefined;
    const positions = readPositions(this.#transaction, account_id);
    const account: LoadedAccount = {
      row,
      positions: new Map(positions.map((position) => [position.ticker, position])),
      moved: new Set(),
      trades: new Map(),
      day: undefined,
      traded: new Map(),
    };
    this.#accounts.set(account_id, account);
    return account;
  }

  #loadOrder(account_id: string, account: LoadedAccount, order: Order): void {
    const { client_order_id, cause } = order;
    if (client_order_id !== null) {
      const earlier = readTradeOf(this.#transaction, account_id, client_order_id);
      if (earlier) account.trades.set(client_order_id, earlier);
    }
    if (!order.by_agent) return;
    account.day ??= readTradedInDay(this.#transaction, account_id, this.#day_start);
    if (cause !== null && !account.traded.has(cause)) {
      const traded = readTraded(this.#transaction, account_id, cause);
      account.traded.set(cause, traded);
    }
  }

  #loaded(account_id: string): LoadedAccount {
    const account = this.#accounts.get(account_id);
    if (!account) throw new Error(`there is no account ${account_id}`);
    return account;
  }
}

function agentTrading({ day, traded }: LoadedAccount, { cause }: Order): AgentTrading {
  if (!day) throw new Error('what agents traded in the day was not loaded');
  const traded_cents = cause === null ? undefined : traded.get(cause);
  return { traded_cents: traded_cents ?? ZERO_CENTS, day };
}

/** Adds a trade to the totals that later orders are judged by. */
function count(account: LoadedAccount, { by_agent }: Order, trade: TradeRow): void {
  const { client_order_id, cause, notional_cents } = trade;
  if (client_order_id !== null) account.trades.set(client_order_id, trade);
  if (!by_agent) return;
  if (account.day) account.day = withTrade(account.day, notional_cents);
  if (cause === null) return;
  const traded = account.traded.get(cause) ?? ZERO_CENTS;
  account.traded.set(cause, cents(traded + notional_cents));
}
