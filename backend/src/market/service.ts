import type { Bars, BarsQuerySchema, SymbolSearch, Ticker } from '@finally/contract';
import type { z } from 'zod';
import { ok, type Result } from '../kernel/result.ts';
import { toBar } from './bars/bar.ts';
import type { BarService } from './bars/bar-service.ts';
import type { FollowedTickers } from './followed-tickers.ts';
import { findInstrument, type InstrumentRefusal, whyUnknown } from './symbols/instruments.ts';
import type { Symbols } from './symbols/symbols.ts';

/** Searches symbols and returns their bars. */
export class MarketService {
  readonly #symbols: Symbols;
  readonly #bars: BarService;
  readonly #followed: FollowedTickers;

  constructor(symbols: Symbols, bars: BarService, followed: FollowedTickers) {
    this.#symbols = symbols;
    this.#bars = bars;
    this.#followed = followed;
  }

  /**
   * Returns symbols whose ticker or name matches `query`, best first, and why `query` is not a
   * known ticker.
   */
  async search(query: string, limit: number): Promise<SymbolSearch> {
    const found = await (this.#symbols.searchSource?.(query, limit) ??
      this.#symbols.search(query, limit));
    return {
      matches: found.map(({ ticker, name, sector }) => ({ ticker, name, sector })),
      unknown_ticker: whyUnknown(this.#symbols, query),
    };
  }

  /**
   * Returns the newest bars of a ticker, or those before a time. A ticker that is not followed is
   * followed while its bars are read.
   */
  async bars(query: z.infer<typeof BarsQuerySchema>): Promise<Result<Bars, InstrumentRefusal>> {
    const { interval, limit } = query;
    const before_ms = query.before === undefined ? undefined : Date.parse(query.before);
    const ticker: Ticker = query.ticker;
    const instrument = await findInstrument(this.#symbols, ticker);
    if (!instrument.ok) return instrument;
    return this.#followed.during(ticker, async () =>
      ok({
        ticker,
        interval,
        bars: (await this.#bars.bars(ticker, interval, limit, before_ms)).map(toBar),
      }),
    );
  }
}
