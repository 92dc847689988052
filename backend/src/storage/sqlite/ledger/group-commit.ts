import type { Clock } from '../../../kernel/time/clock.ts';
import { RunInstead } from '../account-changes.ts';
import type { AccountConnection, Changed, NewAccountEvent, Transaction } from '../connection.ts';
import { LockedError } from '../file/write-queue.ts';

/** Maximum number of writes per commit; bounds how long the event loop is blocked. */
const GROUP_SIZE_MAX = 128;
/** Maximum number of event loop turns during which a group may grow. */
const GROWING_TURNS_MAX = 8;

/** State shared by the writes of one group: loaded once, and written after the last of them. */
export interface UnitOfWork<Key> {
  /** Events for the changes of the group, in order. */
  readonly events: readonly NewAccountEvent[];
  /** Whether it wrote what no client can see, such as an order's place in the queue. */
  readonly is_unseen: boolean;
  /** Loads what the writes with these keys need, before the first of them runs. */
  load(keys: readonly Key[]): void;
  /** Writes the final state of the group. */
  flush(): void;
}

interface Waiting<Key, Unit> {
  readonly key: Key;
  /**
   * Performs the write; may be called again after a rollback. The function it returns settles the
   * write once the group is on disk.
   */
  readonly run: (unit: Unit) => () => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Runs writes that arrive together in one transaction, so that they share one sync of the disk. A
 * single write is committed at the end of the event loop's turn; a group waits as long as each turn
 * adds to it. A write settles only when its group is durable.
 */
export class GroupCommit<Key, Unit extends UnitOfWork<Key>> {
  readonly #connection: AccountConnection;
  readonly #clock: Pick<Clock, 'soon'>;
  readonly #open: (transaction: Transaction) => Unit;
  #waiting: Waiting<Key, Unit>[] = [];

  constructor(
    connection: AccountConnection,
    clock: Pick<Clock, 'soon'>,
    open: (transaction: Transaction) => Unit,
  ) {
    this.#connection = connection;
    this.#clock = clock;
    this.#open = open;
  }

  /**
   * Runs `work` inside the next group, which has loaded what `key` stands for. It may throw, which
   * fails it alone and undoes what it wrote, as long as it has not changed the unit; where SQLite
   * fails, the whole group does. It runs again if another write of its group throws. Rejects at once while another program holds the database locked.
   */
  write<Returned>(key: Key, work: (unit: Unit) => Returned): Promise<Returned> {
    if (this.#connection.isLocked()) return Promise.reject(new LockedError());
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) this.#gather(1, GROWING_TURNS_MAX);
      this.#waiting.push({
        key,
        run: (unit) => {
          const returned = work(unit);
          return () => resolve(returned);
        },
        fail: reject,
      });
    });
  }

  /** Commits at the end of this turn, or of a later one while the group grows beyond `size`. */
  #gather(size: number, turns: number): void {
    this.#clock.soon(() => {
      const { length } = this.#waiting;
      const grows = length > size && length < GROUP_SIZE_MAX && turns > 0;
      if (grows) this.#gather(length, turns - 1);
      else this.#commit();
    });
  }

  #commit(): void {
    const group = this.#waiting.splice(0, GROUP_SIZE_MAX);
    if (this.#waiting.length > 0) this.#gather(this.#waiting.length, 0);
    this.#connection
      .change((transaction) => this.#runTogether(transaction, group))
      .then(
        (settled) => {
          for (const settle of settled) settle();
        },
        (error: unknown) => {
          for (const { fail } of group) fail(error);
        },
      );
  }

  /**
   * Runs all writes of a group without a savepoint for each, which would copy every page that a write
   * changes. If one of them fails, the group is rolled back and each write runs alone.
   */
  #runTogether(transaction: Transaction, group: Group<Key, Unit>): Settled {
    const unit = this.#load(transaction, group);
    const settled: (() => void)[] = [];
    try {
      for (const { run } of group) settled.push(run(unit));
    } catch (error) {
      // SQLite may have rolled back the transaction, and with it the whole group.
      if (!transaction.isOpen()) throw error;
      throw new RunInstead((again) => this.#runEachAlone(again, group));
    }
    unit.flush();
    return { returned: settled, events: unit.events, is_unseen: unit.is_unseen };
  }

  #runEachAlone(transaction: Transaction, group: Group<Key, Unit>): Settled {
    const unit = this.#load(transaction, group);
    const ran = group.map((write) => runAlone(transaction, unit, write));
    unit.flush();
    return {
      returned: ran.map(({ settle }) => settle),
      events: unit.events,
      // Rows that a failed write changed, and that were changed back, have no event.
      is_unseen: unit.is_unseen || ran.some(({ failed }) => failed),
    };
  }

  #load(transaction: Transaction, group: Group<Key, Unit>): Unit {
    const unit = this.#open(transaction);
    unit.load(group.map(({ key }) => key));
    return unit;
  }
}

type Group<Key, Unit> = readonly Waiting<Key, Unit>[];
/** What settles the writes of a group once it is on the disk. */
type Settled = Changed<readonly (() => void)[]>;

interface Ran {
  readonly failed: boolean;
  readonly settle: () => void;
}

/** Runs one write so that its failure leaves the others of its group alone. */
function runAlone<Key, Unit>(
  transaction: Transaction,
  unit: Unit,
  { run, fail }: Waiting<Key, Unit>,
): Ran {
  transaction.run('SAVEPOINT one_write');
  try {
    const settle = run(unit);
    transaction.run('RELEASE one_write');
    return { failed: false, settle };
  } catch (error) {
    // SQLite may have rolled back the transaction, and with it the whole group.
    if (!transaction.isOpen()) throw error;
    transaction.run('ROLLBACK TO one_write');
    transaction.run('RELEASE one_write');
    return { failed: true, settle: () => fail(error) };
  }
}
