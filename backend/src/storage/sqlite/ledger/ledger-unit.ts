import type { Ticker } from '@finally/contract';
import type { NewId } from '../../../kernel/ids.ts';
import type { CommandKeys, CommandView } from '../../../ledger/command.ts';
import { sumOfFees } from '../../../ledger/fees/fees.ts';
import { type TradeRow, toEntry, toFeeEntry } from '../../../ledger/journal/entry.ts';
import { outcomeOfFill } from '../../../ledger/journal/trade-outcome.ts';
import type { DeskOutcome, OrderEvent, OrderFill } from '../../../ledger/orders/desk.ts';
import type { OrderRow } from '../../../ledger/orders/order-row.ts';
import type { NewAccountEvent, Transaction } from '../connection.ts';
import { writeMemory } from './fill-memories-sql.ts';
import type { UnitOfWork } from './group-commit.ts';
import { appendFee, appendFill, writeAccount, writePosition } from './ledger-sql.ts';
import { LoadedAccount } from './loaded-account.ts';
import { insertOrder } from './orders/insert-order.ts';
import { appendOrderEvent } from './orders/order-events.ts';
import { updateOrder } from './orders/update-orders.ts';

/** A command of an account: what a unit of work loads for. */
export interface AccountCommand {
  readonly account_id: string;
  readonly keys: CommandKeys;
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
  /** The accounts that are to be written, each with the tickers whose position is. */
  readonly #moved = new Map<string, Set<Ticker>>();

  constructor(transaction: Transaction, sources: UnitSources) {
    this.#transaction = transaction;
    this.#sources = sources;
  }

  /** Loads what the commands of a group are decided on. */
  load(commands: readonly AccountCommand[]): void {
    for (const { account_id, keys } of commands) {
      const account =
        this.#accounts.get(account_id) ?? LoadedAccount.read(this.#transaction, account_id);
      if (!account) continue;
      this.#accounts.set(account_id, account);
      account.loadFor(keys, this.#sources.day_start);
    }
  }

  /**
   * What a command is decided on, as the commands before it left it.
   *
   * @throws if the account does not exist
   */
  view({ account_id, keys }: AccountCommand): CommandView {
    return this.#loaded(account_id).view(keys);
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
    for (const event of outcome.events) this.#appendEvent(account_id, event);
    if (outcome.events.length === 0 && outcome.fills.length === 0) this.is_unseen = true;
    for (const [ticker, memory] of outcome.memories) {
      writeMemory(this.#transaction, account_id, ticker, memory);
    }
    account.become(outcome);
    const moved = this.#moved.get(account_id) ?? new Set();
    this.#moved.set(account_id, moved);
    for (const ticker of outcome.positions.keys()) moved.add(ticker);
    return trades;
  }

  flush(): void {
    for (const [account_id, tickers] of this.#moved) {
      const account = this.#loaded(account_id);
      writeAccount(this.#transaction, account_id, account.row);
      for (const ticker of tickers) {
        writePosition(this.#transaction, account_id, ticker, account.position(ticker));
      }
    }
  }

  #writeOrder(account_id: string, account: LoadedAccount, order: OrderRow): void {
    const before = account.order(order.id);
    if (before) updateOrder(this.#transaction, account_id, before, order);
    else insertOrder(this.#transaction, account_id, order);
    account.placed(order);
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
    this.events.push({
      account_id,
      change: {
        kind: 'portfolio',
        change: 'trade',
        trade_id: trade.id,
        ticker: trade.ticker,
        is_held: fill.position !== null,
        outcome: outcomeOfFill(fill, trade.fees_cents),
      },
    });
    account.traded(trade);
    return trade;
  }

  #appendEvent(account_id: string, event: OrderEvent): void {
    const { order_id, change, from_state, to_state, reason, source, cause } = event;
    if (change !== 'changed') {
      const at_ms = this.#sources.now_ms;
      const row = { order_id, source, cause, from_state, to_state, reason, detail: null, at_ms };
      appendOrderEvent(this.#transaction, account_id, row);
    }
    this.events.push({ account_id, change: { kind: 'order', order_id, change } });
  }

  #loaded(account_id: string): LoadedAccount {
    const account = this.#accounts.get(account_id);
    if (!account) throw new Error(`there is no account ${account_id}`);
    return account;
  }
}
