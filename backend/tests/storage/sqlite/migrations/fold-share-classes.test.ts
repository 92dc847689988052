import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLedger } from '../../../../src/cli/ledger-check.ts';
import { type Connection, openConnection } from '../../../../src/storage/sqlite/connection.ts';
import { foldShareClasses } from '../../../../src/storage/sqlite/migrations/0008-fold-share-classes.ts';
import { migrate } from '../../../../src/storage/sqlite/migrations.ts';
import { openEarlier, writeEarlierDatabase } from '../../../support/earlier-database.ts';
import { OPENING_MS } from '../../../support/time/manual-clock.ts';

const NOW = new Date(OPENING_MS).toISOString();

/** The schema before. */
const BEFORE = foldShareClasses.version - 1;

/** Opens a database as an earlier version left it, and brings it up to date. */
function fold(path: string): Connection {
  const connection = openConnection(path);
  migrate(connection, NOW);
  return connection;
}

const totalsOf = (connection: Connection) =>
  connection.get(
    `SELECT count(*) AS trades, sum(quantity_e6) AS quantity_e6,
       sum(realized_pnl_cents) AS realized_pnl_cents, sum(cash_after_cents) AS cash_cents,
       (SELECT sum(cost_basis_cents) FROM positions) AS cost_basis_cents,
       (SELECT sum(quantity_e6) FROM positions) AS held_e6
     FROM trades`,
  );

const steps = fc.array(
  fc.record({
    ticker: fc.constantFrom('BRK-B', 'BRK.B', 'AAPL', 'BF-B'),
    side: fc.constantFrom('buy', 'buy', 'sell'),
    shares: fc.constantFrom(0.5, 1, 1.333333, 2),
    price_e4: fc.integer({ min: 10_000, max: 5_000_000 }),
  } as const),
  { maxLength: 14 },
);

test('a ledger replays to the same cents after its share classes are folded', async () => {
  let folded = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const path = writeEarlierDatabase(BEFORE, [taken]);
      const before = openConnection(path);
      const totals = totalsOf(before);
      before.close();
      const after = fold(path);
      expect(totalsOf(after)).toEqual(totals);
      const tickers = after.all<{ ticker: string }>(
        'SELECT DISTINCT ticker FROM trades UNION SELECT ticker FROM positions',
      );
      after.close();
      if (tickers.every(({ ticker }) => !ticker.includes('-'))) folded += 1;
      expect(await checkLedger(path)).toBeUndefined();
    }),
    { numRuns: 20 },
  );
  expect(folded).toBeGreaterThan(5);
});

test('a ledger in which both spellings were held during a sale keeps them', async () => {
  const path = writeEarlierDatabase(BEFORE, [
    [
      { ticker: 'BRK-B', side: 'buy', shares: 1, price_e4: 1_000_000 },
      { ticker: 'BRK.B', side: 'buy', shares: 1, price_e4: 2_000_000 },
      { ticker: 'BRK.B', side: 'sell', shares: 0.5, price_e4: 2_500_000 },
      { ticker: 'BF-B', side: 'buy', shares: 1, price_e4: 300_000 },
    ],
  ]);
  const connection = fold(path);
  expect(connection.all('SELECT ticker FROM positions ORDER BY ticker')).toEqual([
    { ticker: 'BF.B' },
    { ticker: 'BRK-B' },
    { ticker: 'BRK.B' },
  ]);
  await expect(
    connection.transaction((transaction) => transaction.run("UPDATE entries SET ticker = 'X'")),
  ).rejects.toThrow('append-only');
  connection.close();
  expect(await checkLedger(path)).toBeUndefined();
});

test('watchlists, alerts, last prices and bars are folded too, without duplicates', () => {
  const { connection, path } = openEarlier(BEFORE);
  connection.transaction((transaction) =>
    transaction.script(`
      INSERT INTO accounts VALUES ('default', 1, 1000000, 1000000, 0, '${NOW}');
      INSERT INTO watchlists VALUES ('default', 'default', 'Watchlist', 0, '${NOW}');
      INSERT INTO watchlist_entries (account_id, list_id, ticker, rank, added_at) VALUES
        ('default', 'default', 'BRK-B', 50, '${NOW}'), ('default', 'default', 'BRK.B', 51, '${NOW}'),
        ('default', 'default', 'BF-B', 52, '${NOW}'), ('default', 'default', 'BTC-USD', 53, '${NOW}');
      INSERT INTO alerts (id, account_id, ticker, kind, upper_e4, note, set_at)
        VALUES ('a', 'default', 'BRK-B', 'above', 1, '', '${NOW}');
      INSERT INTO last_prices VALUES ('BRK-B', 1, 1, 1), ('BF-B', 2, 2, 2), ('BRK.B', 3, 3, 3);
      INSERT INTO bar_series VALUES (1, 'replay', 'BRK-B', '1m'), (2, 'replay', 'BRK.B', '1m'),
        (3, 'replay', 'BF-B', '1m');
      INSERT INTO bars VALUES (1, 60000, 1, 1, 1, 1, 1), (1, 120000, 1, 1, 1, 1, 1),
        (2, 120000, 2, 2, 2, 2, 2), (3, 60000, 3, 3, 3, 3, 3);
    `),
  );
  connection.close();
  const folded = fold(path);
  const column = (sql: string) => folded.all<{ value: unknown }>(sql).map(({ value }) => value);
  expect(
    column(`SELECT ticker AS value FROM watchlist_entries WHERE rank >= 50 ORDER BY rank`),
  ).toEqual(['BRK.B', 'BF.B', 'BTC-USD']);
  expect(column('SELECT ticker AS value FROM alerts')).toEqual(['BRK.B']);
  expect(
    column("SELECT ticker || ' ' || price_e4 AS value FROM last_prices ORDER BY ticker"),
  ).toEqual(['BF.B 2', 'BRK.B 3']);
  expect(
    column(
      `SELECT ticker || ' ' || time_ms || ' ' || open_e4 AS value
       FROM bars JOIN bar_series ON id = series_id ORDER BY 1`,
    ),
  ).toEqual(['BF.B 60000 3', 'BRK.B 120000 2', 'BRK.B 60000 1']);
  expect(column('SELECT name AS value FROM sqlite_temp_schema')).toEqual([]);
  folded.close();
});
