import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toIso } from '../../../src/kernel/time/clock.ts';
import { openConnection } from '../../../src/storage/sqlite/connection.ts';
import { openForInspection } from '../../../src/storage/sqlite/index.ts';
import { MIGRATIONS, migrate } from '../../../src/storage/sqlite/migrations.ts';
import { AAPL, MSFT, openMarket } from '../../market/bars/bar-market.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { ManualClock, OPENING_MS } from '../../support/time/manual-clock.ts';
import { ticker } from '../../support/trading/ledger.ts';

const V = ticker('V');
const DAY_MS = 86_400_000;
const TODAY_MS = OPENING_MS - (OPENING_MS % DAY_MS);

/** A database of the previous version: bars of AAPL, last prices of MSFT, a past of V. */
function writtenBefore(): string {
  const path = join(tempFolder(), 'finally.db');
  const connection = openConnection(path);
  migrate(connection, toIso(OPENING_MS), MIGRATIONS.slice(0, 9));
  connection.transaction((transaction) =>
    transaction.script(`
      INSERT INTO bar_series VALUES (1, 'simulator', 'AAPL', '1d'), (2, 'simulator', 'AAPL', '1m');
      INSERT INTO bars VALUES
        (1, ${TODAY_MS - DAY_MS}, 2000000, 2100000, 1990000, 2050000, 10),
        (1, ${TODAY_MS}, 2050000, 2200000, 2040000, 2123456, 20),
        (2, ${OPENING_MS - 60_000}, 2120000, 2130000, 2110000, 2123456, 5);
      INSERT INTO last_prices VALUES
        ('AAPL', 2111111, 2050000, ${OPENING_MS - 90_000}),
        ('MSFT', 4321098, 4300000, ${OPENING_MS - 60_000});
      INSERT INTO unwritten_pasts VALUES ('simulator', 'V', 99, 3000000, 2990000, ${OPENING_MS - DAY_MS});`),
  );
  connection.close();
  return path;
}

const rowsOf = (path: string) => {
  const connection = openForInspection(path);
  const rows = {
    bars: connection.all('SELECT * FROM bars ORDER BY series_id, time_ms'),
    last_prices: connection.all('SELECT * FROM last_prices ORDER BY ticker'),
    pasts: connection.all(
      'SELECT ticker, seed, end_price_e4, previous_close_e4, end_ms FROM unwritten_pasts',
    ),
  };
  connection.close();
  return rows;
};

test('a database of the previous version continues from its prices, and loses nothing', async () => {
  const path = writtenBefore();
  const before = rowsOf(path);
  const clock = new ManualClock();
  const market = await openMarket(path, clock, undefined);
  expect(rowsOf(path)).toEqual(before);
  await market.followed.start({ watched: [AAPL, MSFT, V] });

  // From the end of the chart, otherwise from the last price, otherwise from the listed price.
  expect(market.prices.quote(AAPL)).toMatchObject({
    price_e4: 2_123_456,
    previous_close_e4: 2_050_000,
  });
  expect(market.prices.quote(MSFT)).toMatchObject({
    price_e4: 4_321_098,
    previous_close_e4: 4_300_000,
  });
  const days = await market.book.bars(AAPL, '1d', 10);
  expect(days).toMatchObject([{ close_e4: 2_050_000 }, { open_e4: 2_050_000, high_e4: 2_200_000 }]);

  // A past that was not written ends at the same price as before.
  const past = await market.book.bars(V, '1d', 1_000);
  expect(past.find(({ time_ms }) => time_ms === TODAY_MS - DAY_MS)).toMatchObject({
    close_e4: 3_000_000,
  });

  await market.priceRecorder.start();
  clock.advance(40_000);
  const moved = market.priceNow('AAPL');
  expect(moved).not.toBe(2_123_456);
  await market.shutDown();
  const kept = openConnection(path);
  const { seed, step } = kept.get<{ seed: number; step: number }>(
    'SELECT seed, step FROM market_path',
  ) ?? { seed: -1, step: -1 };
  kept.close();
  expect(step).toBe(80);

  const again = await openMarket(path, clock, undefined);
  await again.followed.start({ watched: [AAPL] });
  expect(again.priceNow('AAPL')).toBe(moved);
  expect(again.source.checkpoint?.(0)).toMatchObject({ seed, step: 80 });
});
