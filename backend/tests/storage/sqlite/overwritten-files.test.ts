import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openConnection } from '../../../src/storage/sqlite/connection.ts';
import { openStorage } from '../../../src/storage/sqlite/open-for-server.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { ManualClock } from '../../support/time/manual-clock.ts';

// Windows updates the modification time only when the file is closed.
const onPosix = test.skipIf(process.platform === 'win32');

/** Opens a database with one row, and a copy of it from before that row. */
async function openTable() {
  const path = join(tempFolder(), 'finally.db');
  const first = openConnection(path);
  await first.transaction((transaction) =>
    transaction.script('CREATE TABLE t (a TEXT NOT NULL) STRICT'),
  );
  first.close();
  const backup = `${path}.backup`;
  copyFileSync(path, backup);
  const connection = openConnection(path);
  onTestFinished(() => connection.close());
  const insert = (text: string) =>
    connection.transaction((transaction) => transaction.run('INSERT INTO t VALUES (?)', text));
  await insert('first');
  return { path, backup, connection, insert };
}

onPosix.each<readonly [string, (path: string, backup: string) => void]>([
  ['a backup is copied over the database', (path, backup) => copyFileSync(backup, path)],
  ['the database is emptied', (path) => truncateSync(path, 0)],
  ['one page of the database is written', (path) => writeFileSync(path, readFileSync(path))],
  ['the log is emptied', (path) => truncateSync(`${path}-wal`, 0)],
])('nothing is committed after %s', async (_what, overwrite) => {
  const { path, backup, connection, insert } = await openTable();
  const { ino } = statSync(path);
  overwrite(path, backup);
  expect(statSync(path).ino).toBe(ino);
  await expect(insert('second')).rejects.toThrow('written to by another program');
  expect(() => connection.probe()).toThrow('written to by another program');
  expect(connection.writeFailure()?.message).toContain('written to by another program');
});

onPosix('the log is not moved into an overwritten database', async () => {
  const { path, backup, connection } = await openTable();
  copyFileSync(backup, path);
  connection.close();
  expect(readFileSync(path).equals(readFileSync(backup))).toBe(true);
  expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
});

test('a long log is moved into the database, and writes continue', async () => {
  const { path, connection, insert } = await openTable();
  const before = statSync(path).size;
  for (let count = 0; count < 20; count++) await insert('x'.repeat(1_000_000));
  expect(statSync(path).size).toBeGreaterThan(before + 10_000_000);
  expect(statSync(`${path}-wal`).size).toBeLessThan(20_000_000);
  await insert('last');
  connection.probe();
  connection.close();
  const again = openConnection(path);
  expect(again.get('SELECT count(*) AS rows FROM t')).toEqual({ rows: 22 });
  again.close();
});

/** Returns the error of a server that opens the database; undefined if it opens. */
async function refusalOf(path: string): Promise<string | undefined> {
  const logger = { warn: () => undefined };
  try {
    const storage = await openStorage({ path, clock: new ManualClock(), logger });
    storage.connection.close();
    storage.lock?.release();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Returns the path of a closed database of FinAlly. */
async function storedDatabase(): Promise<string> {
  const path = join(tempFolder(), 'finally.db');
  expect(await refusalOf(path)).toBeUndefined();
  return path;
}

test('an empty database is refused if it has backups, and is a first start if it has none', async () => {
  const path = await storedDatabase();
  mkdirSync(join(dirname(path), 'backups'));
  const backup = join(dirname(path), 'backups', 'finally-2026-02-11T10-00-00.db');
  copyFileSync(path, backup);
  truncateSync(path, 0);
  expect(await refusalOf(path)).toContain('is empty, though it has backups');
  expect(statSync(path).size).toBe(0);
  rmSync(backup);
  expect(await refusalOf(path)).toBeUndefined();
});

test.each([
  ['emptied', (path: string) => truncateSync(path, 0)],
  ['missing', (path: string) => rmSync(path)],
] as const)(
  'a database that is %s beside its log is refused, and the log is kept',
  async (_what, lose) => {
    const path = await storedDatabase();
    writeFileSync(`${path}-wal`, 'the newest trades');
    lose(path);
    expect(await refusalOf(path)).toContain('though its log is there');
    expect(readFileSync(`${path}-wal`, 'utf8')).toBe('the newest trades');
  },
);

test('a database with a hard link is refused by either name', async () => {
  const path = await storedDatabase();
  const linked = join(dirname(path), 'linked.db');
  linkSync(path, linked);
  for (const name of [path, linked]) {
    expect(await refusalOf(name)).toContain('has 2 names (hard links)');
  }
  rmSync(linked);
  expect(await refusalOf(path)).toBeUndefined();
});
