import type { AlertDirection, Ticker } from '@finally/contract';
import type { PriceE4 } from '../kernel/money.ts';

/** The levels of a waiting alert. */
export interface WaitingAlert {
  readonly id: string;
  readonly ticker: Ticker;
  /** Fires at or above this price; null if no rise fires it. */
  readonly upper_e4: PriceE4 | null;
  /** Fires at or below this price; null if no fall fires it. */
  readonly lower_e4: PriceE4 | null;
}

/** The terms of an alert, and the levels computed from them. */
export interface AlertTermsRow extends Pick<WaitingAlert, 'upper_e4' | 'lower_e4'> {
  readonly kind: 'above' | 'below' | 'percent';
  /** Basis points; this and the direction are null unless the kind is `percent`. */
  readonly percent_bp: number | null;
  readonly direction: AlertDirection | null;
  /** The price when the alert was set; null if it was unknown. */
  readonly reference_e4: PriceE4 | null;
}

export interface NewAlert extends AlertTermsRow {
  readonly id: string;
  readonly ticker: Ticker;
  readonly note: string;
  readonly set_at: string;
}

export interface AlertRow extends NewAlert {
  readonly fired_at: string | null;
  readonly fired_price_e4: PriceE4 | null;
  readonly seen: 0 | 1;
}

/** An alert that was added. */
export interface AddedAlert {
  readonly row: AlertRow;
  readonly added: true;
}

/** An alert whose level a price has reached. */
export interface Firing {
  readonly alert: WaitingAlert;
  readonly price_e4: PriceE4;
  readonly fired_at: string;
}

/** The price alerts of an account: the waiting ones, and the latest that fired. */
export interface AlertStore {
  /** Returns the waiting alerts, newest first; then the fired ones, latest first. */
  list(account_id: string): Promise<readonly AlertRow[]>;
  waiting(account_id: string): Promise<readonly WaitingAlert[]>;
  /**
   * Loads the waiting alerts and runs `decide` on them, in one transaction. Adds the alert unless
   * `decide` returns something else to return instead.
   */
  add<Instead>(
    account_id: string,
    alert: NewAlert,
    decide: (waiting: readonly AlertRow[]) => Instead | undefined,
  ): Promise<AddedAlert | Instead>;
  /** Changes the terms or the note of a waiting alert; undefined if there is none with this id. */
  change(
    account_id: string,
    id: string,
    changes: { terms?: AlertTermsRow | undefined; note?: string | undefined },
  ): Promise<AlertRow | 'fired' | undefined>;
  /**
   * Stores firings in one transaction. Skips alerts that have fired, were removed, or have other
   * levels by now.
   */
  fire(account_id: string, firings: readonly Firing[]): Promise<void>;
  /**
   * Removes an alert, and deletes those removed before `forgotten_before` for good. Undefined if
   * the alert does not exist.
   */
  remove(
    account_id: string,
    id: string,
    removed_at: string,
    forgotten_before: string,
  ): Promise<AlertRow | undefined>;
  /** Restores a removed alert; undefined if it was deleted for good or never existed. */
  restore(
    account_id: string,
    id: string,
    waiting_max: number,
  ): Promise<AlertRow | 'full' | undefined>;
  /** Marks firings as seen by a person. */
  markSeen(account_id: string, ids: readonly string[]): Promise<void>;
  get(account_id: string, id: string): Promise<AlertRow | undefined>;
}

/** A ticker that entered the list of a scan with an alert. */
export interface ScanEntryRow {
  readonly id: string;
  readonly ticker: Ticker;
  readonly scan: string;
  readonly price_e4: PriceE4;
  readonly entered_at: string;
  readonly seen: 0 | 1;
}

/** The latest tickers that entered the list of a scan, as fired alerts of an account. */
export interface ScanEntryStore {
  /** Returns the entries, latest first. */
  list(account_id: string): Promise<readonly ScanEntryRow[]>;
  /**
   * Removes an entry, and deletes those removed before `forgotten_before` for good.
   *
   * @returns true if there was such an entry
   */
  remove(
    account_id: string,
    id: string,
    removed_at: string,
    forgotten_before: string,
  ): Promise<boolean>;
  /** Restores a removed entry; undefined if there is none. */
  restore(account_id: string, id: string): Promise<ScanEntryRow | undefined>;
  /** Marks entries as seen by a person. */
  markSeen(account_id: string, ids: readonly string[]): Promise<void>;
}
