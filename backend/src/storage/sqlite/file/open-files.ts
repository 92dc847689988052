import { statSync } from 'node:fs';

const PARTS = ['', '-wal', '-shm'] as const;

/** The database's file was removed or replaced: what is written now would be lost. */
export class FileGoneError extends Error {
  override readonly name = 'FileGoneError';
  constructor(path: string) {
    super(
      `${path} was removed or replaced while FinAlly runs, so nothing is written any more; ` +
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
 * The files that were behind a database's name when it was opened: the database, its log and the
 * log's index. A name that leads elsewhere since then means that commits reach no file.
 */
export class OpenFiles {
  readonly #path: string;
  readonly #parts: readonly (readonly [path: string, identity: Identity])[];

  /** @param path of a database that is open and was read from, so that its log exists */
  constructor(path: string) {
    this.#path = path;
    this.#parts = PARTS.flatMap((part) => {
      const identity = identityOf(path + part);
      return identity ? [[path + part, identity] as const] : [];
    });
  }

  /** @throws FileGoneError if a name no longer leads to the file that is open */
  check(): void {
    for (const [path, { dev, ino }] of this.#parts) {
      const now = identityOf(path);
      if (now?.ino !== ino || now.dev !== dev) throw new FileGoneError(this.#path);
    }
  }
}
