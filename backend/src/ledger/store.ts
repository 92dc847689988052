import type { ProblemCode, Ticker, TradeFilter } from '@finally/contract';
import type { Cents, PriceE4 } from '../kernel/money.ts';
import type { Result } from '../kernel/result.ts';
import type { AccountRow, PositionRow } from './account.ts';
import type { Execution, TradeRow } from './entry.ts';
import type { Order } from './order.ts';
import type { LedgerView, TradedInDay } from './view.ts';

/** The account and all of its positions at one moment. */
export interface AccountState {
  readonly account: AccountRow;
  readonly positions: readonly PositionRow[];
}

export interface TradesPageQuery {
  readonly limit: number;
  /** Only trades with a lower sequence number. */
  readonly before?: number | undefined;
  readonly filter?: TradeFilter | undefined;
}

/** A range of a ledger's journal. */
export interface JournalStretch {
  readonly ledger: number;
  /** Only trades with a higher sequence number, oldest first. */
  readonly after: number;
  readonly limit: number;
}

export interface Journal extends AccountState {
  readonly trades: readonly TradeRow[];
}

/** The balance of a ledger after replaying its journal up to a trade. */
export interface CheckpointRow {
  readonly ledger: number;
  readonly sequence: number;
  readonly cash_cents: Cents;
  readonly realized_pnl_cents: Cents;
  readonly positions: readonly PositionRow[];
}

/** Stores and loads accounts, positions and the append-only journal of trades. Decides nothing. */
export interface LedgerStore {
  /** Returns the ids of all accounts, sorted. */
  accountIds(): Promise<readonly string[]>;
  account(account_id: string): Promise<AccountRow>;
  portfolio(account_id: string): Promise<AccountState>;
  /**
   * Loads the state for an order, runs `decide` and stores the fill that it returns, in a
   * transaction shared by orders that arrive together. Resolves when the fill is on disk. Only
   * `executeOrder` calls this.
   */
  execute<Code extends ProblemCode>(
    account_id: string,
    order: Order,
    decide: (view: LedgerView) => Result<Execution, Code>,
  ): Promise<Result<TradeRow, Code>>;
  /** Returns the trade with a client order id, from any ledger of the account. */
  filled(account_id: string, client_order_id: string): Promise<TradeRow | undefined>;
  /** Returns a trade by its id, from any ledger of the account. */
  trade(account_id: string, id: string): Promise<TradeRow | undefined>;
  /** Returns the total notional of agents' trades caused by a chat message or a request. */
  traded(account_id: string, cause: string): Promise<Cents>;
  /** Returns what agents traded since midnight UTC. */
  tradedInDay(account_id: string): Promise<TradedInDay>;
  /** Returns the price of the latest trade in the ticker; undefined if there is none. */
  lastTradePrice(account_id: string, ticker: Ticker): Promise<PriceE4 | undefined>;
  /** Returns trades of the current ledger, newest first. */
  trades(account_id: string, query: TradesPageQuery): Promise<readonly TradeRow[]>;
  /** Returns a range of a ledger's journal, with the account's state at the same moment. */
  journal(account_id: string, stretch: JournalStretch): Promise<Journal>;
  /**
   * Returns how far the current ledger has been verified; undefined if it never was.
   *
   * @throws if the row cannot be read; a checkpoint only saves time
   */
  checkpoint(account_id: string): Promise<CheckpointRow | undefined>;
  saveCheckpoint(account_id: string, checkpoint: CheckpointRow): Promise<void>;
  /** Returns true if the error means that stored rows are damaged and cannot be read. */
  isDamage(error: unknown): boolean;
  /** Archives the current ledger and opens the next one with the starting cash. */
  reset(account_id: string): Promise<AccountRow>;
}
