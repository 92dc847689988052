import type { Ticker } from '@finally/contract';
import type { AccountRow, Fill, LedgerView, PositionRow } from '../db/index.ts';
import { type Cents, cents } from '../kernel/money.ts';
import type { Result } from '../kernel/result.ts';

/**
 * Trades one after the other on a copy of the account: each is decided as if
 * the ones before it had been made, and none of them is.
 */
export class Rehearsal {
  #account: AccountRow;
  readonly #positions: Map<Ticker, PositionRow>;
  #traded_cents: Cents;

  /** @param traded_cents what the trades already made for the same chat message come to */
  constructor(account: AccountRow, positions: readonly PositionRow[], traded_cents: Cents) {
    this.#account = account;
    this.#positions = new Map(positions.map((position) => [position.ticker, position]));
    this.#traded_cents = traded_cents;
  }

  /** Decides a trade, and goes on from what it would lead to. */
  trade(ticker: Ticker, decide: (view: LedgerView) => Result<Fill>): Result<Fill> {
    const fill = decide({
      account: this.#account,
      position: this.#positions.get(ticker) ?? null,
      positions: () => [...this.#positions.values()],
      traded: () => this.#traded_cents,
    });
    if (fill.ok) this.#follow(ticker, fill.value);
    return fill;
  }

  #follow(ticker: Ticker, { account, position, notional_cents }: Fill): void {
    this.#account = account;
    this.#traded_cents = cents(this.#traded_cents + notional_cents);
    if (position) this.#positions.set(ticker, position);
    else this.#positions.delete(ticker);
  }
}
