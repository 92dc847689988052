import type { Ticker } from '@finally/contract';
import { type Cents, cents, ZERO_CENTS } from '../../../kernel/money.ts';
import type { AccountRow, PositionRow } from '../../../ledger/account.ts';
import type { NewFill, TradeRow } from '../../../ledger/entry.ts';
import type { Fill } from '../../../ledger/fill.ts';
import type { Order } from '../../../ledger/order.ts';
import type { OrderRow } from '../../../ledger/orders/order-row.ts';
import {
  type AgentTrading,
  type EarlierOrder,
  type LedgerView,
  type TradedInDay,
  withTrade,
} from '../../../ledger/view.ts';
import type { NewAccountEvent, Transaction } from '../connection.ts';
import type { UnitOfWork } from './group-commit.ts';
import {
  appendFill,
  readAccount,
  readFirstTrade,
  readPositions,
  readTraded,
  readTradedInDay,
  writeAccount,
  writePosition,
} from './ledger-sql.ts';
import { appendOrderEvent, insertOrder, readOrderByClientId } from './orders-sql.ts';

/** An order of an account: what a unit of work loads for. */
export interface PlacedOrder {
  readonly account_id: string;
  readonly order: Order;
}

/** One account as the orders of a group leave it. */
interface LoadedAccount {
  row: AccountRow;
  readonly positions: Map<Ticker, PositionRow>;
  /** The tickers whose position is to be written. */
  readonly moved: Set<Ticker>;
  /** What was placed under the client order ids of the group. */
  readonly earlier: Map<string, EarlierOrder>;
  /** What agents traded in the day; undefined if no order of the group needs it. */
  day: TradedInDay | undefined;
  /** What was traded for each chat message of the group. */
  readonly traded: Map<string, Cents>;
}

/**
 * The accounts that a group of orders works on. All that the orders are decided
 * on is loaded first; each account and position is written once, as the last
 * order of the group leaves it.
 */
export class LedgerUnit implements UnitOfWork<PlacedOrder> {
  readonly events: NewAccountEvent[] = [];
  readonly #transaction: Transaction;
  readonly #day_start: string;
  readonly #accounts = new Map<string, LoadedAccount>();

  /** @param day_start when the day began, as ISO 8601 */
  constructor(transaction: Transaction, day_start: string) {
    this.#transaction = transaction;
    this.#day_start = day_start;
  }

  /** Loads what the orders of a group are decided on. */
  load(placed: readonly PlacedOrder[]): void {
    for (const { account_id, order } of placed) {
      const account = this.#accounts.get(account_id) ?? this.#loadAccount(account_id);
      if (account) this.#loadOrder(account_id, account, order);
    }
  }

  /**
   * What an order is decided on, as the orders before it left it.
   *
   * @throws if there is no such account
   */
  view({ account_id, order }: PlacedOrder): LedgerView {
    const account = this.#loaded(account_id);
    const { row, positions, earlier } = account;
    return {
      account: row,
      position: positions.get(order.ticker) ?? null,
      positions: [...positions.values()],
      earlier: (order.client_order_id !== null && earlier.get(order.client_order_id)) || null,
      agent_trading: order.by_agent ? agentTrading(account, order) : null,
    };
  }

  /**
   * Adds an order that was filled at once, appends its fill to the journal and takes over the state
   * that the fill leads to.
   *
   * @throws if the database refuses one of them
   */
  fill(
    { account_id, order }: PlacedOrder,
    fill: Fill,
    { row, entry }: { readonly row: OrderRow; readonly entry: NewFill },
  ): TradeRow {
    insertOrder(this.#transaction, account_id, row);
    const trade = appendFill(this.#transaction, account_id, row.ledger, entry);
    appendOrderEvent(this.#transaction, account_id, {
      order_id: row.id,
      source: row.source,
      cause: row.cause,
      from_state: null,
      to_state: row.state,
      reason: null,
      detail: null,
      at_ms: row.placed_ms,
    });
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
    if (row.client_order_id !== null) {
      account.earlier.set(row.client_order_id, { order: row, trade });
    }
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
      earlier: new Map(),
      day: undefined,
      traded: new Map(),
    };
    this.#accounts.set(account_id, account);
    return account;
  }

  #loadOrder(account_id: string, account: LoadedAccount, order: Order): void {
    const { client_order_id, cause } = order;
    if (client_order_id !== null) {
      const placed = readOrderByClientId(this.#transaction, account_id, client_order_id);
      if (placed) {
        const trade = readFirstTrade(this.#transaction, placed.id) ?? null;
        account.earlier.set(client_order_id, { order: placed, trade });
      }
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

/** Counts a trade for the orders after it. */
function count(account: LoadedAccount, { by_agent }: Order, trade: TradeRow): void {
  const { cause, notional_cents } = trade;
  if (!by_agent) return;
  if (account.day) account.day = withTrade(account.day, notional_cents);
  if (cause === null) return;
  const traded = account.traded.get(cause) ?? ZERO_CENTS;
  account.traded.set(cause, cents(traded + notional_cents));
}
