import { statSync } from 'node:fs';

const PARTS = ['', '-wal', '-shm'] as const;

/** Thrown if the database file was removed or replaced: further writes would be lost. */
export class FileGoneError extends Error {
  override readonly name = 'FileGoneError';
  constructor(path: string) {
    super(
      `${path} was removed or replaced while FinAlly runs, so writing has stopped; ` +
        'stop FinAlly, put the file back or restore a backup, and start again',
    );
  }
}

interface Identity {
  readonly dev: bigint;
  readonly ino: bigint;
}

const identityOf = (path: string): Identity | undefined =>
  statSync(path, { bigint: true, throwIfNoEntry: false });

/**
 * Remembers the files of an open database (the database, its write-ahead log and the log's index).
 * If one of their names later refers to another file, commits no longer reach the database.
 */
export class OpenFiles {
  readonly #path: string;
  readonly #parts: readonly (readonly [path: string, identity: Identity])[];

  /** @param path a database that is open and has been read from, so that its log exists */
  constructor(path: string) {
    this.#path = path;
    this.#parts = PARTS.flatMap((part) => {
      const identity = identityOf(path + part);
      return identity ? [[path + part, identity] as const] : [];
    });
  }

  /** @throws FileGoneError if a name no longer refers to the open file */
  check(): void {
    for (const [path, { dev, ino }] of this.#parts) {
      const now = identityOf(path);
      if (now?.ino !== ino || now.dev !== dev) throw new FileGoneError(this.#path);
    }
  }
}
