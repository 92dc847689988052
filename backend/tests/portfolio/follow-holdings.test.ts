import { expect, test } from 'vitest';
import { settle } from '../support/time/settle.ts';
import { ticker } from '../support/trading/ledger.ts';
import { BY_USER, buy, openPortfolio, sell } from '../support/trading/portfolio.ts';

const AAPL = ticker('AAPL');

test('a ticker is followed while it is held, from the purchase to the last share sold', async () => {
  const { service, prices } = openPortfolio();
  await service.trade(buy('AAPL', 2), BY_USER);
  await settle();
  expect(prices.latest(AAPL)?.price).toBe(190);
  await service.trade(sell('AAPL', 1), BY_USER);
  await settle();
  expect(prices.latest(AAPL)?.price).toBe(190);
  await service.trade(sell('AAPL', 1), BY_USER);
  await settle();
  expect(prices.latest(AAPL)).toBeUndefined();
});

test('a reset unfollows everything that was held', async () => {
  const { service, prices } = openPortfolio();
  await service.trade(buy('AAPL', 1), BY_USER);
  await service.trade(buy('MSFT', 1), BY_USER);
  await service.reset();
  await settle();
  expect(prices.tickers()).toEqual([]);
});

test('a listener that throws does not prevent a traded ticker from being followed', async () => {
  const { service, prices, events, errors } = openPortfolio();
  events.subscribe(() => {
    throw new Error('a broken listener');
  });
  await service.trade(buy('AAPL', 1), BY_USER);
  await settle();
  expect(prices.latest(AAPL)?.price).toBe(190);
  expect(errors).toEqual([new Error('a broken listener')]);
});
