import { DEFAULT_ACCOUNT_ID } from '@finally/contract';
import type { Timer } from '../../kernel/time/clock.ts';
import { Periodic } from '../../kernel/time/periodic.ts';
import { MINUTE_MS, SECOND_MS } from '../../kernel/time/units.ts';
import type { Followers } from '../../market/index.ts';
import type { Difference } from '../../portfolio/index.ts';
import { type AccountServices, openAccountServices } from './account-services.ts';
import type { AccountWatches } from './account-watches.ts';
import type { SharedParts } from './shared-parts.ts';

/** Accounts that are live at the same time, unless more are in use. */
export const LIVE_ACCOUNTS_MAX = 50;
/** Accounts that are open at the same time, most of them for orders only. */
const OPEN_ACCOUNTS_MAX = 2_000;
/** A live account that holds nothing is closed after this time without a request. */
const LIVE_UNUSED_MS_MAX = 10 * MINUTE_MS;
/** An account that is open for orders only is closed after this time without one. */
const OPEN_UNUSED_MS_MAX = MINUTE_MS;
/** Recording and verifying begin after this time, so that a single request does not pay for them. */
const JOBS_AFTER_MS = 2 * SECOND_MS;

interface Open {
  readonly services: AccountServices;
  /** Requests under way. */
  uses: number;
  used_at_ms: number;
  /** Whether it follows what it holds and watches; orders alone do not need that. */
  isLive: boolean;
  completing?: Promise<void> | undefined;
  /** Starts recording and verifying. */
  jobs: Timer | undefined;
  hasJobs: boolean;
}

/**
 * Opens the services of accounts when they are needed and closes those that nobody uses. The accounts
 * used last are live: they follow what they hold and watch, and their value is recorded. Many more can
 * be open for their orders, because opening one costs more than an order.
 */
export class LiveAccounts {
  readonly #shared: SharedParts;
  readonly #watches: AccountWatches;
  readonly #foundIn: (account_id: string) => Difference | undefined;
  /** The least recently used first. */
  readonly #open = new Map<string, Open>();
  #liveCount = 0;
  /** What has to end before an account can be used: its opening, closing, or a change of all of it. */
  readonly #turns = new Map<string, Promise<unknown>>();
  /** Called when the last use of an account ends. */
  readonly #waiters = new Map<string, () => void>();
  readonly #timer: Periodic;

  /** @param foundIn returns what the last check of an idle account found */
  constructor(
    shared: SharedParts,
    watches: AccountWatches,
    foundIn: (account_id: string) => Difference | undefined,
  ) {
    this.#shared = shared;
    this.#watches = watches;
    this.#foundIn = foundIn;
    this.#timer = new Periodic(shared.clock, MINUTE_MS, () => void this.#closeUnused());
  }

  /** Number of live accounts. */
  get size(): number {
    return this.#liveCount;
  }

  /** Returns true if the account is live. */
  has(account_id: string): boolean {
    return this.#open.get(account_id)?.isLive ?? false;
  }

  /** Returns the services of the live accounts. */
  all(): readonly AccountServices[] {
    return [...this.#open.values()].filter(({ isLive }) => isLive).map(({ services }) => services);
  }

  /** @throws if the account is not open */
  of(account_id: string): AccountServices {
    const open = this.#open.get(account_id);
    if (!open) throw new Error(`the account ${account_id} is not open`);
    return open.services;
  }

  /** Starts to close accounts that are not used. */
  start(): void {
    this.#timer.start();
  }

  /**
   * Opens the accounts that the server begins with, before the market runs.
   *
   * @returns the tickers that they follow
   */
  async begin(account_ids: readonly string[]): Promise<Followers> {
    const followers = {};
    for (const account_id of account_ids) {
      const open = await this.#make(account_id, 0);
      this.#open.set(account_id, open);
      Object.assign(followers, await this.#follow(account_id, open));
    }
    return followers;
  }

  /** Starts the jobs of the accounts of `begin`. */
  async startJobs(): Promise<void> {
    for (const open of this.#open.values()) {
      open.hasJobs = true;
      await open.services.start();
    }
  }

  /**
   * Opens an account, unless it is open, and keeps it so until the returned function is called.
   *
   * @param onlyOrders whether only orders are placed, changed or canceled, for which the account need
   *   not be live
   * @throws if it cannot be read
   */
  async use(account_id: string, onlyOrders = false): Promise<() => void> {
    for (let turn = this.#turns.get(account_id); turn; turn = this.#turns.get(account_id)) {
      await turn.catch(() => undefined);
    }
    const known = this.#open.get(account_id);
    if (known) known.uses += 1;
    const open = known ?? (await this.#inTurn(account_id, () => this.#openOnce(account_id)));
    try {
      if (!onlyOrders) await this.#enliven(account_id, open);
    } catch (error) {
      this.#release(account_id, open);
      throw error;
    }
    open.used_at_ms = this.#shared.clock.monotonic_ms();
    if (this.#open.delete(account_id)) this.#open.set(account_id, open);
    if (!open.hasJobs) {
      open.jobs ??= this.#shared.clock.after(
        JOBS_AFTER_MS,
        () => void this.#startJobs(account_id, open),
      );
    }
    this.#closeSurplus();
    let isUsed = true;
    return () => {
      if (!isUsed) return;
      isUsed = false;
      this.#release(account_id, open);
    };
  }

  /**
   * Runs `work` while nobody uses the account, whose services are closed before. Requests that come
   * meanwhile wait.
   */
  async alone<Returned>(account_id: string, work: () => Promise<Returned>): Promise<Returned> {
    for (let turn = this.#turns.get(account_id); turn; turn = this.#turns.get(account_id)) {
      await turn.catch(() => undefined);
    }
    return this.#inTurn(account_id, async () => {
      await this.#unused(account_id);
      await this.#close(account_id);
      return work();
    });
  }

  async closeAll(): Promise<void> {
    this.#timer.stop();
    await Promise.allSettled(this.#turns.values());
    const all = [...this.#open.values()];
    this.#open.clear();
    this.#liveCount = 0;
    await Promise.all(
      all.map(({ services, jobs }) => {
        jobs?.cancel();
        return services.close();
      }),
    );
  }

  async #inTurn<Returned>(account_id: string, work: () => Promise<Returned>): Promise<Returned> {
    const turn = work().finally(() => this.#turns.delete(account_id));
    this.#turns.set(account_id, turn);
    return turn;
  }

  async #unused(account_id: string): Promise<void> {
    if ((this.#open.get(account_id)?.uses ?? 0) === 0) return;
    await new Promise<void>((resolve) => this.#waiters.set(account_id, resolve));
    this.#waiters.delete(account_id);
  }

  async #make(account_id: string, uses: number): Promise<Open> {
    const services = await openAccountServices(account_id, this.#shared, {
      watch: () => this.#watches.of(account_id),
      found: () => this.#foundIn(account_id),
    });
    const used_at_ms = this.#shared.clock.monotonic_ms();
    return { services, uses, used_at_ms, isLive: false, jobs: undefined, hasJobs: false };
  }

  /** Opens an account for one use, so that it is not closed before that begins. */
  async #openOnce(account_id: string): Promise<Open> {
    const open = await this.#make(account_id, 1);
    this.#open.set(account_id, open);
    return open;
  }

  /** Starts the jobs of an account, unless it is one of very many that trade. Never rejects. */
  async #startJobs(account_id: string, open: Open): Promise<void> {
    open.jobs = undefined;
    if (!open.isLive && this.#usedSince(open) >= LIVE_ACCOUNTS_MAX) return;
    open.uses += 1;
    try {
      await this.#enliven(account_id, open);
      // The server may have stopped meanwhile.
      if (this.#open.get(account_id) === open) {
        open.hasJobs = true;
        await open.services.start();
      }
    } catch (error) {
      this.#shared.logger.warn(
        { err: error, account_id },
        'the jobs of an account were not started',
      );
    } finally {
      this.#release(account_id, open);
    }
  }

  /** Returns how many accounts were used since this one was. */
  #usedSince({ used_at_ms }: Open): number {
    let count = 0;
    for (const open of this.#open.values()) if (open.used_at_ms > used_at_ms) count += 1;
    return count;
  }

  /** Follows what an account holds and watches, once. */
  async #enliven(account_id: string, open: Open): Promise<void> {
    if (open.isLive) return;
    open.completing ??= this.#follow(account_id, open)
      .then((followers) => this.#shared.followed.followAll(followers))
      .finally(() => {
        open.completing = undefined;
      });
    await open.completing;
  }

  /** @returns the tickers to follow */
  async #follow(account_id: string, open: Open): Promise<Followers> {
    const record = await this.#shared.stores.accounts.get(account_id);
    const isArchived = record?.archived_at != null;
    const followers = await this.#watches.open(account_id, { isArchived });
    const all = { ...followers, ...(await open.services.open()) };
    open.isLive = true;
    this.#liveCount += 1;
    return all;
  }

  #release(account_id: string, open: Open): void {
    open.uses -= 1;
    if (open.uses === 0) this.#waiters.get(account_id)?.();
  }

  async #close(account_id: string): Promise<void> {
    const open = this.#open.get(account_id);
    if (!open) return;
    this.#open.delete(account_id);
    if (open.isLive) this.#liveCount -= 1;
    open.jobs?.cancel();
    await open.services.close();
    const { followed, matcher, stores } = this.#shared;
    if (!matcher.hasOrders(account_id)) matcher.forget(account_id);
    if (open.isLive) {
      for (const follower of open.services.followers) await followed.releaseAll(follower);
      await this.#watches.rest(account_id);
    }
    await stores.snapshots.release(account_id);
  }

  /** Closes the accounts that were not used for the longest time, beyond those that may be open. */
  #closeSurplus(): void {
    let live = this.#liveCount - LIVE_ACCOUNTS_MAX;
    let open = this.#open.size - OPEN_ACCOUNTS_MAX;
    if (live <= 0 && open <= 0) return;
    for (const [account_id, { uses, isLive }] of this.#open) {
      if (live <= 0 && open <= 0) return;
      if (uses > 0 || account_id === DEFAULT_ACCOUNT_ID || this.#turns.has(account_id)) continue;
      if (!isLive && open <= 0) continue;
      if (isLive) live -= 1;
      open -= 1;
      this.#closeInTurn(account_id);
    }
  }

  async #closeUnused(): Promise<void> {
    const now_ms = this.#shared.clock.monotonic_ms();
    for (const [account_id, { services, uses, used_at_ms, isLive }] of [...this.#open]) {
      const since_ms = now_ms - (isLive ? LIVE_UNUSED_MS_MAX : OPEN_UNUSED_MS_MAX);
      if (uses > 0 || used_at_ms > since_ms || account_id === DEFAULT_ACCOUNT_ID) continue;
      if ((isLive && !(await services.isQuiet())) || this.#turns.has(account_id)) continue;
      if (this.#open.get(account_id)?.uses === 0) this.#closeInTurn(account_id);
    }
    await this.#watches.sweep((account_id) => this.has(account_id));
  }

  #closeInTurn(account_id: string): void {
    this.#inTurn(account_id, () => this.#close(account_id)).catch((error: unknown) =>
      this.#shared.logger.warn({ err: error, account_id }, 'an account was not closed well'),
    );
  }
}
