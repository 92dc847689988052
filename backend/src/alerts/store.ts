import type { AlertDirection, Ticker } from '@finally/contract';
import type { PriceE4 } from '../kernel/money.ts';

/** An alert as whoever watches prices needs it: at which prices it fires. */
export interface WaitingAlert {
  readonly id: string;
  readonly ticker: Ticker;
  /** At this price or above it fires; null where no rise makes it fire. */
  readonly upper_e4: PriceE4 | null;
  /** At this price or below it fires; null where no fall makes it fire. */
  readonly lower_e4: PriceE4 | null;
}

/** What was asked for, and the levels that follow from it. */
export interface AlertTermsRow extends Pick<WaitingAlert, 'upper_e4' | 'lower_e4'> {
  readonly kind: 'above' | 'below' | 'percent';
  /** Hundredths of a per cent; null unless the kind is `percent`, as is the direction. */
  readonly percent_bp: number | null;
  readonly direction: AlertDirection | null;
  /** The price when it was set; null where none was known. */
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

/** An alert that a price has met. */
export interface Firing {
  readonly alert: WaitingAlert;
  readonly price_e4: PriceE4;
  readonly fired_at: string;
}

/** The price alerts of an account: those that wait, and the latest of those that fired. */
export interface AlertStore {
  /** The waiting ones, newest first; then those that fired, latest first. */
  list(account_id: string): Promise<readonly AlertRow[]>;
  waiting(account_id: string): Promise<readonly WaitingAlert[]>;
  /**
   * Loads the alerts that wait and runs `decide` on them, in one transaction:
   * adds the alert unless that returns what stands in its place.
   */
  add<Instead>(
    account_id: string,
    alert: NewAlert,
    decide: (waiting: readonly AlertRow[]) => Instead | undefined,
  ): Promise<AddedAlert | Instead>;
  /** Gives a waiting alert other terms or another note; undefined where there is none. */
  change(
    account_id: string,
    id: string,
    changes: { terms?: AlertTermsRow | undefined; note?: string | undefined },
  ): Promise<AlertRow | 'fired' | undefined>;
  /**
   * Writes down what fired, all in one transaction. One that has fired, was
   * removed, or has other levels by now stays as it is.
   */
  fire(account_id: string, firings: readonly Firing[]): Promise<void>;
  /**
   * Takes an alert away, and forgets for good those taken away before
   * `forgotten_before`. Undefined where there is no such alert.
   */
  remove(
    account_id: string,
    id: string,
    removed_at: string,
    forgotten_before: string,
  ): Promise<AlertRow | undefined>;
  /** Brings back what was taken away; undefined where it is forgotten or never was. */
  restore(
    account_id: string,
    id: string,
    waiting_max: number,
  ): Promise<AlertRow | 'full' | undefined>;
  /** Notes that a person knows of these firings. */
  markSeen(account_id: string, ids: readonly string[]): Promise<void>;
  get(account_id: string, id: string): Promise<AlertRow | undefined>;
}
