import type { ProblemCode, Ticker, TradeFilter } from '@finally/contract';
import type { Cents, PriceE4 } from '../kernel/money.ts';
import type { Result } from '../kernel/result.ts';
import type { AccountRow, PositionRow } from './account.ts';
import type { Execution, TradeRow } from './entry.ts';
import type { Order } from './order.ts';
import type { LedgerView, TradedInDay } from './view.ts';

/** The account and all of its positions, as of one moment. */
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

/** What a ledger comes to when its journal is replayed up to a trade. */
export interface CheckpointRow {
  readonly ledger: number;
  readonly sequence: number;
  readonly cash_cents: Cents;
  readonly realized_pnl_cents: Cents;
  readonly positions: readonly PositionRow[];
}

/** Accounts, positions and the append-only journal of trades. Keeps and loads them, and decides nothing. */
export interface LedgerStore {
  /** All accounts, in the order of their ids. */
  accountIds(): Promise<readonly string[]>;
  account(account_id: string): Promise<AccountRow>;
  portfolio(account_id: string): Promise<AccountState>;
  /**
   * Loads what the order is decided on, runs `decide` and writes the fill that
   * it returns, in one transaction that orders arriving together share. Settles
   * when the fill is on the disk. Called by `executeOrder` only.
   */
  execute<Code extends ProblemCode>(
    account_id: string,
    order: Order,
    decide: (view: LedgerView) => Result<Execution, Code>,
  ): Promise<Result<TradeRow, Code>>;
  /**
   * Does what `execute` would do for an order that is alone, and rolls it back. Rejects if `execute` would
   * be rejected now, for example because the database is locked.
   */
  rehearse(
    account_id: string,
    order: Order,
    decide: (view: LedgerView) => Result<Execution, ProblemCode>,
  ): Promise<void>;
  /** The trade that was made under a client order id, in any ledger of the account. */
  filled(account_id: string, client_order_id: string): Promise<TradeRow | undefined>;
  /** A trade by its id, in any ledger of the account. */
  trade(account_id: string, id: string): Promise<TradeRow | undefined>;
  /** What the trades that agents made because of a chat message or a request come to. */
  traded(account_id: string, cause: string): Promise<Cents>;
  /** What agents traded since midnight UTC. */
  tradedInDay(account_id: string): Promise<TradedInDay>;
  /** The price at which the ticker was traded last; undefined if it never was. */
  lastTradePrice(account_id: string, ticker: Ticker): Promise<PriceE4 | undefined>;
  /** The current ledger's trades, newest first. */
  trades(account_id: string, query: TradesPageQuery): Promise<readonly TradeRow[]>;
  /** A range of a ledger's journal, with what the account held at that moment. */
  journal(account_id: string, stretch: JournalStretch): Promise<Journal>;
  /**
   * How far the current ledger has been verified; undefined if it never was.
   *
   * @throws if the row cannot be read; it only saves time
   */
  checkpoint(account_id: string): Promise<CheckpointRow | undefined>;
  saveCheckpoint(account_id: string, checkpoint: CheckpointRow): Promise<void>;
  /** Whether an error says that stored rows cannot be read because they are damaged. */
  isDamage(error: unknown): boolean;
  /** Closes the current ledger, keeping it as an archive, and opens the next with the starting cash. */
  reset(account_id: string): Promise<AccountRow>;
}
