import { type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { backupsOf } from '../backup.ts';
import { DamagedDatabaseError, UnusableDatabaseError } from './damaged.ts';

const statOf = (path: string): Stats | undefined => statSync(path, { throwIfNoEntry: false });

/**
 * Refuses a database that must not even be opened. SQLite deletes the log beside an empty file, and
 * names the log after the name by which the file is opened, so a file with two names has two logs.
 *
 * A missing file is a first start, and so is an empty one that has no backups, unless a log with
 * content is beside it.
 *
 * @throws DamagedDatabaseError if the file was emptied or lost, UnusableDatabaseError if it has
 *   hard links
 */
export function refuseBeforeOpening(path: string): void {
  const file = statOf(path);
  if (file && file.nlink > 1) {
    throw new UnusableDatabaseError(
      `the database ${resolve(path)} has ${file.nlink} names (hard links), and opening it by more ` +
        `than one loses trades. Remove the others (find / -samefile ${resolve(path)} lists them), ` +
        'or copy the file and use the copy; nothing was changed.',
    );
  }
  if (file && file.size > 0) return;
  const has_log = (statOf(`${path}-wal`)?.size ?? 0) > 0;
  if (has_log) {
    const what = `${file ? 'empty' : 'missing'}, though its log is there`;
    throw new DamagedDatabaseError(path, undefined, { what });
  }
  if (file && backupsOf(path).length > 0) {
    const what = 'empty, though it has backups';
    throw new DamagedDatabaseError(path, undefined, { what });
  }
}
