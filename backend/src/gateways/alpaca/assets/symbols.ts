import { parseTicker, type Ticker } from '@finally/contract';
import type { Universe } from '../../../market/index.ts';
import { assetIdOf, readUuid } from '../wire/ids.ts';

/** Assets of which only the id was seen again; the built-in ones need no memory. */
const SEEN_MAX = 10_000;

/** Knows which symbol an asset id stands for. */
export class AssetIds {
  readonly #tickers = new Map<string, Ticker>();

  constructor(universe: Pick<Universe, 'all'>) {
    for (const { ticker } of universe.all()) this.#tickers.set(assetIdOf(ticker), ticker);
  }

  /** Notes the id of an asset that only the price source knows. */
  see(ticker: Ticker): void {
    if (this.#tickers.size < SEEN_MAX) this.#tickers.set(assetIdOf(ticker), ticker);
  }

  /**
   * Reads what clients call an asset: a symbol, the id of an asset, or `SPY:ARCA:us_equity`.
   *
   * @returns undefined if it can be none
   */
  read(text: string): Ticker | undefined {
    const id = readUuid(text);
    if (id !== undefined) return this.#tickers.get(id);
    return parseTicker(text.split(':', 1)[0] ?? '');
  }
}
