import { join } from 'node:path';
import { openConnection } from '../../../../src/storage/sqlite/connection.ts';
import { backUp } from '../../../../src/storage/sqlite/index.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

/** Copies a database, and changes the copy as nobody should. */
export function copyTampered(path: string, sql: string): string {
  const copy = join(tempFolder(), 'finally.db');
  backUp(path, copy);
  const connection = openConnection(copy);
  connection.blockingTransaction((transaction) =>
    transaction.script(
      `DROP TRIGGER entries_refuse_update; DROP TRIGGER orders_refuse_reopening; ${sql}`,
    ),
  );
  connection.close();
  return copy;
}
