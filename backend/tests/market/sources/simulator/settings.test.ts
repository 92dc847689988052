import { expect, test } from 'vitest';
import { parseConfig } from '../../../../src/config.ts';
import { createMarketDataSource } from '../../../../src/market/index.ts';
import { PriceCache } from '../../../../src/market/prices/cache.ts';
import { ManualClock } from '../../../support/time/manual-clock.ts';
import { ticker, universe } from './simulated.ts';

test('seed and model of the settings decide the prices', async () => {
  const priceWith = async (environment: Record<string, string>): Promise<number | undefined> => {
    const clock = new ManualClock();
    const cache = new PriceCache(clock);
    const source = createMarketDataSource(parseConfig(environment).market, {
      cache,
      fetch,
      clock,
      universe,
      recorded: undefined,
      lastKnown: new Map(),
    });
    await source.start([ticker('AAPL')]);
    clock.advance(5_000);
    await source.stop();
    return cache.latest(ticker('AAPL'))?.price;
  };
  const price = await priceWith({ SIM_SEED: '7' });
  expect(await priceWith({ SIM_SEED: '7', SIM_MODEL: 'market' })).toBe(price);
  expect(await priceWith({ SIM_SEED: '7', SIM_MODEL: 'gbm' })).not.toBe(price);
  expect(await priceWith({ SIM_SEED: '8' })).not.toBe(price);
});
