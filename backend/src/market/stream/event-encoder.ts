import type { Ticker } from '@finally/contract';
import type { PriceReader } from '../prices/cache.ts';

/**
 * Encodes price events as bytes for the wire. The part for one ticker is built once per version of
 * the prices, however many events contain it.
 */
export class EventEncoder {
  readonly #prices: Pick<PriceReader, 'version' | 'latest'>;
  readonly #parts = new Map<Ticker, string | undefined>();
  #version = -1;

  constructor(prices: Pick<PriceReader, 'version' | 'latest'>) {
    this.#prices = prices;
  }

  /** Returns one server-sent event with the latest prices of those `tickers` that have one. */
  encode(tickers: readonly Ticker[]): Buffer {
    const { version } = this.#prices;
    if (version !== this.#version) {
      this.#parts.clear();
      this.#version = version;
    }
    const parts: string[] = [];
    for (const ticker of tickers) {
      const part = this.#part(ticker);
      if (part !== undefined) parts.push(part);
    }
    return Buffer.from(`id: ${version}\ndata: {${parts.join()}}\n\n`);
  }

  #part(ticker: Ticker): string | undefined {
    if (this.#parts.has(ticker)) return this.#parts.get(ticker);
    const latest = this.#prices.latest(ticker);
    const part = latest && `"${ticker}":${JSON.stringify(latest)}`;
    this.#parts.set(ticker, part);
    return part;
  }
}
