import type { Ticker } from '@finally/contract';
import { priceE4 } from '../../../src/kernel/money.ts';
import type { Clock } from '../../../src/kernel/time/clock.ts';
import type { PriceBar } from '../../../src/market/bars/bar.ts';
import type { PriceWriter } from '../../../src/market/prices/cache.ts';
import type {
  HistoryInterval,
  MarketDataSource,
  SourceStatus,
} from '../../../src/market/sources/source.ts';
import { ticker } from '../trading/ledger.ts';

export const HAND_FED_AGE_MS_MAX = 5_000;

/** A market data source whose prices are set by the test. */
export class HandFedSource implements MarketDataSource {
  readonly name = 'hand-fed';
  readonly #cache: PriceWriter;
  readonly #clock: Pick<Clock, 'now_ms'>;
  readonly #prices = new Map<Ticker, number>();
  readonly #followed = new Set<Ticker>();
  readonly past = new Map<HistoryInterval, readonly PriceBar[]>();

  constructor(
    cache: PriceWriter,
    clock: Pick<Clock, 'now_ms'>,
    dollars: Readonly<Record<string, number>> = {},
  ) {
    this.#cache = cache;
    this.#clock = clock;
    for (const [symbol, price] of Object.entries(dollars)) this.#prices.set(ticker(symbol), price);
  }

  /** Sets the price of `symbol` and publishes it if the ticker is followed. */
  move(symbol: string, dollars: number): void {
    this.#prices.set(ticker(symbol), dollars);
    this.#write(ticker(symbol));
  }

  async start(tickers: Iterable<Ticker>): Promise<void> {
    for (const one of tickers) await this.addTicker(one);
  }

  async stop(): Promise<void> {
    this.#followed.clear();
  }

  async addTicker(one: Ticker): Promise<void> {
    this.#followed.add(one);
    this.#write(one);
  }

  async removeTicker(one: Ticker): Promise<void> {
    this.#followed.delete(one);
    this.#cache.remove(one);
  }

  tickers(): Ticker[] {
    return [...this.#followed];
  }

  async history(_ticker: Ticker, interval: HistoryInterval): Promise<readonly PriceBar[]> {
    return this.past.get(interval) ?? [];
  }

  status(): SourceStatus {
    return { state: 'live', detail: null, last_update_ms: this.#clock.now_ms() };
  }

  #write(one: Ticker): void {
    const dollars = this.#prices.get(one);
    if (dollars === undefined || !this.#followed.has(one)) return;
    const price_e4 = priceE4(Math.round(dollars * 10_000));
    const tick = {
      ticker: one,
      price_e4,
      previous_close_e4: price_e4,
      volume: 100,
      timestamp_ms: this.#clock.now_ms(),
    };
    this.#cache.write([tick], HAND_FED_AGE_MS_MAX);
  }
}
