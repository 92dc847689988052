import type { ProblemCode, Ticker } from '@finally/contract';
import { type Cents, cents, type PriceE4 } from '../kernel/money.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { FillMemory } from '../ledger/orders/matching/market.ts';
import { filledBy, positionsAfter } from '../ledger/orders/outcome.ts';
import type { AccountState } from '../ledger/store.ts';
import { type CountedOrder, type TradedInDay, withTrade } from '../ledger/view.ts';
import type { Placement } from '../orders/index.ts';
import type { RiskRefusal } from '../risk/refusals.ts';

/** The state of an account on which trades can be rehearsed. */
export interface RehearsalStart extends AccountState {
  /** Total notional of the trades already made for the same chat message. */
  readonly traded_cents: Cents;
  /** What the assistant traded since midnight UTC. */
  readonly day: TradedInDay;
  readonly counted_orders: readonly CountedOrder[];
}

/**
 * Places trades one after the other on a copy of the account, each on the state after the ones
 * before it. None of them is made.
 */
export class Rehearsal {
  #state: AccountState;
  #traded_cents: Cents;
  #day: TradedInDay;
  readonly #counted_orders: readonly CountedOrder[];
  readonly #prices = new Map<Ticker, PriceE4>();
  readonly #memories = new Map<Ticker, FillMemory>();

  constructor({ account, positions, traded_cents, day, counted_orders }: RehearsalStart) {
    this.#state = { account, positions };
    this.#traded_cents = traded_cents;
    this.#day = day;
    this.#counted_orders = counted_orders;
  }

  /**
   * The prices of the rehearsed trades, by ticker. If nothing else follows these tickers, no other
   * price is known for their valuation.
   */
  get prices(): ReadonlyMap<Ticker, PriceE4> {
    return this.#prices;
  }

  /**
   * Places a trade and continues from the state after it.
   *
   * @returns the average price of its fills
   */
  trade<Code extends ProblemCode>({
    decide,
  }: Placement<Code>): Result<PriceE4, Code | RiskRefusal | 'client_order_id_conflict'> {
    const { account, positions } = this.#state;
    const held = new Map(positions.map((position) => [position.ticker, position]));
    const placed = decide({
      account,
      positions: held,
      orders: new Map(),
      open_orders: 0,
      memories: this.#memories,
      earlier: null,
      agent_trading: { traded_cents: this.#traded_cents, day: this.#day },
      countedOrders: () => this.#counted_orders,
    });
    if (!placed.ok) return placed;
    const { order, outcome, verdict } = placed.value;
    if (!verdict.ok) return verdict;
    const filled = outcome && filledBy(outcome, order);
    if (!filled) throw new Error('a trade is filled at once');
    const { price_e4, notional_cents } = filled;
    this.#state = { account: outcome.account, positions: positionsAfter(held, outcome) };
    this.#traded_cents = cents(this.#traded_cents + notional_cents);
    this.#day = withTrade(this.#day, notional_cents);
    this.#prices.set(order.ticker, price_e4);
    for (const [ticker, memory] of outcome.memories) this.#memories.set(ticker, memory);
    return ok(price_e4);
  }
}
