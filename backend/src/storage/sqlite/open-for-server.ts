import { existsSync, statSync } from 'node:fs';
import type { FillProfileName } from '@finally/contract';
import type { Logger } from 'pino';
import { toIso, type WallClock } from '../../kernel/time/clock.ts';
import {
  type Connection,
  contradiction,
  DamagedDatabaseError,
  findBrokenPages,
  findDamageAtOnce,
  foreignObject,
  lockForServer,
  openDatabase,
  openForInspection,
  repairIndexes,
  type ServerLock,
  schemaDifference,
  toStartError,
  UnusableDatabaseError,
} from './index.ts';
import { refuseBeforeOpening } from './soundness/before-opening.ts';
import { copyPath, logSoundness, Soundness } from './soundness/monitor.ts';

export interface StorageOptions {
  readonly path: string;
  readonly clock: WallClock;
  readonly logger: Pick<Logger, 'warn'>;
  /** How the orders of the default account are filled, if it is made; `ideal` by default. */
  readonly fill_profile?: FillProfileName;
}

export interface Storage {
  readonly connection: Connection;
  readonly soundness: Soundness;
  /** Undefined for a database in memory. */
  readonly lock: ServerLock | undefined;
}

/**
 * Opens the database for a server: takes the lock that keeps a second server out, checks the file
 * before anything is written to it, and brings the schema up to date.
 *
 * @throws DatabaseInUseError, DamagedDatabaseError, UnusableDatabaseError or NewerSchemaError
 */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const { path, clock } = options;
  if (path === ':memory:') return open(options, undefined);
  let lock: ServerLock | undefined;
  try {
    lock = lockForServer(path);
    lock.announce({ process: process.pid, since: toIso(clock.now_ms()) });
    return await open(options, lock);
  } catch (error) {
    lock?.release();
    throw toStartError(path, error);
  }
}

async function open(options: StorageOptions, lock: ServerLock | undefined): Promise<Storage> {
  const { path, clock, logger, fill_profile } = options;
  if (path !== ':memory:') refuseBeforeOpening(path);
  const soundness = await inspect(options);
  const connection = openDatabase(
    path,
    toIso(clock.now_ms()),
    clock,
    (backup) =>
      logger.warn(backup, 'the database of an earlier version was backed up before it is changed'),
    fill_profile,
  );
  return { connection, soundness, lock };
}

/** Checks an existing database before anything is written to it. */
async function inspect(options: StorageOptions): Promise<Soundness> {
  const { path, clock, logger } = options;
  if (!existsSync(path) || statSync(path).size === 0) {
    return new Soundness({ ...options, is_new: true }, undefined);
  }
  const has_log = existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0;
  const inspection = openForInspection(path);
  let damage: ReturnType<typeof findDamageAtOnce>;
  try {
    const difference = schemaDifference(inspection);
    if (difference) throw new DamagedDatabaseError(path, new Error(difference));
    const foreign = foreignObject(inspection);
    if (foreign !== undefined) {
      throw new UnusableDatabaseError(
        `the database ${path} has the ${foreign}, which FinAlly did not make and which may change ` +
          'what is stored. Remove it (DROP in the sqlite3 program) or restore a backup; nothing was changed.',
      );
    }
    const broken = has_log ? findBrokenPages(inspection) : undefined;
    const mixed = has_log && broken?.indexes.length !== 0 ? contradiction(inspection) : undefined;
    // Otherwise the log, perhaps of another database, would be moved into this one.
    if (mixed || broken?.indexes.length === 0) {
      throw new DamagedDatabaseError(path, new Error(mixed ?? broken?.what));
    }
    damage = broken ?? findDamageAtOnce(inspection);
  } finally {
    inspection.close();
  }
  if (!damage) return new Soundness(options, undefined);
  const copy = copyPath(path, clock);
  const examined = await repairIndexes(path, copy, damage);
  logSoundness(logger, examined, copy);
  return new Soundness(options, examined.damage);
}
