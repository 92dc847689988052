import type { Ticker } from '@finally/contract';
import type { PriceReader } from '../prices/cache.ts';

/**
 * Price events as bytes, ready for the wire. A ticker's part is put together
 * once for each version of the prices, however many events it goes into.
 */
export class EventEncoder {
  readonly #prices: Pick<PriceReader, 'version' | 'latest'>;
  readonly #parts = new Map<Ticker, string | undefined>();
  #version = -1;

  constructor(prices: Pick<PriceReader, 'version' | 'latest'>) {
    this.#prices = prices;
  }

  /** One server-sent event with the latest prices of `tickers`, as far as there are any. */
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
