import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Connection, openConnection } from '../../../../src/storage/sqlite/connection.ts';
import { isDatabaseError } from '../../../../src/storage/sqlite/file/database-errors.ts';
import {
  createAssistantStore,
  createChatStore,
  createWatchlistStore,
  DEFAULT_ACCOUNT_ID,
  openDatabase,
} from '../../../../src/storage/sqlite/index.ts';
import { ordersAndEntries } from '../../../../src/storage/sqlite/migrations/0013-orders-and-entries.ts';
import type { Migration } from '../../../../src/storage/sqlite/migrations/migration.ts';
import {
  MIGRATIONS,
  migrate,
  NewerSchemaError,
} from '../../../../src/storage/sqlite/migrations.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { testUnits } from '../../../support/trading/ledger.ts';

const NOW = '2026-02-11T14:30:00.000Z';

const first: Migration = { version: 1, name: 'first', sql: 'CREATE TABLE one (a INTEGER) STRICT;' };
const second: Migration = {
  version: 2,
  name: 'second',
  sql: 'CREATE TABLE two (a INTEGER) STRICT; INSERT INTO two VALUES (7);',
};

const third: Migration = {
  version: 3,
  name: 'third',
  sql: 'CREATE TABLE three (a INTEGER) STRICT;',
};

const tables = (connection: Connection): string[] =>
  connection
    .all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .map(({ name }) => name);

const versions = (connection: Connection): number[] =>
  connection
    .all<{ version: number }>('SELECT version FROM schema_migrations ORDER BY version')
    .map(({ version }) => version);

test('a new database gets every migration, and the next start applies none', () => {
  const connection = openConnection(':memory:');
  expect(migrate(connection, NOW)).toEqual(MIGRATIONS);
  expect(migrate(connection, NOW)).toEqual([]);
  expect(versions(connection)).toEqual(MIGRATIONS.map(({ version }) => version));
  connection.close();
});

test('migrations are numbered from one without a gap', () => {
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, place) => place + 1));
});

test('a failed migration leaves the version before it, from which the next start continues', () => {
  const path = join(tempFolder(), 'finally.db');
  const broken = { ...second, sql: `${second.sql} INSERT INTO nowhere VALUES (1);` };
  const interrupted = openConnection(path);
  migrate(interrupted, NOW, [first]);
  expect(() => migrate(interrupted, NOW, [first, broken, third])).toThrow(/nowhere/);
  expect(versions(interrupted)).toEqual([1]);
  expect(tables(interrupted)).not.toContain('two');
  interrupted.close();

  const connection = openConnection(path);
  const last = { ...third, sql: 'INSERT INTO nowhere VALUES (1);' };
  expect(() => migrate(connection, NOW, [first, second, last])).toThrow(/nowhere/);
  expect(versions(connection)).toEqual([1, 2]);
  expect(migrate(connection, NOW, [first, second, third])).toEqual([third]);
  expect(versions(connection)).toEqual([1, 2, 3]);
  expect(connection.get('SELECT a FROM two')).toEqual({ a: 7 });
  connection.close();
});

test('a failed migration leaves nothing in a new database, and the next start applies all', () => {
  const connection = openConnection(join(tempFolder(), 'finally.db'));
  const broken = { ...second, sql: `${second.sql} INSERT INTO nowhere VALUES (1);` };
  expect(() => migrate(connection, NOW, [first, broken])).toThrow(/nowhere/);
  expect(tables(connection)).toEqual([]);
  expect(migrate(connection, NOW, [first, second])).toEqual([first, second]);
  connection.close();
});

test('a database of a newer version is refused and unchanged', () => {
  const path = join(tempFolder(), 'finally.db');
  const newer = openConnection(path);
  migrate(newer, NOW, [
    ...MIGRATIONS,
    { ...second, version: (MIGRATIONS.at(-1)?.version ?? 0) + 1 },
  ]);
  newer.close();
  const before = readFileSync(path);

  expect(() => openDatabase(path, NOW)).toThrow(NewerSchemaError);
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('a file that is not a database is refused and unchanged', () => {
  const path = join(tempFolder(), 'finally.db');
  const text = 'Dear diary, today I bought five shares of AAPL. '.repeat(100);
  writeFileSync(path, text);
  let thrown: unknown;
  try {
    openDatabase(path, NOW);
  } catch (error) {
    thrown = error;
  }
  expect(isDatabaseError(thrown)).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('actions stored before limits existed keep their receipts', async () => {
  const path = join(tempFolder(), 'finally.db');
  const before = openConnection(path);
  migrate(before, NOW, MIGRATIONS.slice(0, 2));
  before.transaction((transaction) =>
    transaction.run(
      'INSERT INTO accounts VALUES (?, 1, 1000000, 1000000, 0, ?)',
      DEFAULT_ACCOUNT_ID,
      NOW,
    ),
  );
  const done = {
    kind: 'watchlist',
    request: { ticker: 'PYPL', change: 'add' },
    status: 'executed',
    receipt: { ticker: 'PYPL', name: 'PayPal Holdings, Inc.', changed: true },
    error: null,
  };
  const refused = {
    kind: 'trade',
    request: { ticker: 'NVDA', side: 'buy', quantity: 0.1 },
    status: 'rejected',
    receipt: null,
    error: { code: 'insufficient_cash', detail: 'Too little.' },
  };
  before.transaction((transaction) =>
    transaction.run(
      `INSERT INTO chat_messages (id, account_id, role, message, actions, model, created_at)
       VALUES ('a', ?, 'assistant', 'Placing.', ?, '{"provider":"mock","name":"m"}', ?)`,
      DEFAULT_ACCOUNT_ID,
      JSON.stringify([done, refused]),
      NOW,
    ),
  );
  before.close();

  const connection = openDatabase(path, NOW);
  const [message] = await createChatStore(connection).recent(DEFAULT_ACCOUNT_ID, 10);
  expect(message).toMatchObject({ message: 'Placing.', notice: null, intent: null });
  expect(message?.actions).toEqual([
    { id: 'a-0', ...done, waits_for: null },
    { id: 'a-1', ...refused, waits_for: null, shown_price: null },
  ]);
  connection.close();
});

describe('a database of an earlier version', () => {
  // Those with the table of trades; later versions have tests of their own.
  const earlier = MIGRATIONS.map(({ version }) => version).filter(
    (version) => version < ordersAndEntries.version,
  );

  const WATCHED_BEFORE_LISTS = `
    INSERT INTO watchlist (account_id, ticker, rank, added_at)
      VALUES ('default', 'PYPL', 1, '${NOW}');`;
  const WATCHED = `
    INSERT INTO watchlists VALUES ('default', 'default', 'Watchlist', 0, '${NOW}');
    INSERT INTO watchlist_entries VALUES ('default', 'default', 'PYPL', 1, '${NOW}');`;

  const tradedBefore = (version: number) => `
    INSERT INTO accounts VALUES ('default', 1, 1000000, 981000, 0, '${NOW}');
    INSERT INTO positions VALUES ('default', 'AAPL', 100000000, 19000, 0);
    INSERT INTO trades (id, account_id, ledger, ticker, side, quantity_e6, price_e4,
      notional_cents, realized_pnl_cents, cash_after_cents, executed_at,
      ${version < 11 ? 'origin' : 'source'})
      VALUES ('one', 'default', 1, 'AAPL', 'buy', 100000000, 19000, 19000, 0, 981000, '${NOW}',
        ${version < 11 ? "'user'" : "'person'"});`;
  const TRADED = `
    INSERT INTO accounts (id, ledger, starting_cash_cents, cash_cents, realized_pnl_cents, opened_at)
      VALUES ('default', 1, 1000000, 981000, 0, '${NOW}');
    INSERT INTO positions (account_id, ticker, quantity_e6, cost_basis_cents, realized_pnl_cents,
      bought_cents, bought_e6) VALUES ('default', 'AAPL', 100000000, 19000, 0, 19000, 100000000);
    INSERT INTO orders (id, account_id, ledger, role, ticker, side, type, time_in_force, quantity_e6,
      trigger, reduce_only, post_only, state, filled_e6, filled_cents, reserved_cents, reserved_e6,
      source, placed_ms, updated_ms) VALUES ('order', 'default', 1, 'simple', 'AAPL', 'buy',
      'market', 'day', 100000000, 'last', 0, 0, 'filled', 100000000, 19000, 0, 0, 'person', 0, 0);
    INSERT INTO entries (id, account_id, ledger, kind, order_id, ticker, side, quantity_e6, price_e4,
      notional_cents, liquidity, cost_rule, realized_pnl_cents, cash_after_cents, source, executed_at)
      VALUES ('one', 'default', 1, 'fill', 'order', 'AAPL', 'buy', 100000000, 19000, 19000, 'taker',
      2, 0, 981000, 'person', '${NOW}');`;

  /** A database of the given version, with an account that has traded. */
  function writtenBy(version: number): string {
    const path = join(tempFolder(), 'finally.db');
    const connection = openConnection(path);
    migrate(connection, NOW, MIGRATIONS.slice(0, version));
    connection.transaction((transaction) =>
      transaction.script(`
        ${version < 13 ? tradedBefore(version) : TRADED}
        ${version < 4 ? WATCHED_BEFORE_LISTS : WATCHED}
        INSERT INTO chat_messages (id, account_id, role, message, created_at
          ${version < 3 ? ', actions' : ''})
          VALUES ('hello', 'default', 'user', 'Hello', '${NOW}' ${version < 3 ? ", '[]'" : ''});`),
    );
    connection.close();
    return path;
  }

  // From version 7 on, the tables are the current ones.
  test.each(earlier.filter((version) => version >= 3 && version < 7))(
    '%i keeps its settings and its proposals',
    async (version) => {
      const path = writtenBy(version);
      const then = openConnection(path);
      then.transaction((transaction) =>
        transaction.script(`
          INSERT INTO assistant_settings (account_id, mode, halted, actions_per_message_max,
            dollars_per_message_max_cents, ticker_weight_max_bp, daily_loss_max_cents, changed_at)
            VALUES ('default', 'auto', 0, 10, NULL, NULL, NULL, '${NOW}'),
              ('default', 'confirm', 1, 3, 50000, 2500, 1234, '${NOW}');
          INSERT INTO chat_messages (id, account_id, role, message, model, plan, created_at)
            VALUES ('a', 'default', 'assistant', 'Placing.', '{"provider":"mock","name":"m"}',
              '{}', '${NOW}');
          INSERT INTO chat_actions (id, account_id, message_id, position, kind, request, status,
            ledger, verdicts) VALUES ('a-0', 'default', 'a', 0, 'trade',
              '{"ticker":"NVDA","side":"buy","quantity":2}', 'proposed', 1, '[]');`),
      );
      then.close();
      const now = openDatabase(path, NOW);
      expect(await createAssistantStore(now, testUnits).settings(DEFAULT_ACCOUNT_ID)).toEqual({
        mode: 'confirm',
        halted: true,
        actions_per_message_max: 3,
        dollars_per_message_max: 500,
        ticker_weight_max_percent: 25,
        daily_loss_max: 12.34,
        dollars_per_day_max: null,
        trades_per_day_max: null,
        approval_price_band_percent: 1,
        version: 2,
      });
      const [message] = (await createChatStore(now).recent(DEFAULT_ACCOUNT_ID, 1)) ?? [];
      expect(message?.actions).toMatchObject([
        {
          status: 'proposed',
          shown_price: null,
          waits_for: {
            code: 'assistant_approval_needed',
            detail: 'This waits for your approval.',
          },
        },
      ]);
      now.close();
    },
  );

  const contents = (connection: Connection) => ({
    accounts: connection.all('SELECT cash_cents, realized_pnl_cents FROM accounts'),
    positions: connection.all('SELECT ticker, quantity_e6, cost_basis_cents FROM positions'),
    trades: connection.all('SELECT id, notional_cents, cash_after_cents FROM trades'),
    said: connection.all('SELECT id, message FROM chat_messages'),
  });

  test.each(earlier)('%i is brought up to date and loses nothing', async (version) => {
    const path = writtenBy(version);
    const then = openConnection(path);
    const before = contents(then);
    then.close();
    const now = openDatabase(path, NOW);
    expect(contents(now)).toEqual(before);
    expect(await createWatchlistStore(now).tickers(DEFAULT_ACCOUNT_ID)).toEqual(['PYPL']);
    expect(versions(now)).toEqual(MIGRATIONS.map(({ version }) => version));
    now.close();
  });

  test.each(earlier)('%i is backed up first, unchanged', (version) => {
    const path = writtenBy(version);
    openDatabase(path, NOW).close();
    const folder = join(path, '..', 'backups');
    expect(readdirSync(folder)).toEqual([`finally-schema-${version}-2026-02-11T14-30-00.db`]);
    const backup = openConnection(join(folder, readdirSync(folder)[0] ?? ''));
    expect(versions(backup)).toEqual(MIGRATIONS.slice(0, version).map(({ version }) => version));
    expect(contents(backup).trades).toHaveLength(1);
    backup.close();
  });

  test('is not backed up again once it is up to date', () => {
    const path = writtenBy(1);
    openDatabase(path, NOW).close();
    openDatabase(path, '2026-03-01T00:00:00.000Z').close();
    expect(readdirSync(join(path, '..', 'backups'))).toHaveLength(1);
  });
});
