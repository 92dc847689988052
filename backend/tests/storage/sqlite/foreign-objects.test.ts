import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { checkLedger } from '../../../src/cli/ledger-check.ts';
import { openConnection } from '../../../src/storage/sqlite/connection.ts';
import { ForeignObjectError } from '../../../src/storage/sqlite/file/schema-guard.ts';
import { openStorage } from '../../../src/storage/sqlite/open-for-server.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { ManualClock } from '../../support/time/manual-clock.ts';
import { openPortfolio } from '../../support/trading/portfolio.ts';

const open = (path: string) =>
  openStorage({ path, clock: new ManualClock(), logger: { warn: () => undefined } });

test.each([
  [
    'trigger forget',
    'CREATE TRIGGER forget AFTER INSERT ON entries BEGIN DELETE FROM entries; END',
  ],
  ['view everything', 'CREATE VIEW everything AS SELECT * FROM trades'],
  ['index once', 'CREATE UNIQUE INDEX once ON entries (ticker)'],
  [
    'trigger entries_refuse_delete',
    `DROP TRIGGER entries_refuse_delete;
     CREATE TRIGGER entries_refuse_delete BEFORE DELETE ON entries BEGIN SELECT 1; END`,
  ],
])(
  'a database with the %s of another program is refused by verify and by a start',
  async (what, sql) => {
    const path = join(tempFolder(), 'finally.db');
    openPortfolio({ path }).connection.close();
    expect(await checkLedger(path)).toBeUndefined();
    const connection = openConnection(path);
    connection.blockingTransaction((transaction) => transaction.script(sql));
    connection.close();
    expect(await checkLedger(path)).toContain(`has the ${what}, which FinAlly did not make`);
    await expect(open(path)).rejects.toThrow(`has the ${what}, which FinAlly did not make`);
  },
);

/** Runs SQL as another program does: on its own connection. */
function asAnotherProgram(path: string, sql: string): void {
  const database = new SqliteDatabase(path);
  database.exec(sql);
  database.close();
}

test.each([
  [
    'trigger forget',
    'CREATE TRIGGER forget AFTER INSERT ON entries BEGIN DELETE FROM entries; END',
  ],
  ['index once', 'CREATE UNIQUE INDEX once ON entries (side)'],
  ['trigger entries_refuse_delete', 'DROP TRIGGER entries_refuse_delete'],
])('nothing is written while the %s is changed by another program', async (what, sql) => {
  const path = join(tempFolder(), 'finally.db');
  const { connection } = openPortfolio({ path });
  onTestFinished(() => connection.close());
  const write = () => connection.transaction((open) => open.run('DELETE FROM chat_messages'));
  await write();
  asAnotherProgram(path, sql);
  const failures = [await write().catch(toError), await write().catch(toError)];
  expect(failures[0]).toBeInstanceOf(ForeignObjectError);
  expect(failures[0]).toMatchObject({ message: expect.stringContaining(what) });
  expect(failures[1]).toBe(failures[0]);
  expect(connection.writeFailure()).toBe(failures[0]);
});

const toError = (error: unknown): unknown => error;

test('writing continues once the trigger of another program is removed', async () => {
  const path = join(tempFolder(), 'finally.db');
  const { connection } = openPortfolio({ path });
  onTestFinished(() => connection.close());
  const write = () => connection.transaction((open) => open.run('DELETE FROM chat_messages'));
  asAnotherProgram(path, 'CREATE TRIGGER t AFTER INSERT ON entries BEGIN SELECT 1; END');
  await expect(write()).rejects.toThrow(ForeignObjectError);
  asAnotherProgram(path, 'DROP TRIGGER t');
  await write();
  asAnotherProgram(path, 'CREATE TABLE notes (text TEXT)');
  await write();
});
