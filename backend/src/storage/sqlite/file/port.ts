type Value = string | number | null;
export type Values = readonly Value[];

/** Reads rows. What SQL returns is trusted to have the shape its caller names. */
export interface Reader {
  get<Row>(sql: string, ...values: Values): Row | undefined;
  all<Row>(sql: string, ...values: Values): Row[];
  iterate<Row>(sql: string, ...values: Values): IterableIterator<Row>;
}

/**
 * A transaction that is open. Whoever writes asks for one, so that nothing is
 * written outside of one and no helper commits on its own.
 */
export interface Transaction extends Reader {
  /** Runs one statement and returns how many rows it changed. */
  run(sql: string, ...values: Values): number;
  /** Runs one statement that inserts a row and returns the row's id. */
  insert(sql: string, ...values: Values): number;
  /** Whether it can still be written to; a failing disk makes SQLite end it early. */
  isOpen(): boolean;
  /** Runs a script of several statements without values. */
  script(sql: string): void;
}

/** The one connection to the database file. */
export interface Connection extends Reader {
  /**
   * Runs `work` in an immediate transaction: all of it is written, or, if it throws, nothing. What
   * was written is on the disk when the promise resolves. `work` runs at once unless another
   * program holds the write lock; then it is attempted from a timer for two seconds.
   */
  transaction<Returned>(work: (transaction: Transaction) => Returned): Promise<Returned>;
  /**
   * As `transaction`, but without waiting for the disk: it survives the end of the process, and a
   * loss of power once a later transaction has been synced. For what may be lost: points of a
   * curve, last prices.
   */
  relaxedTransaction<Returned>(work: (transaction: Transaction) => Returned): Promise<Returned>;
  /** As `transaction`, but waits for the lock in place. Only before anybody is served. */
  blockingTransaction<Returned>(work: (transaction: Transaction) => Returned): Returned;
  /** Whether another program has held the write lock for longer than a moment and still does. */
  isLocked(): boolean;
  /** Why the last write failed: the disk may be full. Undefined as soon as one succeeds. */
  writeFailure(): Error | undefined;
  /** @throws if the database cannot be read, or its file was removed, replaced or written to */
  probe(): void;
  /** Moves what the write-ahead log holds into the database file where there is room, and closes it. */
  close(): void;
}

/** A database that is looked at and not written to. */
export interface Inspection extends Reader {
  /**
   * Writes everything as of one moment to an empty file, also while the database is written to.
   * It is not on the disk before it is synced.
   */
  copyTo(path: string): void;
  /** Copies it to a new file page by page, damage included. */
  copyPages(path: string): Promise<void>;
  close(): void;
}
