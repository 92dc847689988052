import { onTestFinished } from 'vitest';
import { priceE4 } from '../../../src/kernel/money.ts';
import { toIso } from '../../../src/kernel/time/clock.ts';
import { BarRecorder } from '../../../src/market/bars/bar-recorder.ts';
import { BarService } from '../../../src/market/bars/bar-service.ts';
import { FollowedTickers } from '../../../src/market/followed-tickers.ts';
import { PriceCache } from '../../../src/market/prices/cache.ts';
import { PriceRecorder } from '../../../src/market/prices/price-recorder.ts';
import { createMarketDataSource } from '../../../src/market/sources/factory.ts';
import { createUniverse } from '../../../src/market/symbols/universe.ts';
import {
  createBarStore,
  createPriceStore,
  openDatabase,
} from '../../../src/storage/sqlite/index.ts';
import { failOnError } from '../../support/market/bar-book.ts';
import { ManualClock } from '../../support/time/manual-clock.ts';
import { ticker } from '../../support/trading/ledger.ts';

export const AAPL = ticker('AAPL');
export const MSFT = ticker('MSFT');

/** Every instrument takes every step, so fewer instruments make hours of steps faster. */
const INSTRUMENTS = 120;

/** Opens a simulated market on its own database, as one run of the server does. */
export async function openMarket(
  path = ':memory:',
  clock = new ManualClock(),
  sim_seed: number | undefined = 7,
) {
  const connection = openDatabase(path, toIso(clock.now_ms()));
  onTestFinished(() => connection.close());
  const store = createBarStore(connection);
  const lastPrices = createPriceStore(connection);
  const prices = new PriceCache(clock);
  const source = createMarketDataSource(
    { sim_seed },
    {
      cache: prices,
      fetch,
      clock,
      universe: createUniverse(createUniverse().all().slice(0, INSTRUMENTS)),
      recorded: await lastPrices.path(),
      lastKnown: new Map(
        [...(await lastPrices.all()), ...(await store.lastPrices('simulator'))].map((row) => [
          row.ticker,
          row,
        ]),
      ),
    },
  );
  const book = new BarService({ source, prices, store, onError: failOnError });
  const recorder = new BarRecorder({ book, store, clock, onError: failOnError });
  const priceRecorder = new PriceRecorder({
    prices,
    source,
    store: lastPrices,
    clock,
    onError: failOnError,
  });
  const followed = new FollowedTickers(source, book);
  return {
    clock,
    connection,
    store,
    prices,
    source,
    book,
    recorder,
    priceRecorder,
    followed,
    priceNow: (symbol: string) => priceE4(prices.quote(ticker(symbol))?.price_e4 ?? 0),
    /** Stops this run as the server's shutdown does. */
    async shutDown(): Promise<void> {
      await source.stop();
      await recorder.stop();
      await priceRecorder.stop();
      book.dispose();
      connection.close();
    },
  };
}
