import type { Clock } from '../kernel/clock.ts';
import type { Connection, Transaction } from './connection.ts';

/** How many writes may share one commit; bounds how long the event loop is held. */
const GROUP_SIZE_MAX = 128;

interface Waiting {
  /** Does the write; what it returns settles the write once the group is on the disk. */
  readonly run: (transaction: Transaction) => () => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Runs writes that arrive together in one transaction, so that they share one
 * sync of the disk. Nobody waits for company: a group is whatever has arrived
 * by the end of the event loop's current turn. A write settles only when its
 * group is durable.
 */
export class GroupCommit {
  readonly #connection: Connection;
  readonly #clock: Pick<Clock, 'soon'>;
  #waiting: Waiting[] = [];

  constructor(connection: Connection, clock: Pick<Clock, 'soon'>) {
    this.#connection = connection;
    this.#clock = clock;
  }

  /**
   * Runs `work` inside the next group. Where it throws, only its own writes are
   * undone; where SQLite fails, the whole group is.
   */
  write<Returned>(work: (transaction: Transaction) => Returned): Promise<Returned> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) this.#clock.soon(() => this.#commit());
      this.#waiting.push({
        run: (transaction) => {
          const returned = work(transaction);
          return () => resolve(returned);
        },
        fail: reject,
      });
    });
  }

  #commit(): void {
    const group = this.#waiting.splice(0, GROUP_SIZE_MAX);
    if (this.#waiting.length > 0) this.#clock.soon(() => this.#commit());
    let settle: (() => void)[];
    try {
      settle = this.#connection.transaction((transaction) =>
        group.map((write) => this.#runAlone(transaction, write)),
      );
    } catch (error) {
      settle = group.map(
        ({ fail }) =>
          () =>
            fail(error),
      );
    }
    for (const each of settle) each();
  }

  /** Runs one write so that its failure leaves the others of its group alone. */
  #runAlone(transaction: Transaction, { run, fail }: Waiting): () => void {
    try {
      return transaction.nested(() => run(transaction));
    } catch (error) {
      // SQLite may have rolled back everything: then nothing of the group stands.
      if (!transaction.isOpen()) throw error;
      return () => fail(error);
    }
  }
}
