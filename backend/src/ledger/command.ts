import type { ProblemCode, Ticker } from '@finally/contract';
import type { Origin } from '../kernel/principal.ts';
import type { Result } from '../kernel/result.ts';
import type { TradeRow } from './journal/entry.ts';
import type { DeskOutcome, DeskView } from './orders/desk.ts';
import type { AgentTrading, CountedOrder, EarlierOrder } from './view.ts';

/** What a command is about: what has to be loaded before it is decided. */
export interface CommandKeys extends Origin {
  /** Whether an agent gives it, so that the limits of agents bind it. */
  readonly by_agent: boolean;
  /** Looked up among all orders of the account; null if the command has none. */
  readonly client_order_id: string | null;
  /**
   * The orders that it names, or all that are open; loaded with the others of their groups, those
   * that have ended included.
   */
  readonly orders: readonly string[] | 'open';
}

/** All that a command is decided on, loaded before it is decided. */
export interface CommandView extends DeskView {
  /** What was placed before under the client order id; null if nothing was. */
  readonly earlier: EarlierOrder | null;
  /** Loaded for an agent's command only; null for any other. */
  readonly agent_trading: AgentTrading | null;
  /** Returns the open orders of agents, and all open purchases of a ticker. */
  countedOrders(ticker: Ticker): readonly CountedOrder[];
}

/** What a command comes to. */
export interface Decided<Value> {
  readonly value: Value;
  /** What is to be written; null if nothing changes. */
  readonly outcome: DeskOutcome | null;
}

/** A command that was decided and written. */
export interface Committed<Value> extends Decided<Value> {
  /** The entries of the journal for the fills of the outcome, in the same order. */
  readonly trades: readonly TradeRow[];
}

/** Decides a command on what was loaded; pure, because it may be run again. */
export type DecideCommand<Value, Code extends ProblemCode> = (
  view: CommandView,
) => Result<Decided<Value>, Code>;

/** A command that is part of another change of the account and is written in its transaction. */
export interface AccountWork {
  readonly keys: CommandKeys;
  readonly decide: DecideCommand<void, never>;
  /** Called with what was written, once it is on the disk. */
  readonly written: (outcome: DeskOutcome) => void;
}
