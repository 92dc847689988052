import type { Ticker } from '@finally/contract';
import type { LedgerStore, PriceStore } from '../db/index.ts';
import type { PriceE4 } from '../kernel/money.ts';
import type { PriceReader } from '../market/index.ts';
import { type MarkPrice, type Valuation, valuePortfolio } from './valuation.ts';

export interface ValuerOptions {
  readonly account_id: string;
  readonly ledger: LedgerStore;
  readonly prices: PriceReader;
  readonly lastPrices: PriceStore;
}

/** Values the account at live prices, and at the last known one where there is none. */
export class Valuer {
  readonly #options: ValuerOptions;

  constructor(options: ValuerOptions) {
    this.#options = options;
  }

  async value(): Promise<Valuation> {
    const { account_id, ledger } = this.#options;
    const { account, positions } = await ledger.portfolio(account_id);
    const marks = new Map<Ticker, MarkPrice>();
    for (const { ticker } of positions) {
      const mark = await this.#mark(ticker);
      if (mark) marks.set(ticker, mark);
    }
    return valuePortfolio(account, positions, marks);
  }

  async #mark(ticker: Ticker): Promise<MarkPrice | undefined> {
    const quote = this.#options.prices.quote(ticker);
    if (quote) return quote;
    const price_e4 = await this.#lastKnown(ticker);
    return price_e4 && { price_e4, stale: true };
  }

  async #lastKnown(ticker: Ticker): Promise<PriceE4 | undefined> {
    const { account_id, ledger, lastPrices } = this.#options;
    const recorded = await lastPrices.last(ticker);
    return recorded?.price_e4 ?? (await ledger.lastTradePrice(account_id, ticker));
  }
}
