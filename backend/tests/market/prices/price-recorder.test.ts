import { expect, test } from 'vitest';
import { PriceCache } from '../../../src/market/prices/cache.ts';
import { PriceRecorder } from '../../../src/market/prices/price-recorder.ts';
import { HandFedSource } from '../../support/market/hand-fed-source.ts';
import { settle } from '../../support/time/settle.ts';
import { openStores, ticker } from '../../support/trading/ledger.ts';

const AAPL = ticker('AAPL');

const open = async () => {
  const { clock, lastPrices, connection } = openStores();
  const prices = new PriceCache(clock);
  const source = new HandFedSource(prices, clock, { AAPL: 190, MSFT: 400 });
  await source.start([AAPL, ticker('MSFT')]);
  const errors: unknown[] = [];
  const recorder = new PriceRecorder({
    prices,
    source,
    store: lastPrices,
    clock,
    onError: (error) => errors.push(error),
  });
  return { clock, lastPrices, connection, source, recorder, errors };
};

test('the latest prices are recorded at the start, every 30 seconds and at the end', async () => {
  const { clock, lastPrices, source, recorder } = await open();
  await recorder.start();
  await recorder.start();
  expect(await lastPrices.last(AAPL)).toMatchObject({ price_e4: 1_900_000 });
  source.move('AAPL', 191);
  clock.advance(29_999);
  await settle();
  expect(await lastPrices.last(AAPL)).toMatchObject({ price_e4: 1_900_000 });
  clock.advance(1);
  await settle();
  expect(await lastPrices.last(AAPL)).toMatchObject({ price_e4: 1_910_000 });

  source.move('AAPL', 195);
  await recorder.stop();
  expect(await lastPrices.last(AAPL)).toEqual({
    ticker: 'AAPL',
    price_e4: 1_950_000,
    previous_close_e4: 1_950_000,
    recorded_at_ms: clock.now_ms(),
  });
  expect(clock.waiting).toBe(0);
});

test('a failure is reported, and the next attempt succeeds', async () => {
  const { clock, lastPrices, connection, recorder, errors } = await open();
  connection.transaction((transaction) =>
    transaction.script('ALTER TABLE last_prices RENAME TO elsewhere'),
  );
  await recorder.start();
  expect(errors).toHaveLength(1);
  connection.transaction((transaction) =>
    transaction.script('ALTER TABLE elsewhere RENAME TO last_prices'),
  );
  clock.advance(30_000);
  await settle();
  expect(errors).toHaveLength(1);
  expect(await lastPrices.all()).toHaveLength(2);
});
