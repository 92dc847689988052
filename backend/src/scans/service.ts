import {
  type SavedScan,
  type SavedScans,
  SCAN_ALERTS_MAX,
  SCAN_SENTENCES,
  SCANS_MAX,
  type Scan,
  type ScanChanges,
  type ScanResult,
  type ScanSave,
} from '@finally/contract';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type MarketClock, toIso } from '../kernel/time/clock.ts';
import type { ScanRefusal } from './refusals.ts';
import type { Scanner } from './scanner.ts';
import type { ScanRow, ScanStore } from './store.ts';
import { ScanWatch } from './watch.ts';

export interface ScanServiceOptions {
  readonly account_id: string;
  readonly store: ScanStore;
  readonly scanner: Pick<Scanner, 'preview' | 'run'>;
  readonly clock: MarketClock;
  readonly newId: () => string;
  /** Called if lists could not be compared or stored; that is tried again. */
  readonly onError: (error: unknown) => void;
}

const unknownScan = (name: string) => refuse('unknown_scan', `There is no scan named ${name}.`);
const tooManyAlerts = () => refuse('too_many_scan_alerts', SCAN_SENTENCES.too_many_alerts);

/** Keeps the scans of an account, evaluates them, and watches the lists of those with an alert. */
export class ScanService {
  readonly #options: ScanServiceOptions;
  readonly #watch: ScanWatch;

  constructor(options: ScanServiceOptions) {
    this.#options = options;
    this.#watch = new ScanWatch(options);
  }

  /** Starts to watch the lists of scans with an alert. */
  start(): void {
    this.#watch.start();
  }

  /** Stops watching; resolves after the comparison that is under way. */
  stop(): Promise<void> {
    return this.#watch.stop();
  }

  /** Returns what matches a scan now, saved or not. */
  preview(scan: Scan): Promise<ScanResult> {
    return this.#options.scanner.preview(scan);
  }

  async list(): Promise<SavedScans> {
    return { scans: [...(await this.#options.store.list(this.#options.account_id))] };
  }

  /** Saves under a name; a scan that has the name, ignoring case, is replaced. */
  async save(
    name: string,
    { scan, alerts }: ScanSave,
  ): Promise<Result<{ scan: SavedScan; isNew: boolean }, ScanRefusal<'save'>>> {
    const { account_id, store, clock } = this.#options;
    const row: ScanRow = { name, scan, alerts, saved_at: toIso(clock.now_ms()) };
    const limits = { scans_max: SCANS_MAX, alerts_max: SCAN_ALERTS_MAX };
    const outcome = await store.save(account_id, row, limits);
    if (outcome === 'too_many_scans') return refuse(outcome, SCAN_SENTENCES.too_many);
    if (outcome === 'too_many_scan_alerts') return tooManyAlerts();
    return ok({ scan: row, isNew: outcome === 'created' });
  }

  /** Renames a scan, or turns its alert on or off. */
  async change(
    name: string,
    changes: ScanChanges,
  ): Promise<Result<SavedScan, ScanRefusal<'change'>>> {
    const { account_id, store } = this.#options;
    const changed = await store.change(account_id, name, changes, SCAN_ALERTS_MAX);
    if (changed === 'unknown_scan') return unknownScan(name);
    if (changed === 'scan_name_taken') {
      return refuse(changed, `There is a scan named ${changes.name} already.`);
    }
    if (changed === 'too_many_scan_alerts') return tooManyAlerts();
    return ok(changed);
  }

  async delete(name: string): Promise<Result<undefined, ScanRefusal<'delete'>>> {
    const { account_id, store } = this.#options;
    return (await store.delete(account_id, name)) ? ok(undefined) : unknownScan(name);
  }
}
