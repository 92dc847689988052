import type { ProblemCode, Ticker } from '@finally/contract';
import { type Cents, cents, type PriceE4 } from '../kernel/money.ts';
import type { Result } from '../kernel/result.ts';
import type { Decide } from '../ledger/execute-order.ts';
import type { Fill } from '../ledger/fill.ts';
import { stateAfter } from '../ledger/preview.ts';
import type { AccountState } from '../ledger/store.ts';
import { type TradedInDay, withTrade } from '../ledger/view.ts';

/** The state of an account on which trades can be rehearsed. */
export interface RehearsalStart extends AccountState {
  /** Total notional of the trades already made for the same chat message. */
  readonly traded_cents: Cents;
  /** What the assistant traded since midnight UTC. */
  readonly day: TradedInDay;
}

/**
 * Decides trades one after the other on a copy of the account, each on the state after the ones
 * before it. None of them is made.
 */
export class Rehearsal {
  #state: AccountState;
  #traded_cents: Cents;
  #day: TradedInDay;
  readonly #prices = new Map<Ticker, PriceE4>();

  constructor({ account, positions, traded_cents, day }: RehearsalStart) {
    this.#state = { account, positions };
    this.#traded_cents = traded_cents;
    this.#day = day;
  }

  /**
   * The prices of the rehearsed trades, by ticker. If nothing else follows these tickers, no other
   * price is known for their valuation.
   */
  get prices(): ReadonlyMap<Ticker, PriceE4> {
    return this.#prices;
  }

  /** Decides a trade and continues from the state after it. */
  trade<Code extends ProblemCode>(ticker: Ticker, decide: Decide<Code>): Result<Fill, Code> {
    const fill = decide({
      ...this.#state,
      position: this.#state.positions.find((held) => held.ticker === ticker) ?? null,
      earlier: null,
      agent_trading: { traded_cents: this.#traded_cents, day: this.#day },
    });
    if (fill.ok) this.#follow(ticker, fill.value);
    return fill;
  }

  #follow(ticker: Ticker, fill: Fill): void {
    this.#state = stateAfter(this.#state, ticker, fill);
    this.#traded_cents = cents(this.#traded_cents + fill.notional_cents);
    this.#day = withTrade(this.#day, fill.notional_cents);
    this.#prices.set(ticker, fill.price_e4);
  }
}
