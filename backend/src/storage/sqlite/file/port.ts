import type { AccountChange, AccountEvent } from '../../../events/store.ts';

export type Value = string | number | Uint8Array | null;
export type Values = readonly Value[];

/** Reads rows. SQL results are trusted to have the type that the caller names. */
export interface Reader {
  get<Row>(sql: string, ...values: Values): Row | undefined;
  all<Row>(sql: string, ...values: Values): Row[];
  iterate<Row>(sql: string, ...values: Values): IterableIterator<Row>;
}

/**
 * An open transaction. Functions that write take one as a parameter, so nothing is written outside
 * a transaction and no helper commits on its own.
 */
export interface Transaction extends Reader {
  /** Runs one statement and returns the number of changed rows. */
  run(sql: string, ...values: Values): number;
  /** Runs one INSERT statement and returns the new row's id. */
  insert(sql: string, ...values: Values): number;
  /**
   * Returns true if the transaction can still be written to. After a disk error SQLite may roll it
   * back.
   */
  isOpen(): boolean;
  /** Runs a script of several statements without parameters. */
  script(sql: string): void;
}

/** The result of a write to an account's data, and the events that describe the change. */
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

/** A connection for the stores of account data: every write must come with its events. */
export interface AccountConnection extends Reader {
  /**
   * As `Connection.transaction`; appends the events that `work` returns in the same transaction.
   * Rejects with MissingEventError, and writes nothing, if rows changed and there is no event.
   */
  change<Returned>(work: (transaction: Transaction) => Changed<Returned>): Promise<Returned>;
  /** As `change`, but without waiting for the disk, as `Connection.relaxedTransaction`. */
  relaxedChange<Returned>(work: (transaction: Transaction) => Changed<Returned>): Promise<Returned>;
  /**
   * Runs `work` as `change` does, then rolls it back and resolves with what it returned. Rejects if
   * `change` would be rejected now. A full disk shows only at a commit, so it rejects for one while
   * the last write failed.
   */
  rehearse<Returned>(work: (transaction: Transaction) => Changed<Returned>): Promise<Returned>;
  /**
   * Returns true if another program has held the write lock for longer than a moment and still
   * holds it.
   */
  isLocked(): boolean;
}

/** The single connection to the database file. */
export interface Connection extends AccountConnection {
  /**
   * Runs `work` in an immediate transaction and rolls back if it throws. The promise resolves when
   * the changes are on disk. `work` runs at once unless another program holds the write lock; in
   * that case it is retried from a timer for two seconds.
   */
  transaction<Returned>(work: (transaction: Transaction) => Returned): Promise<Returned>;
  /**
   * Like `transaction`, but does not wait for the disk: the changes survive a crash of the process,
   * but survive a power loss only once a later transaction has been synced. For data whose loss
   * breaks no promise: curve points, last prices.
   */
  relaxedTransaction<Returned>(work: (transaction: Transaction) => Returned): Promise<Returned>;
  /**
   * Like `transaction`, but blocks while it waits for the lock. Use it only before requests are
   * served.
   */
  blockingTransaction<Returned>(work: (transaction: Transaction) => Returned): Returned;
  /**
   * Calls `listener` after each commit that appended events of accounts, with these events, before
   * the promise of the write resolves. It must not throw.
   */
  onAccountEvents(listener: (events: readonly AccountEvent[]) => void): void;
  /** Returns why the last write failed, for example a full disk; undefined if it succeeded. */
  writeFailure(): Error | undefined;
  /** @throws if the database cannot be read, or its file was removed, replaced or written to */
  probe(): void;
  /** Moves the write-ahead log into the database file if there is disk space, and closes it. */
  close(): void;
}

/** A database opened for reading only, as of one moment. */
export interface Inspection extends Reader {
  close(): void;
}
