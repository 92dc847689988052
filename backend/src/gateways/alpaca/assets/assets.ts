import type { Ticker } from '@finally/contract';
import { findInstrument, type Symbols, type Universe } from '../../../market/index.ts';
import { type Answer, fault, toFault } from '../wire/faults.ts';
import { assetIdOf } from '../wire/ids.ts';
import type { AssetIds } from './symbols.ts';

/** FinAlly knows of no exchange, so that all assets are of the one whose shares trade everywhere. */
export const EXCHANGE = 'NASDAQ';

/** Writes an asset. Every one can be traded in parts, and none can be sold short or on margin. */
export const toAsset = ({ ticker, name }: { readonly ticker: Ticker; readonly name: string }) => ({
  id: assetIdOf(ticker),
  class: 'us_equity',
  exchange: EXCHANGE,
  symbol: ticker,
  name,
  status: 'active',
  tradable: true,
  marginable: false,
  maintenance_margin_requirement: 100,
  margin_requirement_long: '100',
  margin_requirement_short: '100',
  shortable: false,
  easy_to_borrow: false,
  borrow_status: 'hard_to_borrow',
  fractionable: true,
  attributes: [] as string[],
});
export type Asset = ReturnType<typeof toAsset>;

/** The assets of the market. */
export class Assets {
  readonly #symbols: Symbols;
  readonly #universe: Universe;
  readonly ids: AssetIds;

  constructor(symbols: Symbols, universe: Universe, ids: AssetIds) {
    this.#symbols = symbols;
    this.#universe = universe;
    this.ids = ids;
  }

  /** Returns all assets that are known without asking the price source. */
  list(): readonly Asset[] {
    return this.#universe.all().map(toAsset);
  }

  /** Returns an asset by its symbol or its id. */
  async find(text: string): Promise<Answer<Asset>> {
    const ticker = this.ids.read(text);
    const unknown = fault(404, `asset not found for ${text.slice(0, 64)}`);
    if (ticker === undefined) return unknown;
    const found = await findInstrument(this.#symbols, ticker);
    if (!found.ok && found.error.code === 'unknown_ticker') return unknown;
    if (!found.ok) return { ok: false, error: toFault(found.error, 503) };
    this.ids.see(ticker);
    return { ok: true, value: toAsset(found.value) };
  }

  /** Returns the asset of a ticker of an account, also if it is not listed any more. */
  of(ticker: Ticker): Asset {
    return toAsset(this.#symbols.get(ticker) ?? { ticker, name: ticker });
  }
}
