import { sqliteCodeOf } from './driver.ts';
import { FileTamperedError } from './open-files.ts';
import { ForeignObjectError } from './schema-guard.ts';
import { LockedError } from './write-queue.ts';

/**
 * Returns true if the database failed: the disk is full, or the file is locked, damaged or missing.
 * A violated constraint is a bug instead.
 */
export const isDatabaseError = (error: unknown): boolean =>
  error instanceof LockedError ||
  error instanceof FileTamperedError ||
  error instanceof ForeignObjectError ||
  (sqliteCodeOf(error) !== '' && !isConstraint(error));

const isConstraint = (error: unknown): boolean =>
  sqliteCodeOf(error).startsWith('SQLITE_CONSTRAINT');

const DAMAGE = /^SQLITE_(CORRUPT|NOTADB|IOERR_(READ|SHORT_READ|DATA|CORRUPTFS))/;

/** Returns true if part of the database cannot be read because it is damaged. */
export const isDamage = (error: unknown): boolean => DAMAGE.test(sqliteCodeOf(error));

/** Returns true if a write failed for a reason that shows only at its commit, so that any other may fail too. */
export const failsCommits = (error: unknown): boolean =>
  /^SQLITE_(FULL|IOERR)/.test(sqliteCodeOf(error)) && !isDamage(error);

/** Returns true if another program holds the lock. */
export const isBusy = (error: unknown): boolean => sqliteCodeOf(error).startsWith('SQLITE_BUSY');
