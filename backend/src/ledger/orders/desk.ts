import type { EndReason, OrderStepName, Ticker } from '@finally/contract';
import { type Cents, cents, type QuantityE6, quantityE6, ZERO_CENTS } from '../../kernel/money.ts';
import type { Origin } from '../../kernel/principal.ts';
import type { AccountRow, PositionRow } from '../account.ts';
import { sumOfFees } from '../fees/fees.ts';
import { type Fill, fillPurchase, fillSale } from '../fill.ts';
import { GroupIndex } from './group-index.ts';
import { isFinal, type OrderStep, stateAfterStep } from './lifecycle.ts';
import type { Execution, FillMemory } from './matching/market.ts';
import type { OrderRow } from './order-row.ts';

/** A step of an order, as its history keeps it. */
export interface OrderEvent extends Origin {
  readonly order_id: string;
  readonly change: OrderStepName;
  readonly from_state: OrderRow['state'] | null;
  readonly to_state: OrderRow['state'];
  readonly reason: EndReason | null;
}

/** A fill to be written to the journal, with the order that made it. */
export interface OrderFill {
  readonly order: OrderRow;
  /** The account in it is that before the fees. */
  readonly fill: Fill;
  readonly execution: Execution;
}

/** What the commands of an account are decided on. */
export interface DeskView {
  readonly account: AccountRow;
  readonly positions: ReadonlyMap<Ticker, PositionRow>;
  /** The orders that were loaded: those that the command names, with all others of their groups. */
  readonly orders: ReadonlyMap<string, OrderRow>;
  /** Open orders of the account. */
  readonly open_orders: number;
  /** What the fill model remembers of each ticker. */
  readonly memories: { get(ticker: Ticker): FillMemory | undefined };
}

/** What a command comes to; written in one transaction. */
export interface DeskOutcome {
  readonly account: AccountRow;
  /** The positions that changed; null for those that were closed. */
  readonly positions: ReadonlyMap<Ticker, PositionRow | null>;
  /** The orders that are new or changed. */
  readonly orders: readonly OrderRow[];
  /** In the order in which they happened. */
  readonly fills: readonly OrderFill[];
  readonly events: readonly OrderEvent[];
  /** What the fill model remembers from now on, by ticker. */
  readonly memories: ReadonlyMap<Ticker, FillMemory>;
}

const STEP_CHANGES: Readonly<Record<OrderStep, OrderStepName>> = {
  activate: 'activated',
  trigger: 'triggered',
  fill_part: 'filled',
  fill_rest: 'filled',
  cancel: 'canceled',
  expire: 'expired',
  replace: 'replaced',
  reject: 'rejected',
};

/**
 * A working copy of an account for one command. It starts from what was loaded and collects what
 * changes; nothing is kept unless its outcome is written.
 */
export class Desk {
  readonly #view: DeskView;
  readonly #by: Origin;
  readonly #now_ms: number;
  readonly #positions = new Map<Ticker, PositionRow | null>();
  readonly #orders = new Map<string, OrderRow>();
  readonly #fills: OrderFill[] = [];
  readonly #events: OrderEvent[] = [];
  readonly #untold = new Set<string>();
  readonly #memories = new Map<Ticker, FillMemory>();
  /** Made when it is first needed. */
  #groups: GroupIndex | undefined;
  #account: AccountRow;

  /** @param by who causes what happens, for the history of the orders */
  constructor(view: DeskView, by: Origin, now_ms: number) {
    this.#view = view;
    this.#by = by;
    this.#now_ms = now_ms;
    this.#account = view.account;
  }

  get account(): AccountRow {
    return this.#account;
  }

  get now_ms(): number {
    return this.#now_ms;
  }

  /** What the fill model remembers of a ticker. */
  memory(ticker: Ticker): FillMemory | undefined {
    return this.#memories.get(ticker) ?? this.#view.memories.get(ticker);
  }

  remember(ticker: Ticker, memory: FillMemory | null): void {
    if (memory !== null) this.#memories.set(ticker, memory);
  }

  /** Cash that is not set aside for open orders. */
  get free_cents(): Cents {
    return cents(this.#account.cash_cents - this.#account.reserved_cents);
  }

  get open_orders(): number {
    let open = this.#view.open_orders;
    for (const [id, order] of this.#orders) {
      const before = this.#view.orders.get(id);
      if (!isFinal(order.state)) open += 1;
      if (before && !isFinal(before.state)) open -= 1;
    }
    return open;
  }

  position(ticker: Ticker): PositionRow | null {
    const changed = this.#positions.get(ticker);
    return changed === undefined ? (this.#view.positions.get(ticker) ?? null) : changed;
  }

  /** Shares of a ticker that are not set aside for open orders. */
  freeShares(ticker: Ticker): QuantityE6 {
    const position = this.position(ticker);
    return quantityE6(position ? position.quantity_e6 - position.reserved_e6 : 0);
  }

  /** @throws RangeError if the order was not loaded: a bug in the caller */
  order(id: string): OrderRow {
    const order = this.#orders.get(id) ?? this.#view.orders.get(id);
    if (!order) throw new RangeError(`the order ${id} was not loaded`);
    return order;
  }

  /** All orders of a group. */
  group(group_id: string): readonly OrderRow[] {
    this.#groups ??= new GroupIndex(this.#view.orders.values(), this.#orders.values());
    return this.#groups.idsOf(group_id).map((id) => this.order(id));
  }

  /**
   * Adds an order, with what it sets aside.
   *
   * @param isTold whether its steps go into its history and to the clients; those of a trade do not,
   * because its fills say all of it
   */
  place(order: OrderRow, isTold = true): void {
    this.#orders.set(order.id, order);
    if (!isTold) this.#untold.add(order.id);
    this.#groups?.add(order);
    this.#reserve(order, ZERO_CENTS, quantityE6(0));
    this.#tell(order, null, 'placed');
  }

  /** Moves an order to the state that a step leads to, and changes its fields along. */
  step(
    order: OrderRow,
    step: OrderStep,
    changes: Partial<OrderRow> = {},
    reason: EndReason | null = null,
  ): OrderRow {
    const state = stateAfterStep(order.state, step);
    const ended = isFinal(state);
    const after = this.#save(order, {
      ...changes,
      state,
      reason,
      ...(ended && { reserved_cents: ZERO_CENTS, reserved_e6: quantityE6(0) }),
    });
    this.#tell(after, order.state, STEP_CHANGES[step]);
    return after;
  }

  /** Changes fields of an order that stays in its state. */
  change(order: OrderRow, changes: Partial<OrderRow>): OrderRow {
    const after = this.#save(order, changes);
    this.#tell(after, order.state, 'changed');
    return after;
  }

  /** Changes fields of an order that nobody is told of, such as a trailing mark. */
  update(order: OrderRow, changes: Partial<OrderRow>): OrderRow {
    return this.#save(order, changes);
  }

  /**
   * Trades for an order: moves cash and position, charges the fees and counts both on the order.
   * What the fill needs must be free or set aside for the order.
   *
   * @param reserved what stays set aside for the rest of the order
   */
  trade(
    order: OrderRow,
    execution: Execution,
    reserved: Pick<OrderRow, 'reserved_cents' | 'reserved_e6'>,
  ): OrderRow {
    const { ticker, side } = order;
    const { quantity_e6, price_e4 } = execution;
    const filled_e6 = quantityE6(order.filled_e6 + quantity_e6);
    const { reserved_cents, reserved_e6 } = reserved;
    const isSame = reserved_cents === order.reserved_cents && reserved_e6 === order.reserved_e6;
    // Freed first, because what is left of a position bounds what may be set aside of it.
    const freed = isSame ? order : this.#save(order, reserved);
    const position = this.position(ticker);
    const fill =
      side === 'buy'
        ? fillPurchase({ account: this.#account, position }, { ticker, quantity_e6 }, price_e4)
        : fillSale(this.#account, held(position, ticker), quantity_e6, price_e4);
    const fees_cents = sumOfFees(execution.fees);
    this.#account = charge(fill.account, fees_cents);
    this.#positions.set(ticker, fill.position);
    this.remember(ticker, execution.memory);
    const changes = {
      filled_e6,
      filled_cents: cents(order.filled_cents + fill.notional_cents),
      fees_cents: cents(order.fees_cents + fees_cents),
    };
    const isDone = filled_e6 === order.quantity_e6 && !this.#mayGrow(order);
    const after = this.step(freed, isDone ? 'fill_rest' : 'fill_part', changes);
    this.#fills.push({ order: after, fill, execution });
    return after;
  }

  outcome(): DeskOutcome {
    return {
      account: this.#account,
      positions: this.#positions,
      orders: [...this.#orders.values()],
      fills: this.#fills,
      events: this.#events,
      memories: this.#memories,
    };
  }

  /** Whether an exit is for an entry that may still be filled further. */
  #mayGrow({ role, group_id }: OrderRow): boolean {
    if (group_id === null || (role !== 'take_profit' && role !== 'stop_loss')) return false;
    return this.group(group_id).some((other) => other.role === 'entry' && !isFinal(other.state));
  }

  #save(before: OrderRow, changes: Partial<OrderRow>): OrderRow {
    const revision = before.revision + 1;
    const after = { ...before, ...changes, revision, updated_ms: this.#now_ms };
    this.#orders.set(after.id, after);
    this.#reserve(after, before.reserved_cents, before.reserved_e6);
    return after;
  }

  #reserve(order: OrderRow, cents_before: Cents, shares_before: QuantityE6): void {
    const moved_cents = order.reserved_cents - cents_before;
    if (moved_cents !== 0) {
      const reserved_cents = cents(this.#account.reserved_cents + moved_cents);
      this.#account = { ...this.#account, reserved_cents };
    }
    const moved_e6 = order.reserved_e6 - shares_before;
    if (moved_e6 === 0) return;
    const position = held(this.position(order.ticker), order.ticker);
    const reserved_e6 = quantityE6(position.reserved_e6 + moved_e6);
    this.#positions.set(order.ticker, { ...position, reserved_e6 });
  }

  #tell(order: OrderRow, from_state: OrderRow['state'] | null, change: OrderStepName): void {
    if (this.#untold.has(order.id)) return;
    this.#events.push({
      ...this.#by,
      order_id: order.id,
      change,
      from_state,
      to_state: order.state,
      reason: order.reason,
    });
  }
}

/** Fees are a loss that is realized at once. */
const charge = (account: AccountRow, fees_cents: Cents): AccountRow => ({
  ...account,
  cash_cents: cents(account.cash_cents - fees_cents),
  realized_pnl_cents: cents(account.realized_pnl_cents - fees_cents),
});

function held(position: PositionRow | null, ticker: Ticker): PositionRow {
  if (!position) throw new RangeError(`no ${ticker} is held`);
  return position;
}
