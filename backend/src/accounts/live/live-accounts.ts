import { DEFAULT_ACCOUNT_ID } from '@finally/contract';
import type { Timer } from '../../kernel/time/clock.ts';
import { Periodic } from '../../kernel/time/periodic.ts';
import { MINUTE_MS, SECOND_MS } from '../../kernel/time/units.ts';
import type { Followers } from '../../market/index.ts';
import type { Difference } from '../../portfolio/index.ts';
import { type AccountServices, openAccountServices } from './account-services.ts';
import type { AccountWatches } from './account-watches.ts';
import type { SharedParts } from './shared-parts.ts';

/** Accounts whose services are open at the same time, unless more are in use. */
export const LIVE_ACCOUNTS_MAX = 50;
/** An account that holds nothing is let go after this time without a request. */
const UNUSED_MS_MAX = 10 * MINUTE_MS;
/** Recording and verifying begin after this time, so that a single request does not pay for them. */
const JOBS_AFTER_MS = 2 * SECOND_MS;

interface Live {
  readonly services: AccountServices;
  /** Requests under way. */
  uses: number;
  used_at_ms: number;
  /** Whether it follows what it holds and watches; orders alone do not need that. */
  isWhole: boolean;
  completing?: Promise<void> | undefined;
  jobs: Timer | undefined;
}

/** Opens the services of accounts when they are needed and closes those that nobody uses. */
export class LiveAccounts {
  readonly #shared: SharedParts;
  readonly #watches: AccountWatches;
  readonly #foundIn: (account_id: string) => Difference | undefined;
  /** The least recently used first. */
  readonly #live = new Map<string, Live>();
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

  get size(): number {
    return this.#live.size;
  }

  has(account_id: string): boolean {
    return this.#live.has(account_id);
  }

  all(): readonly AccountServices[] {
    return [...this.#live.values()].map(({ services }) => services);
  }

  /** @throws if the account is not live */
  of(account_id: string): AccountServices {
    const live = this.#live.get(account_id);
    if (!live) throw new Error(`the account ${account_id} is not open`);
    return live.services;
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
      const live = await this.#make(account_id, 0);
      this.#live.set(account_id, live);
      Object.assign(followers, await this.#whole(account_id, live));
    }
    return followers;
  }

  /** Starts the jobs of the accounts of `begin`. */
  async startJobs(): Promise<void> {
    for (const { services } of this.#live.values()) await services.start();
  }

  /**
   * Opens an account, unless it is live, and keeps it so until the returned function is called.
   *
   * @param onlyOrders whether only orders are placed, changed or canceled, which needs less
   * @throws if it cannot be read
   */
  async use(account_id: string, onlyOrders = false): Promise<() => void> {
    for (let turn = this.#turns.get(account_id); turn; turn = this.#turns.get(account_id)) {
      await turn.catch(() => undefined);
    }
    const known = this.#live.get(account_id);
    if (known) known.uses += 1;
    const live = known ?? (await this.#inTurn(account_id, () => this.#open(account_id)));
    try {
      if (!onlyOrders) await this.#complete(account_id, live);
    } catch (error) {
      this.#release(account_id, live);
      throw error;
    }
    live.used_at_ms = this.#shared.clock.monotonic_ms();
    if (this.#live.delete(account_id)) this.#live.set(account_id, live);
    if (this.#live.size > LIVE_ACCOUNTS_MAX) this.#closeOldest();
    let isUsed = true;
    return () => {
      if (!isUsed) return;
      isUsed = false;
      this.#release(account_id, live);
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
    const all = [...this.#live.values()];
    this.#live.clear();
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
    if ((this.#live.get(account_id)?.uses ?? 0) === 0) return;
    await new Promise<void>((resolve) => this.#waiters.set(account_id, resolve));
    this.#waiters.delete(account_id);
  }

  async #make(account_id: string, uses: number): Promise<Live> {
    const services = await openAccountServices(account_id, this.#shared, {
      watch: () => this.#watches.of(account_id),
      found: this.#foundIn(account_id),
    });
    const used_at_ms = this.#shared.clock.monotonic_ms();
    return { services, uses, used_at_ms, isWhole: false, jobs: undefined };
  }

  /** Opens an account for one use, so that it is not closed before that begins. */
  async #open(account_id: string): Promise<Live> {
    const live = await this.#make(account_id, 1);
    live.jobs = this.#shared.clock.after(
      JOBS_AFTER_MS,
      () => void this.#startJobs(account_id, live),
    );
    this.#live.set(account_id, live);
    return live;
  }

  /** Never rejects. */
  async #startJobs(account_id: string, live: Live): Promise<void> {
    live.jobs = undefined;
    live.uses += 1;
    try {
      await this.#complete(account_id, live);
      // The server may have stopped meanwhile.
      if (this.#live.get(account_id) === live) await live.services.start();
    } catch (error) {
      this.#shared.logger.warn(
        { err: error, account_id },
        'the jobs of an account were not started',
      );
    } finally {
      this.#release(account_id, live);
    }
  }

  /** Follows what an account holds and watches, once. */
  async #complete(account_id: string, live: Live): Promise<void> {
    if (live.isWhole) return;
    live.completing ??= this.#whole(account_id, live)
      .then((followers) => this.#shared.followed.followAll(followers))
      .finally(() => {
        live.completing = undefined;
      });
    await live.completing;
  }

  /** @returns the tickers to follow */
  async #whole(account_id: string, live: Live): Promise<Followers> {
    const record = await this.#shared.stores.accounts.get(account_id);
    const isArchived = record?.archived_at != null;
    const followers = await this.#watches.open(account_id, { isArchived });
    const whole = { ...followers, ...(await live.services.open()) };
    live.isWhole = true;
    return whole;
  }

  #release(account_id: string, live: Live): void {
    live.uses -= 1;
    if (live.uses === 0) this.#waiters.get(account_id)?.();
  }

  async #close(account_id: string): Promise<void> {
    const live = this.#live.get(account_id);
    if (!live) return;
    this.#live.delete(account_id);
    live.jobs?.cancel();
    await live.services.close();
    const { followed, matcher, stores } = this.#shared;
    if (!matcher.hasOrders(account_id)) matcher.forget(account_id);
    if (live.isWhole) {
      for (const follower of live.services.followers) await followed.releaseAll(follower);
      await this.#watches.rest(account_id);
    }
    await stores.snapshots.release(account_id);
  }

  /** Closes the accounts that were not used for the longest time, beyond those that may be live. */
  #closeOldest(): void {
    let surplus = this.#live.size - LIVE_ACCOUNTS_MAX;
    for (const [account_id, { uses }] of this.#live) {
      if (surplus <= 0) return;
      if (uses > 0 || account_id === DEFAULT_ACCOUNT_ID || this.#turns.has(account_id)) continue;
      surplus -= 1;
      this.#closeInTurn(account_id);
    }
  }

  async #closeUnused(): Promise<void> {
    const since_ms = this.#shared.clock.monotonic_ms() - UNUSED_MS_MAX;
    for (const [account_id, { services, uses, used_at_ms }] of [...this.#live]) {
      if (uses > 0 || used_at_ms > since_ms || account_id === DEFAULT_ACCOUNT_ID) continue;
      if (!(await services.isQuiet()) || this.#turns.has(account_id)) continue;
      if (this.#live.get(account_id)?.uses === 0) this.#closeInTurn(account_id);
    }
    await this.#watches.sweep((account_id) => this.#live.has(account_id));
  }

  #closeInTurn(account_id: string): void {
    this.#inTurn(account_id, () => this.#close(account_id)).catch((error: unknown) =>
      this.#shared.logger.warn({ err: error, account_id }, 'an account was not closed well'),
    );
  }
}
