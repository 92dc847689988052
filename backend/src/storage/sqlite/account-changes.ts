import type { AccountChange, AccountEvent } from '../../events/store.ts';
import type { Changed, NewAccountEvent, Transaction } from './file/port.ts';

/** Returns the result of a write that changed data visible to clients. */
export const changed = <Returned>(
  returned: Returned,
  account_id: string,
  change: AccountChange,
): Changed<Returned> => ({ returned, events: [{ account_id, change }], is_unseen: false });

/** Returns the result of a write that changed no row. */
export const unchanged = <Returned>(returned: Returned): Changed<Returned> => ({
  returned,
  events: [],
  is_unseen: false,
});

/**
 * Returns the result of a write to rows that no client can see, such as those of an unfinished
 * answer.
 */
export const unseen = <Returned>(returned: Returned): Changed<Returned> => ({
  returned,
  events: [],
  is_unseen: true,
});

/**
 * Thrown if a write to an account's data changed rows and returned no event: a bug. Nothing is
 * stored.
 */
export class MissingEventError extends Error {
  override readonly name = 'MissingEventError';
  override readonly message = 'an account was changed without an event';
}

/**
 * Thrown by a write that is to be rolled back and replaced by another one, which runs at once in a
 * transaction of its own.
 */
export class RunInstead extends Error {
  override readonly name = 'RunInstead';
  readonly work: (transaction: Transaction) => Changed<unknown>;

  constructor(work: (transaction: Transaction) => Changed<unknown>) {
    super('another write runs instead');
    this.work = work;
  }
}

/** Events kept for each account; a client that missed more fetches everything again. */
export const EVENTS_KEPT = 10_000;
/** Old events are deleted once per this many new ones. */
const TRIM_EVERY = 256;

const rowsChanged = (transaction: Transaction): number =>
  transaction.get<{ rows: number }>('SELECT total_changes() AS rows')?.rows ?? 0;

/**
 * Runs a write and appends the events that it returns, in one transaction.
 *
 * @throws MissingEventError if rows changed and there is no event
 */
export function runChange<Returned>(
  transaction: Transaction,
  now_ms: number,
  work: (transaction: Transaction) => Changed<Returned>,
): { readonly returned: Returned; readonly events: readonly AccountEvent[] } {
  const before = rowsChanged(transaction);
  const { returned, events, is_unseen } = work(transaction);
  if (events.length === 0 && !is_unseen && rowsChanged(transaction) !== before) {
    throw new MissingEventError();
  }
  return { returned, events: append(transaction, now_ms, events) };
}

const COLUMNS = '(account_id, sequence, kind, payload, at_ms)';
const INSERT = `INSERT INTO account_events ${COLUMNS} VALUES (?, ?, ?, ?, ?)`;
/** Events that are inserted by one statement, which costs less than a statement for each. */
const EVENTS_AT_ONCE = 16;
const INSERT_MANY = INSERT + ', (?, ?, ?, ?, ?)'.repeat(EVENTS_AT_ONCE - 1);

function append(
  transaction: Transaction,
  now_ms: number,
  events: readonly NewAccountEvent[],
): readonly AccountEvent[] {
  const newest = new Map<string, number>();
  const due: { readonly account_id: string; readonly sequence: number }[] = [];
  const rows: (string | number)[] = [];
  const appended = events.map(({ account_id, change }) => {
    const sequence = (newest.get(account_id) ?? newestOf(transaction, account_id)) + 1;
    newest.set(account_id, sequence);
    const { kind, ...payload } = change;
    rows.push(account_id, sequence, kind, JSON.stringify(payload), now_ms);
    if (sequence % TRIM_EVERY === 0) due.push({ account_id, sequence });
    return { account_id, sequence, change };
  });
  insertRows(transaction, rows);
  for (const { account_id, sequence } of due) {
    transaction.run(
      'DELETE FROM account_events WHERE account_id = ? AND sequence <= ?',
      account_id,
      sequence - EVENTS_KEPT,
    );
  }
  return appended;
}

function insertRows(transaction: Transaction, rows: readonly (string | number)[]): void {
  const many = 5 * EVENTS_AT_ONCE;
  let place = 0;
  for (; place + many <= rows.length; place += many) {
    transaction.run(INSERT_MANY, ...rows.slice(place, place + many));
  }
  for (; place < rows.length; place += 5) transaction.run(INSERT, ...rows.slice(place, place + 5));
}

const newestOf = (transaction: Transaction, account_id: string): number =>
  transaction.get<{ newest: number | null }>(
    'SELECT max(sequence) AS newest FROM account_events WHERE account_id = ?',
    account_id,
  )?.newest ?? 0;
