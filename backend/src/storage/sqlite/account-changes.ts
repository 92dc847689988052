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

function append(
  transaction: Transaction,
  now_ms: number,
  events: readonly NewAccountEvent[],
): readonly AccountEvent[] {
  const newest = new Map<string, number>();
  return events.map(({ account_id, change }) => {
    const sequence = (newest.get(account_id) ?? newestOf(transaction, account_id)) + 1;
    newest.set(account_id, sequence);
    const { kind, ...payload } = change;
    transaction.run(
      'INSERT INTO account_events (account_id, sequence, kind, payload, at_ms) VALUES (?, ?, ?, ?, ?)',
      account_id,
      sequence,
      kind,
      JSON.stringify(payload),
      now_ms,
    );
    if (sequence % TRIM_EVERY === 0) {
      transaction.run(
        'DELETE FROM account_events WHERE account_id = ? AND sequence <= ?',
        account_id,
        sequence - EVENTS_KEPT,
      );
    }
    return { account_id, sequence, change };
  });
}

const newestOf = (transaction: Transaction, account_id: string): number =>
  transaction.get<{ newest: number | null }>(
    'SELECT max(sequence) AS newest FROM account_events WHERE account_id = ?',
    account_id,
  )?.newest ?? 0;
