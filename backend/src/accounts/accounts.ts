import { DEFAULT_ACCOUNT_ID, type Health, type Ticker } from '@finally/contract';
import { followOrders, ordering } from '../orders/index.ts';
import { type Difference, LedgerVerifier } from '../portfolio/index.ts';
import type { AccountServices } from './live/account-services.ts';
import { AccountWatches } from './live/account-watches.ts';
import { LIVE_ACCOUNTS_MAX, LiveAccounts } from './live/live-accounts.ts';
import type { SharedParts } from './live/shared-parts.ts';

/**
 * The accounts of a server. The services of an account are open while it is used. The orders, alerts
 * and scans of every account are watched all the time.
 */
export class Accounts {
  readonly #shared: SharedParts;
  readonly #watches: AccountWatches;
  readonly #live: LiveAccounts;
  /** What the last check of an idle account found. */
  readonly #found = new Map<string, Difference>();
  #unsubscribe: (() => void) | undefined;
  #isClosed = false;

  constructor(shared: SharedParts) {
    this.#shared = shared;
    this.#watches = new AccountWatches(shared);
    this.#live = new LiveAccounts(shared, this.#watches, (account_id) =>
      this.#found.get(account_id),
    );
  }

  /** Number of accounts with open services. */
  get liveCount(): number {
    return this.#live.size;
  }

  /** @throws if the account is not open; `use` opens it */
  of(account_id: string): AccountServices {
    return this.#live.of(account_id);
  }

  /**
   * Starts the market with the tickers of all open orders and alerts, and opens the default account
   * and those that hold something. Call once, before `use`.
   */
  async start(): Promise<void> {
    const { stores, events, followed, restingBook, matcher } = this.#shared;
    const { ledger } = stores;
    this.#unsubscribe = followOrders({ events, followed, book: restingBook, ledger });
    const busy = await stores.accounts.busy();
    const followers: Record<string, readonly Ticker[]> = {};
    for (const account_id of busy) {
      const open = await ledger.openOrders(account_id);
      if (open.length === 0) continue;
      matcher.open(account_id, await ledger.account(account_id), open);
      followers[ordering(account_id)] = open.map(({ ticker }) => ticker);
    }
    for (const account_id of await stores.accounts.watching()) {
      Object.assign(followers, await this.#watches.open(account_id));
    }
    const others = busy.filter((account_id) => account_id !== DEFAULT_ACCOUNT_ID);
    const first = [DEFAULT_ACCOUNT_ID, ...others.slice(0, LIVE_ACCOUNTS_MAX - 1)];
    await followed.start({ ...followers, ...(await this.#live.begin(first)) });
    await this.#recover();
    await this.#live.startJobs();
    this.#live.start();
    void this.#verifyIdle();
  }

  /**
   * Opens an account, and keeps it open until the returned function is called.
   *
   * @param onlyOrders whether only orders are placed, changed or canceled, which needs less
   */
  use(account_id: string, onlyOrders = false): Promise<() => void> {
    return this.#live.use(account_id, onlyOrders);
  }

  /** Runs `work` while nobody uses the account and nothing watches the market for it. */
  alone<Returned>(account_id: string, work: () => Promise<Returned>): Promise<Returned> {
    return this.#live.alone(account_id, async () => {
      await this.#watches.close(account_id);
      return work();
    });
  }

  /** Watches the market again for the orders and alerts of an account, such as a new copy. */
  async watch(account_id: string): Promise<void> {
    const { stores, followed, matcher } = this.#shared;
    const open = await stores.ledger.openOrders(account_id);
    const followers = await this.#watches.open(account_id);
    await followed.followAll({
      ...followers,
      [ordering(account_id)]: open.map(({ ticker }) => ticker),
    });
    matcher.open(account_id, await stores.ledger.account(account_id), open);
  }

  /** Removes what is kept in memory of an account that was erased. */
  async forget(account_id: string): Promise<void> {
    const { matcher, followed } = this.#shared;
    await matcher.drop(account_id);
    await followed.releaseAll(ordering(account_id));
    this.#found.delete(account_id);
  }

  /** Stops the services of all accounts when the program ends. */
  async closeAll(): Promise<void> {
    this.#isClosed = true;
    this.#unsubscribe?.();
    await this.#live.closeAll();
    await this.#watches.closeAll();
  }

  /** Replays every trade of every account in the background; never rejects. */
  async verifyInBackground(): Promise<void> {
    for (const services of this.#live.all()) await services.verifyInBackground();
    await this.#verifyIdle();
  }

  /** Returns the first difference between a ledger and its trades; undefined if all are sound. */
  difference(): Difference | undefined {
    return (
      this.#live
        .all()
        .map((services) => services.difference())
        .find((difference) => difference !== undefined) ?? [...this.#found.values()][0]
    );
  }

  /** Returns true if old data may be deleted, according to the value curves of the live accounts. */
  async mayDeleteOldData(): Promise<boolean> {
    for (const services of this.#live.all()) {
      if (!(await services.mayDeleteOldData())) return false;
    }
    return true;
  }

  /** Returns the state of the assistant: failing if its last answer in any account failed. */
  assistantHealth(): Health['assistant'] {
    const failing = this.#live
      .all()
      .map((services) => services.assistantFailure())
      .find((failure) => failure !== undefined);
    return failing ?? { state: 'ok', model: this.#shared.model.info, detail: null };
  }

  /** Completes the answers and approvals that the end of the program interrupted, in any account. */
  async #recover(): Promise<void> {
    for (const account_id of await this.#shared.stores.accounts.interrupted()) {
      const release = await this.use(account_id);
      try {
        await this.of(account_id).chat.start();
      } finally {
        release();
      }
    }
  }

  /** Replays every trade of the accounts that are not live; never rejects. */
  async #verifyIdle(): Promise<void> {
    const { stores, marketClock, logger } = this.#shared;
    const onError = (error: unknown) =>
      logger.warn({ err: error }, 'the ledger of an idle account was not verified');
    const account_ids = await stores.ledger.accountIds().catch(() => []);
    for (const account_id of account_ids) {
      if (this.#isClosed) return;
      if (this.#live.has(account_id)) continue;
      const verifier = new LedgerVerifier({
        account_id,
        ledger: stores.ledger,
        clock: marketClock,
        onError,
      });
      await verifier.verifyInBackground();
      if (verifier.difference) this.#found.set(account_id, verifier.difference);
      else this.#found.delete(account_id);
    }
  }
}
