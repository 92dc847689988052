import type { FillProfileName, ProblemCode, Side, Ticker, TradeFilter } from '@finally/contract';
import type { Cents, PriceE4, QuantityE6 } from '../kernel/money.ts';
import type { Result } from '../kernel/result.ts';
import type { AccountRow, PositionRow } from './account.ts';
import type { CommandKeys, Committed, DecideCommand } from './command.ts';
import type { ExplainedTrade, JournalEntry, TradeRow } from './journal/entry.ts';
import type { OrderDowntime } from './orders/downtime.ts';
import type { OrderRow } from './orders/order-row.ts';
import type { CountedOrder, EarlierOrder, TradedInDay } from './view.ts';

/** The account and all of its positions at one moment. */
export interface AccountState {
  readonly account: AccountRow;
  readonly positions: readonly PositionRow[];
}

/** What an account realized in an hour. */
export interface RealizedHour {
  /** The beginning of the hour, in Unix milliseconds. */
  readonly hour_ms: number;
  readonly trades: number;
  /** Less fees. */
  readonly realized_pnl_cents: Cents;
}

/** What a new ledger may begin with. Terms that are left out stay as they are. */
export interface LedgerTerms {
  readonly starting_cash_cents?: Cents | undefined;
  readonly fill_profile?: FillProfileName | undefined;
  readonly fees?: string | null | undefined;
}

export interface TradesPageQuery {
  /** The current ledger by default. */
  readonly ledger?: number | undefined;
  readonly limit: number;
  /** Only trades with a lower sequence number. */
  readonly before?: number | undefined;
  readonly filter?: TradeFilter | undefined;
}

export interface OrdersPageQuery {
  readonly status: 'open' | 'closed' | 'all';
  readonly ticker?: Ticker | undefined;
  /** Only orders in one of these tickers. */
  readonly tickers?: readonly Ticker[] | undefined;
  readonly side?: Side | undefined;
  readonly limit: number;
  /** Only orders with a lower sequence number. */
  readonly before?: number | undefined;
  /** Only orders that were placed before, or after, the order with an id; none if there is no such order. */
  readonly before_id?: string | undefined;
  readonly after_id?: string | undefined;
  /** Only orders placed later, or earlier, than a time in milliseconds since the Unix epoch. */
  readonly placed_after_ms?: number | undefined;
  readonly placed_before_ms?: number | undefined;
  /** Whether the page begins with the oldest order; with the newest by default. */
  readonly oldest_first?: boolean | undefined;
}

/** An order with its place among all orders and the others of its group. */
export interface ListedOrder {
  readonly sequence: number;
  readonly order: OrderRow;
  /** Empty for an order on its own. */
  readonly group: readonly OrderRow[];
}

/** An open order with its place among all orders, and the order that it replaced. */
export interface OpenOrderId {
  readonly sequence: number;
  readonly id: string;
  readonly replaces: string | null;
}

/** A range of a ledger's journal. */
export interface JournalStretch {
  readonly ledger: number;
  /** Only entries with a higher sequence number, oldest first. */
  readonly after: number;
  readonly limit: number;
}

/** An entry of any kind with what it is about: the ticker of a fee, and none for other cash. */
export type ListedEntry = JournalEntry & { readonly ticker: Ticker | null };

/** One page of the journal of the current ledger. */
export interface EntriesPageQuery {
  readonly kinds: readonly JournalEntry['kind'][];
  readonly limit: number;
  /** Only entries of this time and later, and earlier than that one; ISO 8601. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Only entries behind the one with this id, in the order of the page; none if there is no such entry. */
  readonly behind_id?: string | undefined;
  /** Whether the page begins with the oldest entry; with the newest by default. */
  readonly oldest_first?: boolean | undefined;
}

export interface Journal extends AccountState {
  readonly entries: readonly JournalEntry[];
  /** What the open orders of each ticker have set aside; null if there may be more entries. */
  readonly reserved: readonly ReservedRow[] | null;
}

/** What the open orders of an account in one ticker have set aside. */
export interface ReservedRow {
  readonly ticker: Ticker;
  readonly reserved_cents: Cents;
  readonly reserved_e6: QuantityE6;
}

/** The best prices that a fill was made at. */
export interface FillQuoteRow {
  /** That of the fill in the journal. */
  readonly sequence: number;
  /** In dollars per share; null if there was none. */
  readonly bid: number | null;
  readonly ask: number | null;
}

/** A fill of an order, without what it came to. */
export interface OrderFillRow {
  readonly order_id: string;
  readonly quantity_e6: QuantityE6;
  readonly price_e4: PriceE4;
}

/** What an order says was filled, and what its fills in the journal come to. */
export interface FilledOrderRow {
  /** The place of the order among all orders. */
  readonly sequence: number;
  readonly id: string;
  readonly filled_e6: QuantityE6;
  readonly filled_cents: Cents;
  readonly fills_e6: QuantityE6;
  readonly fills_cents: Cents;
}

/** What a ledger comes to when its journal is replayed up to an entry. */
export interface CheckpointRow {
  readonly ledger: number;
  readonly sequence: number;
  readonly cash_cents: Cents;
  readonly realized_pnl_cents: Cents;
  readonly positions: readonly PositionRow[];
}

/** Accounts, positions, orders and the append-only journal. Keeps and loads them, and decides nothing. */
export interface LedgerStore {
  /** Returns the ids of all accounts, sorted. */
  accountIds(): Promise<readonly string[]>;
  account(account_id: string): Promise<AccountRow>;
  portfolio(account_id: string): Promise<AccountState>;
  /**
   * Loads what a command is decided on, runs `decide` and writes the outcome that it returns, in one
   * transaction that commands arriving together share, one after the other. Settles when all of it
   * is on the disk.
   */
  command<Value, Code extends ProblemCode>(
    account_id: string,
    keys: CommandKeys,
    decide: DecideCommand<Value, Code>,
  ): Promise<Result<Committed<Value>, Code>>;
  /**
   * Decides and writes a command as `command` does, and rolls it back.
   *
   * @throws what `command` rejects with, if the database cannot be written
   */
  rehearse<Value, Code extends ProblemCode>(
    account_id: string,
    keys: CommandKeys,
    decide: DecideCommand<Value, Code>,
  ): Promise<void>;
  /** Writes where trailing marks have moved to, without waiting for the disk. */
  keepMarks(
    marks: readonly { readonly account_id: string; readonly order: OrderRow }[],
  ): Promise<void>;
  /** An order by its id, in any ledger of the account. */
  order(account_id: string, id: string): Promise<OrderRow | undefined>;
  /** The order with a client order id, in any ledger of the account. */
  orderByClientId(account_id: string, client_order_id: string): Promise<OrderRow | undefined>;
  /** The orders of a group, in the order in which they were placed. */
  group(account_id: string, group_id: string): Promise<readonly OrderRow[]>;
  /** The ids of the orders that replaced others, by the id of the one replaced. */
  replacements(account_id: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The current ledger's orders with those of their groups, newest first unless asked otherwise. */
  orders(account_id: string, query: OrdersPageQuery): Promise<readonly ListedOrder[]>;
  /** The open orders of an account, in the order in which they were placed. */
  openOrders(account_id: string): Promise<readonly OrderRow[]>;
  /** The open orders of an account, or those of one ticker, in the order in which they were placed. */
  openOrderIds(account_id: string, ticker?: Ticker): Promise<readonly OpenOrderId[]>;
  /** The open orders of an account, as far as the limits of agents count them. */
  countedOrders(account_id: string): Promise<readonly CountedOrder[]>;
  hasOpenOrders(account_id: string, ticker: Ticker): Promise<boolean>;
  /** The quantities and prices of the fills of orders, oldest first. */
  fillsOf(account_id: string, order_ids: readonly string[]): Promise<readonly OrderFillRow[]>;
  /** The fills of an order, oldest first. */
  entriesOf(account_id: string, order_id: string): Promise<readonly ExplainedTrade[]>;
  /** The newest times in which the server was down while an order was open, oldest first. */
  downtimesOf(account_id: string, order_id: string): Promise<readonly OrderDowntime[]>;
  /** The order with a client order id, in any ledger of the account, with its first trade. */
  earlier(account_id: string, client_order_id: string): Promise<EarlierOrder | undefined>;
  /** The first trade of the order with a client order id, in any ledger of the account. */
  filled(account_id: string, client_order_id: string): Promise<TradeRow | undefined>;
  /** Returns a trade by its id, from any ledger of the account. */
  trade(account_id: string, id: string): Promise<TradeRow | undefined>;
  /** Returns the total notional of agents' trades caused by a chat message or a request. */
  traded(account_id: string, cause: string): Promise<Cents>;
  /** Returns what agents traded since midnight UTC. */
  tradedInDay(account_id: string): Promise<TradedInDay>;
  /** Returns the price of the latest trade in the ticker; undefined if there is none. */
  lastTradePrice(account_id: string, ticker: Ticker): Promise<PriceE4 | undefined>;
  /**
   * Returns what entries of the current ledger realized, in the hours that have any, oldest first. Fees are
   * entries that realize a loss.
   *
   * @param from first and last moment, ISO 8601: the first inclusive, the last exclusive
   */
  realizedByHour(account_id: string, from: string, to: string): Promise<readonly RealizedHour[]>;
  /** Returns trades of the current ledger, newest first. */
  trades(account_id: string, query: TradesPageQuery): Promise<readonly TradeRow[]>;
  /** Returns entries of the current ledger of the kinds asked for, newest first unless asked otherwise. */
  entries(account_id: string, query: EntriesPageQuery): Promise<readonly ListedEntry[]>;
  /** Returns a range of a ledger's journal, with the account's state at the same moment. */
  journal(account_id: string, stretch: JournalStretch): Promise<Journal>;
  /** Returns the quotes kept with the fills of a range of a ledger's journal, oldest first. */
  fillQuotes(
    account_id: string,
    stretch: Omit<JournalStretch, 'limit'> & { readonly until: number },
  ): Promise<readonly FillQuoteRow[]>;
  /**
   * The orders of all ledgers with their fills, oldest first.
   *
   * @param after only orders with a higher sequence number
   */
  filledOrders(
    account_id: string,
    after: number,
    limit: number,
  ): Promise<readonly FilledOrderRow[]>;
  /**
   * How far the current ledger has been verified; undefined if it never was.
   *
   * @throws if the row cannot be read; a checkpoint only saves time
   */
  checkpoint(account_id: string): Promise<CheckpointRow | undefined>;
  saveCheckpoint(account_id: string, checkpoint: CheckpointRow): Promise<void>;
  /** Returns true if the error means that stored rows are damaged and cannot be read. */
  isDamage(error: unknown): boolean;
  /** Returns the account with the terms of one of its ledgers, such as the cash it began with. */
  accountIn(account_id: string, ledger: number): Promise<AccountRow>;
  /**
   * Archives the current ledger and opens the next one with the starting cash. Open orders are
   * canceled.
   *
   * @param terms of the next ledger, where they change
   */
  reset(account_id: string, terms?: LedgerTerms): Promise<AccountRow>;
}
