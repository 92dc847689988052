import type { Connection } from './connection.ts';
import { isDatabaseError } from './file/database-errors.ts';
import { FileTamperedError } from './file/open-files.ts';
import { ForeignObjectError } from './file/schema-guard.ts';
import { LockedError } from './file/write-queue.ts';

/**
 * Returns why the database could not be written, in sentences without paths, or undefined if the
 * error has another cause.
 */
export function describeDatabaseFailure(error: unknown): string | undefined {
  if (error instanceof LockedError) {
    return 'The database cannot be written: another program holds it locked. Nothing was changed; try again.';
  }
  if (error instanceof FileTamperedError) {
    return `The database cannot be written: its file was ${error.what_happened}. Nothing was changed.`;
  }
  if (error instanceof ForeignObjectError) {
    return `The database cannot be written: another program added, changed or removed its ${error.object}. Nothing was changed; undo that, and try again.`;
  }
  return isDatabaseError(error)
    ? 'The database cannot be written at the moment. Nothing was changed; try again.'
    : undefined;
}

/** Reads from the database. Returns why that fails, as a sentence; undefined if it succeeds. */
export function probeDatabase(connection: Connection): string | undefined {
  try {
    connection.probe();
    return undefined;
  } catch (error) {
    return error instanceof FileTamperedError
      ? `${error.message}.`
      : 'The database does not answer.';
  }
}
