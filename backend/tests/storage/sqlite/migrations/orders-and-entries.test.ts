import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkLedger } from '../../../../src/cli/ledger-check.ts';
import { averageCost, cents, priceE4 } from '../../../../src/kernel/money.ts';
import { averageCostOf } from '../../../../src/ledger/account.ts';
import { decideOrder } from '../../../../src/ledger/decide-order.ts';
import type { TradeRow } from '../../../../src/ledger/journal/entry.ts';
import { openingBalance, replayTrade } from '../../../../src/ledger/journal/replay.ts';
import { toReceipt } from '../../../../src/portfolio/trade-mapping.ts';
import { type Connection, openConnection } from '../../../../src/storage/sqlite/connection.ts';
import { DEFAULT_ACCOUNT_ID as ACCOUNT } from '../../../../src/storage/sqlite/index.ts';
import { ordersAndEntries } from '../../../../src/storage/sqlite/migrations/0013-orders-and-entries.ts';
import { MIGRATIONS, migrate } from '../../../../src/storage/sqlite/migrations.ts';
import { openStorage } from '../../../../src/storage/sqlite/open-for-server.ts';
import {
  type EarlierTrade,
  LAST_OF_TRADES,
  writeEarlierDatabase,
} from '../../../support/earlier-database.ts';
import { ManualClock, OPENING_MS } from '../../../support/time/manual-clock.ts';
import { executeOrder } from '../../../support/trading/execute-order.ts';
import { openStores, order } from '../../../support/trading/ledger.ts';

const NOW = new Date(OPENING_MS).toISOString();
const EARLIER = MIGRATIONS.map(({ version }) => version).filter(
  (version) => version <= LAST_OF_TRADES,
);

const trade = (
  side: EarlierTrade['side'],
  ticker: string,
  shares: number,
  price_e4: number,
  more: Partial<EarlierTrade> = {},
): EarlierTrade => ({ side, ticker, shares, price_e4, ...more });

/** An account that was reset once, traded by a person, a program and the assistant. */
const LEDGERS = [
  [
    trade('buy', 'AAPL', 3, 1_901_234, { client_order_id: 'first' }),
    trade('sell', 'AAPL', 1.333333, 1_950_001, { source: 'token', cause: 'request-1' }),
    trade('sell', 'AAPL', 1.666667, 1_899_999),
  ],
  [
    trade('buy', 'MSFT', 1, 3_827_900, { client_order_id: 'mine' }),
    trade('sell', 'MSFT', 0.99, 3_900_000, { source: 'assistant', cause: 'message' }),
    trade('sell', 'MSFT', 0.009, 3_900_000, { source: 'token', client_order_id: 'by token' }),
    trade('buy', 'V', 7.5, 2_712_345, { source: 'assistant', cause: 'message' }),
  ],
] as const;

const TRADES = 'SELECT * FROM trades ORDER BY sequence';
type EarlierRow = Omit<TradeRow, 'order_id' | 'liquidity' | 'cost_rule'> & {
  readonly ledger: number;
  readonly account_id: string;
  readonly origin?: string;
  readonly chat_message_id?: string | null;
};

const openAt = (version: number): { path: string; old: Connection } => {
  const path = writeEarlierDatabase(version, LEDGERS);
  return { path, old: openConnection(path) };
};

/** What the journal of an earlier version says of a trade, under the names of today. */
const toTradeRow = ({
  origin,
  chat_message_id,
  ledger: _ledger,
  account_id: _account,
  ...row
}: EarlierRow) => ({
  ...row,
  source: origin === undefined ? row.source : origin === 'user' ? 'person' : origin,
  cause: chat_message_id === undefined ? row.cause : chat_message_id,
  order_id: row.id,
  liquidity: 'taker' as const,
  cost_rule: 1 as const,
  fees_cents: cents(0),
});

test.each(EARLIER)(
  'an account of schema %i is what it was: journal, replay, positions and average cost',
  async (version) => {
    const { path, old } = openAt(version);
    const rows = old.all<EarlierRow>(TRADES);
    const held = old.all<{ cost_basis_cents: never; quantity_e6: never }>(
      'SELECT ticker, quantity_e6, cost_basis_cents, realized_pnl_cents FROM positions',
    );
    old.close();

    const { ledger, connection } = openStores(path);
    const { account, positions } = await ledger.portfolio(ACCOUNT);
    expect(account).toMatchObject({ ledger: 2, reserved_cents: 0, fill_profile: 'ideal' });
    expect(positions).toMatchObject(held);
    expect(positions.map(averageCostOf)).toEqual(
      held.map(({ cost_basis_cents, quantity_e6 }) => averageCost(cost_basis_cents, quantity_e6)),
    );
    for (const number of [1, 2]) {
      const before = openingBalance({ ...account, ledger: number });
      const after = openingBalance({ ...account, ledger: number });
      const earlier = rows.filter((row) => row.ledger === number).map(toTradeRow);
      const journal = await ledger.journal(ACCOUNT, { ledger: number, after: 0, limit: 100 });
      expect(journal.entries).toMatchObject(earlier);
      for (const row of earlier) expect(replayTrade(before, row)).toBeUndefined();
      for (const entry of journal.entries as readonly TradeRow[]) replayTrade(after, entry);
      expect(after).toEqual(before);
    }
    expect(connection.all('SELECT id, client_order_id, state, filled_cents FROM orders')).toEqual(
      rows.map(({ id, client_order_id, notional_cents }) => ({
        id,
        client_order_id,
        state: 'filled',
        filled_cents: notional_cents,
      })),
    );
    expect(connection.all('SELECT DISTINCT placed_ms, updated_ms FROM orders')).toEqual([
      { placed_ms: OPENING_MS + 1_234, updated_ms: OPENING_MS + 1_234 },
    ]);
    expect(connection.all(TRADES)).toMatchObject(
      rows.map((row) => {
        const { order_id, liquidity, cost_rule, fees_cents, ...columns } = toTradeRow(row);
        return columns;
      }),
    );
    connection.close();
    expect(await checkLedger(path)).toBeUndefined();
  },
);

test.each(EARLIER)('verify checks a database of schema %i and changes nothing', async (version) => {
  const { path, old } = openAt(version);
  old.close();
  const before = readFileSync(path);
  expect(await checkLedger(path)).toBeUndefined();
  expect(readFileSync(path).equals(before)).toBe(true);
  const damaged = openConnection(path);
  damaged.blockingTransaction((transaction) =>
    transaction.script(
      "UPDATE positions SET cost_basis_cents = cost_basis_cents + 1 WHERE ticker = 'V'",
    ),
  );
  damaged.close();
  expect(await checkLedger(path)).toContain('cost_basis_cents of V is');
});

test.each(EARLIER)('a retry from schema %i gets the receipt that it got then', async (version) => {
  const { path, old } = openAt(version);
  const [first] = old.all<EarlierRow>(TRADES);
  old.close();
  const { ledger } = openStores(path);
  const again = (shares: number) =>
    executeOrder(ledger, ACCOUNT, order('buy', 'AAPL', shares, 'first'), () => {
      throw new Error('a retry is not decided again');
    });
  const retry = await again(3);
  expect(retry.ok && toReceipt([retry.value], undefined)).toEqual(
    first && toReceipt([toTradeRow(first)], undefined),
  );
  expect(await ledger.filled(ACCOUNT, 'first')).toEqual(first && toTradeRow(first));
  expect(await again(4)).toMatchObject({ ok: false, error: { code: 'client_order_id_conflict' } });
});

test('a sale after the migration leaves the average cost as it was shown', async () => {
  const { path, old } = openAt(LAST_OF_TRADES);
  old.close();
  const { ledger, connection } = openStores(path);
  const { positions } = await ledger.portfolio(ACCOUNT);
  const before = positions.map(averageCostOf);
  const sale = order('sell', 'V', 2.123456);
  const price = { price_e4: priceE4(2_800_000), stale: false };
  await executeOrder(ledger, ACCOUNT, sale, (view) => decideOrder(view, sale, price));
  expect((await ledger.portfolio(ACCOUNT)).positions.map(averageCostOf)).toEqual(before);
  expect(connection.all('SELECT cost_rule, count(*) AS entries FROM entries GROUP BY 1')).toEqual([
    { cost_rule: 1, entries: 7 },
    { cost_rule: 2, entries: 1 },
  ]);
  connection.close();
  expect(await checkLedger(path)).toBeUndefined();
});

/** Everything that a database contains. */
const contentsOf = (connection: Connection) => {
  const objects = connection.all<{ type: string; name: string }>(
    "SELECT type, name, sql FROM sqlite_schema WHERE name <> 'sqlite_stat1' ORDER BY name",
  );
  const tables = objects.filter(({ type }) => type === 'table');
  return { objects, rows: tables.map(({ name }) => connection.all(`SELECT * FROM ${name}`)) };
};

test('an interruption leaves the schema before as a whole, and the next start goes on', async () => {
  const { path, old } = openAt(LAST_OF_TRADES);
  const before = contentsOf(old);
  const { sql } = ordersAndEntries;
  // Inside a trigger it is an error as well.
  const ends = [...sql.matchAll(/;\n/g)].map(({ index }) => index + 1);
  expect(ends.length).toBeGreaterThan(30);
  for (const end of ends) {
    const cut = {
      ...ordersAndEntries,
      sql: `${sql.slice(0, end)} INSERT INTO nowhere VALUES (1);`,
    };
    const steps = MIGRATIONS.filter(({ version }) => version <= LAST_OF_TRADES);
    expect(() => migrate(old, NOW, [...steps, cut])).toThrow(/nowhere/);
    expect(contentsOf(old)).toEqual(before);
  }
  old.close();
  openStores(path).connection.close();
  expect(await checkLedger(path)).toBeUndefined();
});

const serve = (path: string, said: unknown[]) =>
  openStorage({
    path,
    clock: new ManualClock(),
    logger: { warn: (...line: unknown[]) => void said.push(line) },
  });

test('the backup that is made before is named in the log', async () => {
  const { path, old } = openAt(LAST_OF_TRADES);
  old.close();
  const said: unknown[] = [];
  const { connection, lock } = await serve(path, said);
  connection.close();
  lock?.release();
  const folder = join(dirname(path), 'backups');
  const [backup = ''] = readdirSync(folder);
  expect(backup).toContain(`schema-${LAST_OF_TRADES}`);
  expect(said).toEqual([
    [
      { schema: LAST_OF_TRADES, file: join(folder, backup) },
      expect.stringContaining('was backed up before'),
    ],
  ]);
  expect(await checkLedger(join(folder, backup))).toBeUndefined();
});

test('a start is refused, and nothing is changed, if the backup cannot be written', async () => {
  const { path, old } = openAt(LAST_OF_TRADES);
  old.close();
  const before = readFileSync(path);
  writeFileSync(join(dirname(path), 'backups'), 'a file in the place of the folder');
  await expect(serve(path, [])).rejects.toThrow(/cannot be written .*nothing was changed/);
  expect(readFileSync(path).equals(before)).toBe(true);
});
