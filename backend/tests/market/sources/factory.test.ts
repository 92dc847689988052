import { expect, test } from 'vitest';
import { parseConfig } from '../../../src/config.ts';
import { PriceCache } from '../../../src/market/prices/cache.ts';
import { createMarketDataSource } from '../../../src/market/sources/factory.ts';
import { createUniverse } from '../../../src/market/symbols/universe.ts';
import { ManualClock } from '../../support/time/manual-clock.ts';

const sourceFor = (environment: Readonly<Record<string, string>>) => {
  const clock = new ManualClock();
  return createMarketDataSource(parseConfig(environment).market, {
    cache: new PriceCache(clock),
    clock,
    universe: createUniverse(),
    recorded: undefined,
    lastKnown: new Map(),
    fetch: () => Promise.reject(new Error('No call is made before the start.')),
  });
};

test.each([
  ['nothing', {}, 'simulator'],
  ['empty settings', { MASSIVE_API_KEY: ' ', MARKET_REPLAY: '' }, 'simulator'],
  ['a key', { MASSIVE_API_KEY: 'key' }, 'massive'],
  ['a recording', { MARKET_REPLAY: 'day.csv' }, 'replay'],
  ['a recording and a key', { MARKET_REPLAY: 'day.csv', MASSIVE_API_KEY: 'key' }, 'replay'],
])('%s selects this source', (_, environment, name) => {
  expect(sourceFor(environment).name).toBe(name);
});

test('the settings have these defaults', () => {
  const { market } = parseConfig({ MASSIVE_API_KEY: ' key ', MARKET_REPLAY: 'day.csv' });
  expect(market).toMatchObject({
    massive: { api_key: 'key', base_url: 'https://api.massive.com', poll_seconds: 15 },
    replay: { path: 'day.csv', speed: 1 },
  });
});

test.each([
  ['MASSIVE_POLL_SECONDS', '0'],
  ['MASSIVE_POLL_SECONDS', '1.5'],
  ['MASSIVE_BASE_URL', 'ftp://massive'],
  ['MARKET_REPLAY_SPEED', '-1'],
  ['MARKET_REPLAY_SPEED', 'fast'],
])('%s may not be %s', (name, value) => {
  expect(() => parseConfig({ [name]: value })).toThrow(`${name} is "${value}", but it may be `);
});

test('an invalid key is refused without being shown', () => {
  const parse = () => parseConfig({ MASSIVE_API_KEY: 'two words' });
  expect(parse).toThrow('MASSIVE_API_KEY is not usable');
  expect(parse).not.toThrow('two words');
});
