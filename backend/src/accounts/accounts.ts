import type { Health } from '@finally/contract';
import type { Difference } from '../portfolio/index.ts';
import { type AccountServices, openAccountServices } from './account-services.ts';
import type { SharedParts } from './shared-parts.ts';

/** The open accounts of a server, each with its own services. */
export class Accounts {
  readonly #shared: SharedParts;
  readonly #open = new Map<string, AccountServices>();

  constructor(shared: SharedParts) {
    this.#shared = shared;
  }

  /** @throws if the account is not open */
  of(account_id: string): AccountServices {
    const services = this.#open.get(account_id);
    if (!services) throw new Error(`the account ${account_id} is not open`);
    return services;
  }

  /** Opens accounts and starts the market with their tickers. Call once, before `open`. */
  async start(account_ids: readonly string[]): Promise<void> {
    const followers = {};
    for (const account_id of account_ids) {
      Object.assign(followers, await (await this.#make(account_id)).watch());
    }
    await this.#shared.followed.start(followers);
    for (const services of this.#open.values()) await services.start();
  }

  /** Opens an account while the market runs; does nothing if it is open already. */
  async open(account_id: string): Promise<AccountServices> {
    const known = this.#open.get(account_id);
    if (known) return known;
    const services = await this.#make(account_id);
    await this.#shared.followed.followAll(await services.watch());
    await services.start();
    return services;
  }

  /** Stops and removes the services of an account, and unfollows the tickers that only it needed. */
  async close(account_id: string): Promise<void> {
    const services = this.#open.get(account_id);
    if (!services) return;
    this.#open.delete(account_id);
    await services.close();
    for (const follower of services.followers) await this.#shared.followed.releaseAll(follower);
  }

  /** Stops the services of all accounts when the program ends. */
  async closeAll(): Promise<void> {
    await Promise.all([...this.#open.values()].map((services) => services.close()));
  }

  /** Replays every trade of every account in the background; never rejects. */
  async verifyInBackground(): Promise<void> {
    for (const services of this.#open.values()) await services.verifyInBackground();
  }

  /** Returns the first difference between a ledger and its trades; undefined if all are sound. */
  difference(): Difference | undefined {
    return [...this.#open.values()]
      .map((services) => services.difference())
      .find((difference) => difference !== undefined);
  }

  /** Returns true if old data may be deleted, according to the value curves of all accounts. */
  async mayDeleteOldData(): Promise<boolean> {
    for (const services of this.#open.values()) {
      if (!(await services.mayDeleteOldData())) return false;
    }
    return true;
  }

  /** Returns the state of the assistant: failing if its last answer in any account failed. */
  assistantHealth(): Health['assistant'] {
    const failing = [...this.#open.values()]
      .map(({ chat }) => chat.health())
      .find(({ state }) => state !== 'ok');
    return failing ?? { state: 'ok', model: this.#shared.model.info, detail: null };
  }

  async #make(account_id: string): Promise<AccountServices> {
    const services = await openAccountServices(account_id, this.#shared);
    this.#open.set(account_id, services);
    return services;
  }
}
