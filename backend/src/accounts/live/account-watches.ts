import { AlertService, alerted } from '../../alerts/index.ts';
import type { Followers } from '../../market/index.ts';
import { ScanService } from '../../scans/index.ts';
import type { SharedParts } from './shared-parts.ts';

/** What watches the market for an account. */
export interface AccountWatch {
  readonly alerts: AlertService;
  readonly scans: ScanService;
}

/**
 * The alerts and scans of accounts. They watch the market for as long as anything waits, whether
 * anybody uses the account or not.
 */
export class AccountWatches {
  readonly #shared: SharedParts;
  readonly #watches = new Map<string, AccountWatch>();

  constructor(shared: SharedParts) {
    this.#shared = shared;
  }

  /** Number of accounts that are watched for. */
  get size(): number {
    return this.#watches.size;
  }

  /**
   * Starts to watch for an account, unless that is done already. An archived account is not watched for.
   *
   * @returns the tickers to follow
   */
  async open(
    account_id: string,
    { isArchived = false }: { readonly isArchived?: boolean } = {},
  ): Promise<Followers> {
    if (this.#watches.has(account_id)) return {};
    const watch = this.#make(account_id);
    this.#watches.set(account_id, watch);
    if (isArchived) return {};
    watch.scans.start();
    return { [alerted(account_id)]: await watch.alerts.start() };
  }

  /** @throws if the account is not watched for */
  of(account_id: string): AccountWatch {
    const watch = this.#watches.get(account_id);
    if (!watch) throw new Error(`nothing watches the market for the account ${account_id}`);
    return watch;
  }

  /** Stops to watch for an account that is not used any more, unless something waits. */
  async rest(account_id: string): Promise<void> {
    const { alerts, scans } = this.#shared.stores;
    const waits =
      (await alerts.waiting(account_id)).length > 0 || (await scans.watched(account_id)).length > 0;
    if (!waits) await this.close(account_id);
  }

  /** Stops to watch for each account that is not used, and for which nothing waits any more. */
  async sweep(isUsed: (account_id: string) => boolean): Promise<void> {
    for (const account_id of [...this.#watches.keys()]) {
      if (!isUsed(account_id)) await this.rest(account_id);
    }
  }

  /** Stops to watch for an account. */
  async close(account_id: string): Promise<void> {
    const watch = this.#watches.get(account_id);
    if (!watch) return;
    this.#watches.delete(account_id);
    await watch.scans.stop();
    await watch.alerts.stop();
    await this.#shared.followed.releaseAll(alerted(account_id));
  }

  async closeAll(): Promise<void> {
    for (const { alerts, scans } of this.#watches.values()) {
      await scans.stop();
      await alerts.stop();
    }
    this.#watches.clear();
  }

  #make(account_id: string): AccountWatch {
    const { stores, prices, bars, followed, symbols, scanner, marketClock, newId } = this.#shared;
    const warn = (message: string) => (error: unknown) =>
      this.#shared.logger.warn({ err: error, account_id }, message);
    const alerts = new AlertService({
      account_id,
      store: stores.alerts,
      entries: stores.scanEntries,
      prices,
      bars,
      followed,
      universe: symbols,
      clock: marketClock,
      newId,
      onError: warn('alerts were not judged or stored; it is tried again'),
    });
    const scans = new ScanService({
      account_id,
      store: stores.scans,
      scanner,
      clock: marketClock,
      newId,
      onError: warn('the lists of scans were not compared'),
    });
    return { alerts, scans };
  }
}
