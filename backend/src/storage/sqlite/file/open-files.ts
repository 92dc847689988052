import { type BigIntStats, statSync } from 'node:fs';

/** Windows brings the time of a change up to date only when the file is closed. */
const HAS_EXACT_TIMES = process.platform !== 'win32';

/** The database's file is not the one that FinAlly left: what is written now would be lost. */
export class FileTamperedError extends Error {
  override readonly name = 'FileTamperedError';
  readonly what_happened: string;

  /** @param what_happened continues "its file was" */
  constructor(
    path: string,
    what_happened: 'removed or replaced' | 'written to by another program',
  ) {
    super(
      `${path} was ${what_happened} while FinAlly runs, so nothing is written any more; ` +
        'stop FinAlly, put the file back or restore a backup, and start again',
    );
    this.what_happened = what_happened;
  }
}

const statOf = (path: string): BigIntStats | undefined =>
  statSync(path, { bigint: true, throwIfNoEntry: false });

/**
 * The files that were behind a database's name when it was opened: the database, its log and the
 * log's index. If a name leads elsewhere since then, commits reach no file. If another program
 * wrote to the database or cut its log, what is committed is lost when the log is moved into it.
 *
 * In WAL mode the database itself changes only when the log is moved into it, so its size and the
 * time of its last change stay the same from one checkpoint to the next.
 */
export class OpenFiles {
  readonly #path: string;
  readonly #index: BigIntStats | undefined;
  #database: BigIntStats | undefined;
  #log: BigIntStats | undefined;

  /** @param path of a database that is open and was read from, so that its log exists */
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
    // The log grows, and is written anew from its beginning, but never gets shorter.
    if (is_written || (log?.size ?? 0n) < (this.#log?.size ?? 0n)) {
      throw new FileTamperedError(this.#path, 'written to by another program');
    }
    this.#log = log;
  }

  /** Takes the database as it is now for what FinAlly left. Call after moving the log into it. */
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
