import type { Ticker } from '@finally/contract';
import { type Cents, cents, ZERO_CENTS } from '../../../kernel/money.ts';
import { PERSON } from '../../../kernel/principal.ts';
import type { AccountRow, PositionRow } from '../../../ledger/account.ts';
import type { CommandKeys, CommandView } from '../../../ledger/command.ts';
import type { TradeRow } from '../../../ledger/journal/entry.ts';
import type { DeskOutcome } from '../../../ledger/orders/desk.ts';
import { isFinal } from '../../../ledger/orders/lifecycle.ts';
import type { FillMemory } from '../../../ledger/orders/matching/market.ts';
import type { OrderRow } from '../../../ledger/orders/order-row.ts';
import {
  type AgentTrading,
  type EarlierOrder,
  type TradedInDay,
  withTrade,
} from '../../../ledger/view.ts';
import type { Reader } from '../connection.ts';
import { AccountView } from './account-view.ts';
import { readMemory } from './fill-memories-sql.ts';
import {
  readAccount,
  readFirstTrade,
  readPositions,
  readTraded,
  readTradedInDay,
} from './ledger-sql.ts';
import {
  countOpenOrders,
  readCountedOrders,
  readEndedOfOpenGroups,
  readOpenOrders,
} from './orders/open-orders.ts';
import { readOrder, readOrderByClientId, readOrdersOfGroup } from './orders/read-orders.ts';

/** One account as it was read, and as the commands of a group leave it. */
export class LoadedAccount {
  readonly #reader: Reader;
  readonly #account_id: string;
  readonly #positions: Map<Ticker, PositionRow>;
  readonly #orders = new Map<string, OrderRow>();
  /** What was placed under the client order ids of the group. */
  readonly #earlier = new Map<string, EarlierOrder>();
  /** Total notional traded for each chat message of the group. */
  readonly #traded = new Map<string, Cents>();
  /** What the fill model remembers, of the tickers that were asked for. */
  readonly #memories = new Map<Ticker, FillMemory | undefined>();
  /** What agents traded in the day; undefined if no command of the group needs it. */
  #day: TradedInDay | undefined;
  /** Open orders; undefined until a command asks for them. */
  #open_orders: number | undefined;
  #row: AccountRow;

  private constructor(reader: Reader, account_id: string, row: AccountRow) {
    this.#reader = reader;
    this.#account_id = account_id;
    this.#row = row;
    this.#positions = new Map(
      readPositions(reader, account_id).map((position) => [position.ticker, position]),
    );
  }

  /** Reads an account; undefined if there is none. */
  static read(reader: Reader, account_id: string): LoadedAccount | undefined {
    const row = readAccount(reader, account_id);
    return row && new LoadedAccount(reader, account_id, row);
  }

  get row(): AccountRow {
    return this.#row;
  }

  position(ticker: Ticker): PositionRow | null {
    return this.#positions.get(ticker) ?? null;
  }

  order(id: string): OrderRow | undefined {
    return this.#orders.get(id);
  }

  /**
   * Reads what a command is decided on.
   *
   * @param day_start when the day began, as ISO 8601
   */
  loadFor({ client_order_id, cause, by_agent, orders }: CommandKeys, day_start: string): void {
    const reader = this.#reader;
    const account_id = this.#account_id;
    if (client_order_id !== null) {
      const earlier = readEarlier(reader, account_id, client_order_id);
      if (earlier) this.#earlier.set(client_order_id, earlier);
    }
    if (orders === 'open') {
      this.#take(readOpenOrders(reader, account_id));
      this.#take(readEndedOfOpenGroups(reader, account_id));
    } else {
      for (const id of orders) this.#loadOrder(id);
    }
    if (!by_agent) return;
    this.#day ??= readTradedInDay(reader, account_id, day_start);
    if (cause !== null && !this.#traded.has(cause)) {
      this.#traded.set(cause, readTraded(reader, account_id, cause));
    }
  }

  /** What a command is decided on, as the commands before it left it. */
  view(keys: CommandKeys): CommandView {
    const { client_order_id, by_agent } = keys;
    return new AccountView(
      { account: this.#row, positions: this.#positions, orders: this.#orders },
      {
        earlier: client_order_id === null ? null : (this.#earlier.get(client_order_id) ?? null),
        agent_trading: by_agent ? this.#agentTrading(keys) : null,
      },
      {
        countOpen: () => this.#countOpen(),
        memory: (ticker) => this.#memory(ticker),
        counted: (ticker) => readCountedOrders(this.#reader, this.#account_id, ticker),
      },
    );
  }

  /** Takes over an order that was written. */
  placed(order: OrderRow): void {
    const before = this.#orders.get(order.id);
    if (this.#open_orders !== undefined) {
      if (!isFinal(order.state)) this.#open_orders += 1;
      if (before && !isFinal(before.state)) this.#open_orders -= 1;
    }
    this.#orders.set(order.id, order);
    const { client_order_id } = order;
    if (client_order_id === null) return;
    const trade = this.#earlier.get(client_order_id)?.trade ?? null;
    this.#earlier.set(client_order_id, { order, trade });
  }

  /** Takes over a trade that was written. */
  traded(trade: TradeRow): void {
    const { client_order_id, source, cause, notional_cents } = trade;
    const earlier = client_order_id === null ? undefined : this.#earlier.get(client_order_id);
    if (client_order_id !== null && earlier && earlier.trade === null) {
      this.#earlier.set(client_order_id, { ...earlier, trade });
    }
    if (source === PERSON) return;
    if (this.#day) this.#day = withTrade(this.#day, notional_cents);
    const traded = cause === null ? undefined : this.#traded.get(cause);
    if (cause === null || traded === undefined) return;
    this.#traded.set(cause, cents(traded + notional_cents));
  }

  /** Takes over the state that a command leads to. */
  become({ account, positions, memories }: DeskOutcome): void {
    this.#row = account;
    for (const [ticker, position] of positions) {
      if (position) this.#positions.set(ticker, position);
      else this.#positions.delete(ticker);
    }
    for (const [ticker, memory] of memories) this.#memories.set(ticker, memory);
  }

  /** Loads an order with the others of its group. */
  #loadOrder(id: string): void {
    if (this.#orders.has(id)) return;
    const order = readOrder(this.#reader, this.#account_id, id);
    if (!order) return;
    const { group_id } = order;
    this.#take(
      group_id === null ? [order] : readOrdersOfGroup(this.#reader, this.#account_id, group_id),
    );
  }

  #take(orders: readonly OrderRow[]): void {
    for (const order of orders) this.#orders.set(order.id, order);
  }

  /** Reads what the fill model remembers of a ticker when it first asks. */
  #memory(ticker: Ticker): FillMemory | undefined {
    if (!this.#memories.has(ticker)) {
      this.#memories.set(ticker, readMemory(this.#reader, this.#account_id, ticker));
    }
    return this.#memories.get(ticker);
  }

  /** Counts the open orders when a command first asks, as those before it left them. */
  #countOpen(): number {
    this.#open_orders ??= countOpenOrders(this.#reader, this.#account_id);
    return this.#open_orders;
  }

  #agentTrading({ cause }: CommandKeys): AgentTrading {
    if (!this.#day) throw new Error('what agents traded in the day was not loaded');
    const traded_cents = cause === null ? undefined : this.#traded.get(cause);
    return { traded_cents: traded_cents ?? ZERO_CENTS, day: this.#day };
  }
}

/** What was placed under a client order id, in any ledger of the account. */
export function readEarlier(
  reader: Reader,
  account_id: string,
  client_order_id: string,
): EarlierOrder | undefined {
  const order = readOrderByClientId(reader, account_id, client_order_id);
  return order && { order, trade: readFirstTrade(reader, order.id) ?? null };
}
