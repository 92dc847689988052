export { coarsen, growBars, INTERVAL_MS, type PriceBar } from './bars/bar.ts';
export { BarRecorder } from './bars/bar-recorder.ts';
export { BarService } from './bars/bar-service.ts';
export {
  changePercent,
  type DayFigures,
  gapPercent,
  relativeVolume,
  toDayFigures,
} from './board/day-figures.ts';
export { MarketBars } from './board/market-bars.ts';
export { MarketBoard } from './board/market-board.ts';
export { marketWideRouter } from './board/router.ts';
export { type Depth, DepthReader } from './depth/depth-reader.ts';
export { displayedSizeAt } from './depth/displayed-size.ts';
export { printsOf } from './depth/prints.ts';
export { FollowedTickers, type Followers } from './followed-tickers.ts';
export { HeadlineLog } from './news/headline-log.ts';
export { PriceCache, type PriceReader } from './prices/cache.ts';
export type { Tick } from './prices/price.ts';
export { PriceRecorder } from './prices/price-recorder.ts';
export { marketRouter } from './router.ts';
export { MarketService } from './service.ts';
export { createMarketDataSource } from './sources/factory.ts';
export { MarketRerun, type RerunOrigin, type RerunStep } from './sources/simulator/market-rerun.ts';
export type { MarketDataSource } from './sources/source.ts';
export type { PriceStore } from './store.ts';
export { PriceBroadcaster } from './stream/broadcaster.ts';
export type { StreamStatistics } from './stream/statistics.ts';
export { priceStream } from './stream/stream.ts';
export type { Sector } from './symbols/instrument.ts';
export { findInstrument, INSTRUMENT_REFUSALS, whyUnknown } from './symbols/instruments.ts';
export { createSymbols, type Symbols } from './symbols/symbols.ts';
export { createUniverse, type Instrument, type Universe } from './symbols/universe.ts';
