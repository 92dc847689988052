import type { Ticker } from '@finally/contract';
import type { NewId } from '../../../kernel/ids.ts';
import { type Cents, cents, ZERO_CENTS } from '../../../kernel/money.ts';
import { PERSON } from '../../../kernel/principal.ts';
import type { AccountRow, PositionRow } from '../../../ledger/account.ts';
import type { CommandKeys, CommandView } from '../../../ledger/command.ts';
import { sumOfFees } from '../../../ledger/fees/fees.ts';
import { type TradeRow, toEntry, toFeeEntry } from '../../../ledger/journal/entry.ts';
import { outcomeOfFill } from '../../../ledger/journal/trade-outcome.ts';
import type { DeskOutcome, OrderFill } from '../../../ledger/orders/desk.ts';
import { isFinal } from '../../../ledger/orders/lifecycle.ts';
import type { FillMemory } from '../../../ledger/orders/matching/market.ts';
import type { OrderRow } from '../../../ledger/orders/order-row.ts';
import {
  type AgentTrading,
  type EarlierOrder,
  type TradedInDay,
  withTrade,
} from '../../../ledger/view.ts';
import type { NewAccountEvent, Reader, Transaction } from '../connection.ts';
import { AccountView } from './account-view.ts';
import { readMemory, writeMemory } from './fill-memories-sql.ts';
import type { UnitOfWork } from './group-commit.ts';
import { insertOrder } from './insert-order.ts';
import {
  appendFee,
  appendFill,
  readAccount,
  readFirstTrade,
  readPositions,
  readTraded,
  readTradedInDay,
  writeAccount,
  writePosition,
} from './ledger-sql.ts';
import {
  appendOrderEvent,
  countOpenOrders,
  readCountedOrders,
  readEndedOfOpenGroups,
  readOpenOrders,
  readOrder,
  readOrderByClientId,
  readOrdersOfGroup,
  updateOrder,
} from './orders-sql.ts';

/** A command of an account: what a unit of work loads for. */
export interface AccountCommand {
  readonly account_id: string;
  readonly keys: CommandKeys;
}

/** One account as the commands of a group leave it. */
interface LoadedAccount {
  row: AccountRow;
  readonly positions: Map<Ticker, PositionRow>;
  /** Tickers whose position must be written. */
  readonly moved: Set<Ticker>;
  /** Whether the account's row is to be written. */
  isChanged: boolean;
  readonly orders: Map<string, OrderRow>;
  /** Open orders; undefined until a command asks for them. */
  open_orders: number | undefined;
  /** What was placed under the client order ids of the group. */
  readonly earlier: Map<string, EarlierOrder>;
  /** What agents traded in the day; undefined if no command of the group needs it. */
  day: TradedInDay | undefined;
  /** Total notional traded for each chat message of the group. */
  readonly traded: Map<string, Cents>;
  /** What the fill model remembers, of the tickers that were asked for. */
  readonly memories: Map<Ticker, FillMemory | undefined>;
}

/** What the rows that a unit appends are made of. */
export interface UnitSources {
  readonly newId: NewId;
  readonly now_ms: number;
  /** The same time, as ISO 8601. */
  readonly now: string;
  /** When the day began, as ISO 8601. */
  readonly day_start: string;
}

/**
 * The accounts that a group of commands works on. All that the commands are decided on is loaded
 * first; each account and position is written once, as the last command of the group leaves it.
 */
export class LedgerUnit implements UnitOfWork<AccountCommand> {
  readonly events: NewAccountEvent[] = [];
  is_unseen = false;
  readonly #transaction: Transaction;
  readonly #sources: UnitSources;
  readonly #accounts = new Map<string, LoadedAccount>();

  constructor(transaction: Transaction, sources: UnitSources) {
    this.#transaction = transaction;
    this.#sources = sources;
  }

  /** Loads what the commands of a group are decided on. */
  load(commands: readonly AccountCommand[]): void {
    for (const { account_id, keys } of commands) {
      const account = this.#accounts.get(account_id) ?? this.#loadAccount(account_id);
      if (account) this.#loadFor(account_id, account, keys);
    }
  }

  /**
   * What a command is decided on, as the commands before it left it.
   *
   * @throws if the account does not exist
   */
  view({ account_id, keys }: AccountCommand): CommandView {
    const account = this.#loaded(account_id);
    const { client_order_id, by_agent } = keys;
    const { row, positions, orders, earlier } = account;
    return new AccountView(
      { account: row, positions, orders },
      {
        earlier: client_order_id === null ? null : (earlier.get(client_order_id) ?? null),
        agent_trading: by_agent ? agentTrading(account, keys) : null,
      },
      {
        countOpen: () => this.#countOpen(account_id, account),
        memory: (ticker) => this.#memory(account_id, account, ticker),
        counted: (ticker) => readCountedOrders(this.#transaction, account_id, ticker),
      },
    );
  }

  /**
   * Writes what a command comes to, and takes over the state that it leads to.
   *
   * @returns the journal's entries for its fills
   * @throws if the database refuses a row
   */
  apply({ account_id }: AccountCommand, outcome: DeskOutcome): readonly TradeRow[] {
    const account = this.#loaded(account_id);
    for (const order of outcome.orders) this.#writeOrder(account_id, account, order);
    const trades = outcome.fills.map((fill) => this.#append(account_id, account, fill));
    for (const event of outcome.events) {
      const { order_id, change, from_state, to_state, reason, source, cause } = event;
      if (change !== 'changed') {
        const at_ms = this.#sources.now_ms;
        const row = { order_id, source, cause, from_state, to_state, reason, detail: null, at_ms };
        appendOrderEvent(this.#transaction, account_id, row);
      }
      this.events.push({ account_id, change: { kind: 'order', order_id, change } });
    }
    if (outcome.events.length === 0 && outcome.fills.length === 0) this.is_unseen = true;
    account.row = outcome.account;
    account.isChanged = true;
    for (const [ticker, position] of outcome.positions) {
      if (position) account.positions.set(ticker, position);
      else account.positions.delete(ticker);
      account.moved.add(ticker);
    }
    for (const [ticker, memory] of outcome.memories) {
      account.memories.set(ticker, memory);
      writeMemory(this.#transaction, account_id, ticker, memory);
    }
    return trades;
  }

  flush(): void {
    for (const [account_id, { row, positions, moved, isChanged }] of this.#accounts) {
      if (!isChanged) continue;
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
      isChanged: false,
      orders: new Map(),
      open_orders: undefined,
      earlier: new Map(),
      day: undefined,
      traded: new Map(),
      memories: new Map(),
    };
    this.#accounts.set(account_id, account);
    return account;
  }

  #loadFor(account_id: string, account: LoadedAccount, keys: CommandKeys): void {
    const { client_order_id, cause, by_agent, orders } = keys;
    if (client_order_id !== null) {
      const earlier = readEarlier(this.#transaction, account_id, client_order_id);
      if (earlier) account.earlier.set(client_order_id, earlier);
    }
    if (orders === 'open') {
      for (const order of readOpenOrders(this.#transaction, account_id)) {
        account.orders.set(order.id, order);
      }
      for (const order of readEndedOfOpenGroups(this.#transaction, account_id)) {
        account.orders.set(order.id, order);
      }
    } else {
      for (const id of orders) this.#loadOrder(account_id, account, id);
    }
    if (!by_agent) return;
    account.day ??= readTradedInDay(this.#transaction, account_id, this.#sources.day_start);
    if (cause !== null && !account.traded.has(cause)) {
      const traded = readTraded(this.#transaction, account_id, cause);
      account.traded.set(cause, traded);
    }
  }

  /** Loads an order with the others of its group. */
  #loadOrder(account_id: string, account: LoadedAccount, id: string): void {
    if (account.orders.has(id)) return;
    const order = readOrder(this.#transaction, account_id, id);
    if (!order) return;
    const group =
      order.group_id === null
        ? [order]
        : readOrdersOfGroup(this.#transaction, account_id, order.group_id);
    for (const member of group) account.orders.set(member.id, member);
  }

  #writeOrder(account_id: string, account: LoadedAccount, order: OrderRow): void {
    const before = account.orders.get(order.id);
    if (before) updateOrder(this.#transaction, account_id, before, order);
    else insertOrder(this.#transaction, account_id, order);
    if (account.open_orders !== undefined) {
      if (!isFinal(order.state)) account.open_orders += 1;
      if (before && !isFinal(before.state)) account.open_orders -= 1;
    }
    account.orders.set(order.id, order);
    const { client_order_id } = order;
    if (client_order_id !== null) {
      const trade = account.earlier.get(client_order_id)?.trade ?? null;
      account.earlier.set(client_order_id, { order, trade });
    }
  }

  #append(
    account_id: string,
    account: LoadedAccount,
    { order, fill, execution }: OrderFill,
  ): TradeRow {
    const { newId, now } = this.#sources;
    const { liquidity, explanation } = execution;
    const entry = toEntry(order, fill, {
      id: newId(),
      executed_at: now,
      liquidity,
      explanation,
      fees_cents: sumOfFees(execution.fees),
    });
    const trade = appendFill(this.#transaction, account_id, order.ledger, entry);
    const fee = toFeeEntry(trade, execution.fees, newId);
    if (fee) appendFee(this.#transaction, account_id, order.ledger, fee);
    const { id, ticker, client_order_id } = trade;
    const is_held = fill.position !== null;
    this.events.push({
      account_id,
      change: {
        kind: 'portfolio',
        change: 'trade',
        trade_id: id,
        ticker,
        is_held,
        outcome: outcomeOfFill(fill, trade.fees_cents),
      },
    });
    const earlier = client_order_id === null ? undefined : account.earlier.get(client_order_id);
    if (client_order_id !== null && earlier && earlier.trade === null) {
      account.earlier.set(client_order_id, { ...earlier, trade });
    }
    if (order.source !== PERSON) count(account, trade);
    return trade;
  }

  /** Reads what the fill model remembers of a ticker when it first asks. */
  #memory(account_id: string, { memories }: LoadedAccount, ticker: Ticker): FillMemory | undefined {
    if (!memories.has(ticker)) {
      memories.set(ticker, readMemory(this.#transaction, account_id, ticker));
    }
    return memories.get(ticker);
  }

  /** Counts the open orders when a command first asks, as those before it left them. */
  #countOpen(account_id: string, account: LoadedAccount): number {
    account.open_orders ??= countOpenOrders(this.#transaction, account_id);
    return account.open_orders;
  }

  #loaded(account_id: string): LoadedAccount {
    const account = this.#accounts.get(account_id);
    if (!account) throw new Error(`there is no account ${account_id}`);
    return account;
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

function agentTrading({ day, traded }: LoadedAccount, { cause }: CommandKeys): AgentTrading {
  if (!day) throw new Error('what agents traded in the day was not loaded');
  const traded_cents = cause === null ? undefined : traded.get(cause);
  return { traded_cents: traded_cents ?? ZERO_CENTS, day };
}

/** Counts an agent's trade for the commands after it. */
function count(account: LoadedAccount, { cause, notional_cents }: TradeRow): void {
  if (account.day) account.day = withTrade(account.day, notional_cents);
  const traded = cause === null ? undefined : account.traded.get(cause);
  if (cause === null || traded === undefined) return;
  account.traded.set(cause, cents(traded + notional_cents));
}
