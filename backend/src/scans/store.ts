import type { Scan, ScanChanges, Ticker } from '@finally/contract';
import type { PriceE4 } from '../kernel/money.ts';

export interface ScanRow {
  readonly name: string;
  readonly scan: Scan;
  readonly alerts: boolean;
  readonly saved_at: string;
}

/** A scan whose list is compared again and again. */
export interface WatchedScan {
  readonly name: string;
  readonly scan: Scan;
  /** The tickers on its list when it was last compared; null if it was not yet. */
  readonly listed: readonly Ticker[] | null;
}

/** A ticker that entered the list of a scan. */
export interface ScanEntry {
  readonly id: string;
  readonly ticker: Ticker;
  readonly price_e4: PriceE4;
  readonly entered_at: string;
}

/** How many scans an account may keep, and how many of them may have an alert. */
export interface ScanLimits {
  readonly scans_max: number;
  readonly alerts_max: number;
}

/** The scans of each account. Names are compared without regard to the case of A to Z. */
export interface ScanStore {
  /** Returns the scans by name. */
  list(account_id: string): Promise<readonly ScanRow[]>;
  /** Creates a scan, or replaces the one of the same name; its list is then compared anew. */
  save(
    account_id: string,
    scan: ScanRow,
    limits: ScanLimits,
  ): Promise<'created' | 'replaced' | 'too_many_scans' | 'too_many_scan_alerts'>;
  /** Renames a scan, or turns its alert on or off. */
  change(
    account_id: string,
    name: string,
    changes: ScanChanges,
    alerts_max: number,
  ): Promise<ScanRow | 'unknown_scan' | 'scan_name_taken' | 'too_many_scan_alerts'>;
  /** @returns true if there was such a scan */
  delete(account_id: string, name: string): Promise<boolean>;
  /** Returns the scans with an alert. */
  watched(account_id: string): Promise<readonly WatchedScan[]>;
  /**
   * Stores the list of a scan and the tickers that entered it, in one transaction. Stores nothing if the
   * scan was changed meanwhile.
   */
  compared(
    account_id: string,
    watched: WatchedScan,
    listed: readonly Ticker[],
    entries: readonly ScanEntry[],
  ): Promise<void>;
}
