import type { AccountChange, AccountEvent } from '../../../events/store.ts';

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

/** What a write to an account's data returns: its result, and the events that tell of it. */
export interface Changed<Returned> {
  readonly returned: Returned;
  readonly events: readonly NewAccountEvent[];
  /** Whether rows may change without an event. */
  readonly is_unseen: boolean;
}

export interface NewAccountEvent {
  readonly account_id: string;
  readonly change: AccountChange;
}

/**
 * A connection as the stores of accounts' data see it: they can write only together with the
 * events that tell of what they wrote.
 */
export interface AccountConnection extends Reader {
  /**
   * As `Connection.transaction`; appends the events that `work` returns in the same transaction.
   * Rejects with MissingEventError, and writes nothing, if rows changed and there is no event.
   */
  change<Returned>(work: (transaction: Transaction) => Changed<Returned>): Promise<Returned>;
  /** As `change`, but without waiting for the disk, as `Connection.relaxedTransaction`. */
  relaxedChange<Returned>(work: (transaction: Transaction) => Changed<Returned>): Promise<Returned>;
  /** Whether another program has held the write lock for longer than a moment and still does. */
  isLocked(): boolean;
}

/** The one connection to the database file. */
export interface Connection extends AccountConnection {
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
  /**
   * Calls `listener` after each commit that appended events of accounts, with these events, before
   * the promise of the write resolves. It must not throw.
   */
  onAccountEvents(listener: (events: readonly AccountEvent[]) => void): void;
  /** Why the last write failed: the disk may be full. Undefined as soon as one succeeds. */
  writeFailure(): Error | undefined;
  /** @throws if the database cannot be read, or its file was removed or replaced */
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
