import { SerialQueue } from '../kernel/serial-queue.ts';
import type { MarketClock } from '../kernel/time/clock.ts';
import { pause } from '../kernel/time/pause.ts';
import { Periodic } from '../kernel/time/periodic.ts';
import {
  type Balance,
  balanceAt,
  type Difference,
  openingBalance,
  replayEntry,
  toCheckpoint,
} from '../ledger/journal/replay.ts';
import { compareBalance, compareFills, compareReservations } from '../ledger/journal/verify.ts';
import type { CheckpointRow, LedgerStore } from '../ledger/store.ts';

/** Rows replayed at a time: a few milliseconds of the event loop. */
const SLICE_ROWS = 500;
/** Pause between slices, so that replaying a long journal does not delay requests. */
const PAUSE_MS = 5;
const ADVANCE_EVERY_MS = 60_000;

/**
 * Called between slices.
 *
 * @returns whether to continue
 */
type Pace = () => Promise<boolean>;

const atOnce: Pace = async () => true;

/** The end of a replay. */
interface Replayed {
  /** The balance from which to continue. */
  readonly balance: Balance;
  readonly difference: Difference | undefined;
}

export interface VerifierOptions {
  readonly account_id: string;
  readonly ledger: Pick<
    LedgerStore,
    | 'account'
    | 'accountIn'
    | 'checkpoint'
    | 'filledOrders'
    | 'journal'
    | 'saveCheckpoint'
    | 'isDamage'
  >;
  readonly clock: MarketClock;
  /** Called if a check fails to run, or with a CheckpointDropped; later checks still run. */
  readonly onError: (error: unknown) => void;
}

/** The checkpoint was of no use, and every entry was replayed instead. */
export class CheckpointDropped extends Error {
  override readonly name = 'CheckpointDropped';
  override readonly message = 'the checkpoint of the ledger was dropped: every trade is replayed';
}

/**
 * Replays the journal and compares what it comes to with what the account holds, and what the account
 * has set aside with its open orders. At the start only what came after the last checkpoint is
 * replayed; the whole journal follows in slices, beside the work of the day.
 * A journal that cannot be read is not known to be sound, and counts as a difference.
 */
export class LedgerVerifier {
  readonly #options: VerifierOptions;
  #difference: Difference | undefined;
  /** Set if trades could not be read; cleared by the next replay that can read them. */
  #unreadable: Difference | undefined;
  #verified: Balance | undefined;
  readonly #timer: Periodic;
  #stopped = false;
  /** Checks run one at a time, because each continues where the previous one ended. */
  readonly #checks = new SerialQueue();

  constructor(options: VerifierOptions) {
    this.#options = options;
    this.#timer = new Periodic(options.clock, ADVANCE_EVERY_MS, () => void this.advance());
  }

  /** The first difference found; undefined if none is known. */
  get difference(): Difference | undefined {
    return this.#difference ?? this.#unreadable;
  }

  /** Checks the trades after the last checkpoint, and from then on each minute's trades. */
  async start(): Promise<void> {
    try {
      this.#verified = await this.#fromCheckpoint();
    } catch (error) {
      this.#failed(error);
    }
    await this.advance();
    this.#timer.start();
  }

  /** Stops the timer and any replay, and stores how far the ledger was verified. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timer.stop();
    await this.advance();
  }

  /** Replays the trades since the last check and stores how far that is; never rejects. */
  advance(): Promise<void> {
    return this.#checks.run(async () => {
      if (!this.#verified || this.difference) return;
      try {
        const { balance, difference } = await this.#replay(this.#verified, atOnce);
        this.#verified = balance;
        this.#difference = difference;
      } catch (error) {
        this.#failed(error);
      }
      if (!this.difference) await this.#remember(this.#verified);
    });
  }

  /** Replays every trade in the background, with pauses; never rejects. */
  async verifyInBackground(): Promise<void> {
    const { clock } = this.#options;
    try {
      const pace = async () => {
        await pause(clock, PAUSE_MS);
        return !this.#stopped;
      };
      const { balance, difference } = await this.#replayAll(pace);
      this.#difference ??= difference ?? (await this.#compareOrders(pace));
      if (this.#difference || this.#stopped) return;
      this.#unreadable = undefined;
      this.#verified = balance;
    } catch (error) {
      this.#failed(error);
    }
    await this.advance();
  }

  /**
   * Replays every entry of every ledger from the first one on, compares every order with its fills,
   * and writes nothing.
   *
   * @returns the first difference; undefined if there is none
   * @throws if the journal cannot be read
   */
  async verifyAll(): Promise<Difference | undefined> {
    return (await this.#replayAll(atOnce)).difference ?? (await this.#compareOrders(atOnce));
  }

  /**
   * Returns the balance of the last checkpoint; undefined if there is none. An unusable checkpoint
   * is dropped.
   */
  async #fromCheckpoint(): Promise<Balance | undefined> {
    const { account_id, ledger, onError } = this.#options;
    const account = await ledger.account(account_id);
    let reason: unknown;
    try {
      const checkpoint = await ledger.checkpoint(account_id);
      if (checkpoint?.ledger !== account.ledger) return undefined;
      await this.#findTrade(checkpoint);
      const { balance, difference } = await this.#replay(balanceAt(checkpoint, account), atOnce);
      if (!difference) return balance;
      reason = difference.what;
    } catch (error) {
      reason = error;
    }
    // Only a full replay shows whether the checkpoint or the ledger is wrong.
    onError(new CheckpointDropped(undefined, { cause: reason }));
    const { balance, difference } = await this.#replay(openingBalance(account), atOnce);
    this.#difference = difference;
    return balance;
  }

  /** @throws RangeError if a checkpoint ends at no entry: what comes under its number would be skipped */
  async #findTrade({ ledger, sequence }: CheckpointRow): Promise<void> {
    if (sequence === 0) return;
    const { account_id } = this.#options;
    const { entries } = await this.#options.ledger.journal(account_id, {
      ledger,
      after: sequence - 1,
      limit: 1,
    });
    if (entries[0]?.sequence !== sequence) throw new RangeError(`there is no entry ${sequence}`);
  }

  async #remember(balance: Balance): Promise<void> {
    const { account_id, ledger, onError } = this.#options;
    try {
      await ledger.saveCheckpoint(account_id, toCheckpoint(balance));
    } catch (error) {
      onError(error);
    }
  }

  #failed(error: unknown): void {
    this.#options.onError(error);
    if (!this.#options.ledger.isDamage(error)) return;
    const { message } = error as Error;
    this.#unreadable = { sequence: null, what: `its trades cannot be read (${message})` };
  }

  async #replayAll(goOn: Pace): Promise<Replayed> {
    const { account_id, ledger } = this.#options;
    const account = await ledger.account(account_id);
    for (let closed = 1; closed < account.ledger; closed++) {
      const replayed = await this.#replay(
        openingBalance(await ledger.accountIn(account_id, closed)),
        goOn,
      );
      if (replayed.difference) return replayed;
    }
    return this.#replay(openingBalance(account), goOn);
  }

  /** Compares every order with its fills. */
  async #compareOrders(goOn: Pace): Promise<Difference | undefined> {
    const { account_id, ledger } = this.#options;
    let after = 0;
    do {
      const orders = await ledger.filledOrders(account_id, after, SLICE_ROWS);
      for (const order of orders) {
        const difference = compareFills(order);
        if (difference) return difference;
      }
      if (orders.length < SLICE_ROWS) return undefined;
      after = orders.at(-1)?.sequence ?? after;
    } while (await goOn());
    return undefined;
  }

  /**
   * Replays a ledger from `balance` to its end. A closed ledger must be consistent; the current one
   * must also match the account.
   */
  async #replay(balance: Balance, goOn: Pace): Promise<Replayed> {
    const { account_id, ledger } = this.#options;
    do {
      const { entries, account, positions, reserved } = await ledger.journal(account_id, {
        ledger: balance.account.ledger,
        after: balance.sequence,
        limit: SLICE_ROWS,
      });
      for (const entry of entries) {
        const difference = replayEntry(balance, entry);
        if (difference) return { balance, difference };
      }
      if (reserved) {
        // Closed, perhaps by a reset while it was replayed: the next one starts from nothing.
        if (account.ledger !== balance.account.ledger) {
          return { balance: openingBalance(account), difference: undefined };
        }
        const difference =
          compareBalance(balance, account, positions) ??
          compareReservations(account, positions, reserved);
        return { balance, difference };
      }
    } while (await goOn());
    return { balance, difference: undefined };
  }
}
