import { expect, test } from 'vitest';
import { ConfigError, parseConfig } from '../../../src/config.ts';
import { PriceCache } from '../../../src/market/cache.ts';
import { createMarketDataSource } from '../../../src/market/index.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { ticker, universe } from './simulated.ts';

test('SIM_MODEL is market, or gbm where that is asked for, and nothing else', () => {
  expect(parseConfig({}).market.sim_model).toBe('market');
  expect(parseConfig({ SIM_MODEL: 'gbm' }).market.sim_model).toBe('gbm');
  expect(() => parseConfig({ SIM_MODEL: 'chaos' })).toThrow(ConfigError);
  expect(() => parseConfig({ SIM_MODEL: 'chaos' })).toThrow(
    'SIM_MODEL is "chaos", but it may be market or gbm.',
  );
});

test('seed and model of the settings decide the prices', async () => {
  const priceWith = async (environment: Record<string, string>): Promise<number | undefined> => {
    const clock = new ManualClock();
    const cache = new PriceCache(clock);
    const source = createMarketDataSource(parseConfig(environment).market, {
      cache,
      clock,
      universe,
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
