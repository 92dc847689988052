import { join } from 'node:path';
import type { Ticker } from '@finally/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLedger } from '../../../../src/cli/ledger-check.ts';
import { priceE4 } from '../../../../src/kernel/money.ts';
import { decideOrder } from '../../../../src/ledger/decide-order.ts';
import { executeOrder } from '../../../../src/ledger/execute-order.ts';
import { type Connection, openConnection } from '../../../../src/storage/sqlite/connection.ts';
import {
  DEFAULT_ACCOUNT_ID as ACCOUNT,
  openDatabase,
} from '../../../../src/storage/sqlite/index.ts';
import { foldShareClasses } from '../../../../src/storage/sqlite/migrations/0008-fold-share-classes.ts';
import { openStores, order } from '../../../support/ledger.ts';
import { OPENING_MS } from '../../../support/manual-clock.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const NOW = new Date(OPENING_MS).toISOString();

interface Step {
  readonly ticker: string;
  readonly side: 'buy' | 'sell';
  readonly shares: number;
  readonly price_e4: number;
}

/** Opens a database of an earlier version, and applies the migration. */
function fold(path: string): Connection {
  const connection = openConnection(path);
  connection.transaction((transaction) => transaction.script(foldShareClasses.sql));
  return connection;
}

async function tradedDatabase(steps: readonly Step[]): Promise<string> {
  const path = join(tempFolder(), 'finally.db');
  const { ledger, connection } = openStores(path);
  for (const { ticker, side, shares, price_e4 } of steps) {
    const wanted = { ...order(side, 'AAPL', shares), ticker: ticker as Ticker };
    const price = { price_e4: priceE4(price_e4), stale: false };
    await executeOrder(ledger, ACCOUNT, wanted, (state) =>
      decideOrder(state, wanted, price as never),
    );
  }
  connection.close();
  return path;
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
      const path = await tradedDatabase(taken);
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
    { numRuns: 30 },
  );
  expect(folded).toBeGreaterThan(8);
});

test('a ledger in which both spellings were held during a sale keeps them', async () => {
  const path = await tradedDatabase([
    { ticker: 'BRK-B', side: 'buy', shares: 1, price_e4: 1_000_000 },
    { ticker: 'BRK.B', side: 'buy', shares: 1, price_e4: 2_000_000 },
    { ticker: 'BRK.B', side: 'sell', shares: 0.5, price_e4: 2_500_000 },
    { ticker: 'BF-B', side: 'buy', shares: 1, price_e4: 300_000 },
  ]);
  const connection = fold(path);
  expect(connection.all('SELECT ticker FROM positions ORDER BY ticker')).toEqual([
    { ticker: 'BF.B' },
    { ticker: 'BRK-B' },
    { ticker: 'BRK.B' },
  ]);
  await expect(
    connection.transaction((transaction) => transaction.run("UPDATE trades SET ticker = 'X'")),
  ).rejects.toThrow('append-only');
  connection.close();
  expect(await checkLedger(path)).toBeUndefined();
});

test('watchlists, alerts, last prices and bars are folded too, without duplicates', () => {
  const path = join(tempFolder(), 'finally.db');
  const connection = openDatabase(path, NOW);
  connection.transaction((transaction) =>
    transaction.script(`
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
