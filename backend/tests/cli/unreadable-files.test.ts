import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkLedger } from '../../src/cli/ledger-check.ts';
import { openConnection } from '../../src/storage/sqlite/connection.ts';
import { zeroPage } from '../durability/harness/disk/damage.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { openPortfolio } from '../support/trading/portfolio.ts';

const sound = (path: string): void => openPortfolio({ path }).connection.close();

test.each<readonly [string, (path: string) => string, string]>([
  ['is missing', (path) => path, 'there is no database FILE'],
  ['is a folder', () => tempFolder(), 'FILE is a folder, not a database'],
  [
    'is empty',
    (path) => {
      writeFileSync(path, '');
      return path;
    },
    'FILE is empty',
  ],
  [
    'is text',
    (path) => {
      writeFileSync(path, 'date,ticker\n'.repeat(1_000));
      return path;
    },
    'FILE is not a database, or its first page is damaged',
  ],
  [
    'is of another program',
    (path) => {
      const other = openConnection(path);
      other.blockingTransaction((transaction) => transaction.script('CREATE TABLE t (a)'));
      other.close();
      return path;
    },
    'FILE is not a FinAlly database',
  ],
  [
    'has a damaged schema',
    (path) => {
      sound(path);
      zeroPage(path, 1);
      return path;
    },
    'FILE is not a database, or its first page is damaged',
  ],
  [
    'is cut off',
    (path) => {
      sound(path);
      truncateSync(path, 8_192);
      return path;
    },
    'FILE is damaged',
  ],
])('a file that %s is refused in a sentence that names it', async (_what, make, sentence) => {
  const path = make(join(tempFolder(), 'other.db'));
  const said = await checkLedger(path).then(
    (difference) => difference ?? 'it is sound',
    (error: Error) => error.message,
  );
  expect(said).toContain(sentence.replace('FILE', path));
  expect(said).not.toMatch(/SQLITE|E[A-Z]{4}|malformed|disk image|unable/);
});
