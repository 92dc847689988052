import type { LedgerStore } from '../db/index.ts';
import type { Clock, Timer } from '../kernel/clock.ts';
import {
  type Balance,
  balanceAt,
  compareBalance,
  type Difference,
  openingBalance,
  replayTrade,
  toCheckpoint,
} from './replay.ts';

/** Rows a slice: a few milliseconds of the event loop. */
const SLICE_ROWS = 500;
/** A pause between slices, so that a long journal is replayed beside the work of the day. */
const PAUSE_MS = 5;
const ADVANCE_EVERY_MS = 60_000;

/** Called between slices. @returns whether to go on */
type Pace = () => Promise<boolean>;

const atOnce: Pace = async () => true;

export interface VerifierOptions {
  readonly account_id: string;
  readonly ledger: LedgerStore;
  readonly clock: Clock;
  /** Told of a check that could not be made; the next one is tried all the same. */
  readonly onError: (error: unknown) => void;
}

/**
 * Replays the journal of trades and compares what it comes to with what the
 * account holds. At the start only what came after the last checkpoint is
 * replayed; the whole journal follows in slices, beside the work of the day.
 */
export class LedgerVerifier {
  readonly #options: VerifierOptions;
  #difference: Difference | undefined;
  #verified: Balance | undefined;
  #timer: Timer | undefined;
  #stopped = false;
  /** One check after the other: each goes on from where the one before ended. */
  #checks: Promise<unknown> = Promise.resolve();

  constructor(options: VerifierOptions) {
    this.#options = options;
  }

  /** The first difference that was found; undefined where the ledger is sound as far as known. */
  get difference(): Difference | undefined {
    return this.#difference;
  }

  /** Checks what came after the last checkpoint; from then on each minute's trades. */
  async start(): Promise<void> {
    const { ledger, account_id, clock } = this.#options;
    const account = await ledger.account(account_id);
    const checkpoint = await ledger.checkpoint(account_id);
    if (checkpoint?.ledger === account.ledger) this.#verified = balanceAt(checkpoint, account);
    await this.advance();
    this.#timer = clock.every(ADVANCE_EVERY_MS, () => void this.advance());
  }

  /** Ends the timer and any replay, and remembers how far the ledger was verified. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timer?.cancel();
    await this.advance();
  }

  /** Replays what has come since the last check and remembers how far that is; never rejects. */
  advance(): Promise<void> {
    const check = this.#checks.then(async () => {
      if (!this.#verified || this.#difference) return;
      try {
        this.#verified = await this.#replay(this.#verified, atOnce);
        if (this.#difference) return;
        const { account_id, ledger } = this.#options;
        await ledger.saveCheckpoint(account_id, toCheckpoint(this.#verified));
      } catch (error) {
        this.#options.onError(error);
      }
    });
    this.#checks = check;
    return check;
  }

  /**
   * Replays every trade of every ledger from the first one on.
   *
   * @param gently with pauses, beside the work of the day
   *
   * @returns the first difference; undefined where there is none
   */
  async verifyAll(gently: boolean): Promise<Difference | undefined> {
    const { account_id, ledger, clock } = this.#options;
    const goOn: Pace = async () => {
      if (gently) await new Promise<void>((resolve) => void clock.after(PAUSE_MS, resolve));
      return !this.#stopped;
    };
    const account = await ledger.account(account_id);
    for (let closed = 1; closed < account.ledger; closed++) {
      await this.#replay(openingBalance({ ...account, ledger: closed }), goOn);
    }
    const balance = await this.#replay(openingBalance(account), goOn);
    if (!this.#difference && !this.#stopped) {
      this.#verified = balance;
      await this.advance();
    }
    return this.#difference;
  }

  /**
   * Replays a ledger from `balance` to its end. A closed one must agree with
   * itself; the current one with what the account holds as well.
   *
   * @returns the balance to go on from
   */
  async #replay(balance: Balance, goOn: Pace): Promise<Balance> {
    const { account_id, ledger } = this.#options;
    do {
      const { trades, account, positions } = await ledger.journal(account_id, {
        ledger: balance.account.ledger,
        after: balance.sequence,
        limit: SLICE_ROWS,
      });
      for (const trade of trades) {
        this.#difference ??= replayTrade(balance, trade);
        if (this.#difference) return balance;
      }
      if (trades.length < SLICE_ROWS) {
        // Closed, perhaps by a reset while it was replayed: the next one starts from nothing.
        if (account.ledger !== balance.account.ledger) return openingBalance(account);
        this.#difference ??= compareBalance(balance, account, positions);
        return balance;
      }
    } while (await goOn());
    return balance;
  }
}
