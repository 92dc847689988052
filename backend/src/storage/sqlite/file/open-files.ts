import { type BigIntStats, statSync } from 'node:fs';

/** Windows brings the time of a change up to date only when the file is closed. */
const HAS_EXACT_TIMES = process.platform !== 'win32';

/** Thrown if another program removed, replaced or wrote the database file: writes would be lost. */
export class FileTamperedError extends Error {
  override readonly name = 'FileTamperedError';
  readonly what_happened: string;

  /** @param what_happened continues "its file was" */
  constructor(
    path: string,
    what_happened: 'removed or replaced' | 'written to by another program',
  ) {
    super(
      `${path} was ${what_happened} while FinAlly runs, so writing has stopped; ` +
        'stop FinAlly, put the file back or restore a backup, and start again',
    );
    this.what_happened = what_happened;
  }
}

const statOf = (path: string): BigIntStats | undefined =>
  statSync(path, { bigint: true, throwIfNoEntry: false });

/**
 * Remembers the files of an open database: the database, its write-ahead log and the log's index.
 * If one of their names later refers to another file, commits no longer reach the database. If
 * another program wrote to the database or truncated its log, commits are lost at the next
 * checkpoint.
 *
 * In WAL mode only a checkpoint changes the database file, so its size and modification time stay
 * the same between two checkpoints.
 */
export class OpenFiles {
  readonly #path: string;
  readonly #index: BigIntStats | undefined;
  #database: BigIntStats | undefined;
  #log: BigIntStats | undefined;

  /** @param path a database that is open and has been read from, so that its log exists */
  constructor(path: string) {
    this.#path = path;
    this.#database = statOf(path);
    this.#log = statOf(`${path}-wal`);
    this.#index = statOf(`${path}-shm`);
  }

  /** @throws FileTamperedError if a file was removed, replaced, or written to by another program */
  check(): void {
    const database = this.#unmoved('', this.#database);
    const log = this.#unmoved('-wal', this.#log);
    this.#unmoved('-shm', this.#index);
    const is_written =
      database?.size !== this.#database?.size ||
      (HAS_EXACT_TIMES && database?.mtimeNs !== this.#database?.mtimeNs);
    // The log grows, and is rewritten from its beginning, but never gets shorter.
    if (is_written || (log?.size ?? 0n) < (this.#log?.size ?? 0n)) {
      throw new FileTamperedError(this.#path, 'written to by another program');
    }
    this.#log = log;
  }

  /** Accepts the current database file as written by FinAlly. Call after moving the log into it. */
  acceptCheckpoint(): void {
    this.#database = this.#unmoved('', this.#database);
  }

  #unmoved(part: string, before: BigIntStats | undefined): BigIntStats | undefined {
    const now = statOf(this.#path + part);
    if (before && (now?.ino !== before.ino || now.dev !== before.dev)) {
      throw new FileTamperedError(this.#path, 'removed or replaced');
    }
    return now;
  }
}
