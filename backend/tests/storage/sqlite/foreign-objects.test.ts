import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkLedger } from '../../../src/cli/ledger-check.ts';
import { openConnection } from '../../../src/storage/sqlite/connection.ts';
import { openStorage } from '../../../src/storage/sqlite/open-for-server.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { openPortfolio } from '../../support/portfolio.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const open = (path: string) =>
  openStorage({ path, clock: new ManualClock(), logger: { warn: () => undefined } });

test.each([
  ['trigger forget', 'CREATE TRIGGER forget AFTER INSERT ON trades BEGIN DELETE FROM trades; END'],
  ['view everything', 'CREATE VIEW everything AS SELECT * FROM trades'],
  ['index once', 'CREATE UNIQUE INDEX once ON trades (ticker)'],
  [
    'trigger trades_refuse_delete',
    `DROP TRIGGER trades_refuse_delete;
     CREATE TRIGGER trades_refuse_delete BEFORE DELETE ON trades BEGIN SELECT 1; END`,
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
