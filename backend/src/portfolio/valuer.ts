import type { Ticker } from '@finally/contract';
import type { PriceE4 } from '../kernel/money.ts';
import { averageCostOf, type PositionRow } from '../ledger/account.ts';
import type { LedgerStore } from '../ledger/store.ts';
import {
  type MarkPrice,
  type Valuation,
  type ValueAccount,
  valuePortfolio,
} from '../ledger/valuation.ts';
import type { PriceReader, PriceStore } from '../market/index.ts';

export interface ValuerOptions {
  readonly account_id: string;
  readonly ledger: LedgerStore;
  readonly prices: PriceReader;
  readonly lastPrices: PriceStore;
}

/** Values the account at live prices, or at the last known price of a ticker without a live one. */
export class Valuer {
  readonly #options: ValuerOptions;

  constructor(options: ValuerOptions) {
    this.#options = options;
  }

  async value(): Promise<Valuation> {
    const { account_id, ledger } = this.#options;
    const { account, positions } = await ledger.portfolio(account_id);
    const valueAccount = await this.#prepareFor(positions);
    return valueAccount(account, positions);
  }

  /**
   * Loads the prices that may be needed, so that any state close to the current one can be valued
   * synchronously.
   *
   * @param assumed prices of tickers that the state may hold but the account does not, by ticker
   */
  async prepare(assumed: ReadonlyMap<Ticker, PriceE4> = new Map()): Promise<ValueAccount> {
    const { account_id, ledger } = this.#options;
    const { positions } = await ledger.portfolio(account_id);
    return this.#prepareFor(positions, assumed);
  }

  async #prepareFor(
    held: readonly PositionRow[],
    assumed: ReadonlyMap<Ticker, PriceE4> = new Map(),
  ): Promise<ValueAccount> {
    const { prices } = this.#options;
    const lastKnown = new Map<Ticker, MarkPrice>(
      [...assumed].map(([ticker, price_e4]) => [ticker, { price_e4, stale: true }]),
    );
    for (const position of held) {
      const { ticker } = position;
      if (prices.quote(ticker)) continue;
      // A copied account may hold what it never traded.
      const price_e4 = (await this.#lastKnown(ticker)) ?? averageCostOf(position);
      if (price_e4) lastKnown.set(ticker, { price_e4, stale: true });
    }
    return (account, positions) => {
      const marks = new Map<Ticker, MarkPrice>();
      for (const { ticker } of positions) {
        const mark = prices.quote(ticker) ?? lastKnown.get(ticker);
        if (mark) marks.set(ticker, mark);
      }
      return valuePortfolio(account, positions, marks);
    };
  }

  async #lastKnown(ticker: Ticker): Promise<PriceE4 | undefined> {
    const { account_id, ledger, lastPrices } = this.#options;
    const recorded = await lastPrices.last(ticker);
    return recorded?.price_e4 ?? (await ledger.lastTradePrice(account_id, ticker));
  }
}
