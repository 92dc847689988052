import type { AlertDirection, AlertTerms, Ticker } from '@finally/contract';
import type { PriceE4 } from '../kernel/money.ts';

/** On which side of a line the price is, or was. */
export type LineSide = 'above' | 'below';

/** What a waiting alert is watched by. */
export interface WaitingAlert {
  readonly id: string;
  readonly ticker: Ticker;
  readonly kind: AlertTerms['kind'];
  /** The terms of a line or an indicator as on the wire, as JSON; null for the kinds with levels. */
  readonly terms_json: string | null;
  /** The side from which the price has to reach a line; null while it is unknown, and for other kinds. */
  readonly side: LineSide | null;
  /** Bars that closed until then are not judged: when the alert was set, or its terms were changed. */
  readonly watched_from: string;
  /** Fires at or above this price; null if no rise fires it. */
  readonly upper_e4: PriceE4 | null;
  /** Fires at or below this price; null if no fall fires it. */
  readonly lower_e4: PriceE4 | null;
}

/** The terms of an alert, and the levels computed from them. */
export interface AlertTermsRow
  extends Pick<WaitingAlert, 'kind' | 'terms_json' | 'side' | 'upper_e4' | 'lower_e4'> {
  /** Basis points; this and the direction are null unless the kind is `percent`. */
  readonly percent_bp: number | null;
  readonly direction: AlertDirection | null;
  /** The price when the alert was set; null if it was unknown. */
  readonly reference_e4: PriceE4 | null;
}

export interface NewAlert extends AlertTermsRow, WaitingAlert {
  readonly note: string;
  readonly set_at: string;
}

export interface AlertRow extends NewAlert {
  /** When it ended: it fired, or its line ended. */
  readonly fired_at: string | null;
  /** Null if it has not ended, or expired. */
  readonly fired_price_e4: PriceE4 | null;
  /** The price of its line, or the value of its indicator, at which it fired. */
  readonly fired_value: number | null;
  readonly seen: 0 | 1;
}

/** An alert that was added. */
export interface AddedAlert {
  readonly row: AlertRow;
  readonly added: true;
}

/** An alert whose condition a price or a bar has met, or whose line has ended. */
export interface Firing {
  readonly alert: WaitingAlert;
  /** Null if its line has ended. */
  readonly price_e4: PriceE4 | null;
  readonly value: number | null;
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
    changes: {
      terms?: (AlertTermsRow & Pick<WaitingAlert, 'watched_from'>) | undefined;
      note?: string | undefined;
    },
  ): Promise<AlertRow | 'fired' | undefined>;
  /**
   * Stores firings in one transaction. Skips alerts that have fired, were removed, or have other
   * terms by now.
   */
  fire(account_id: string, firings: readonly Firing[]): Promise<void>;
  /** Stores the side on which the price of an alert on a line was seen. */
  noteSide(account_id: string, alert: WaitingAlert, side: LineSide): Promise<void>;
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
