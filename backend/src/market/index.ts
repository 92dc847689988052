export { BarBook } from './bar-book.ts';
export { PriceBroadcaster } from './broadcaster.ts';
export { PriceCache, type PriceReader } from './cache.ts';
export { createMarketDataSource } from './factory.ts';
export { FollowedTickers } from './followed-tickers.ts';
export { findInstrument } from './instruments.ts';
export { PriceRecorder } from './price-recorder.ts';
export { marketRouter } from './router.ts';
export { MarketService } from './service.ts';
export type { MarketDataSource } from './source.ts';
export { type PriceStreamResources, priceStream } from './stream.ts';
export { StreamAdmission } from './stream-admission.ts';
export type { StreamStatistics } from './stream-statistics.ts';
export { createSymbols, type Symbols } from './symbols.ts';
export {
  createUniverse,
  type Instrument,
  type Listing,
  type Universe,
} from './universe/universe.ts';
