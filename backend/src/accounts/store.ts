import type { AccountColor, FillProfileName } from '@finally/contract';
import type { Cents } from '../kernel/money.ts';

/** What is kept of an account besides its ledger. Times are ISO 8601. */
export interface AccountRecord {
  readonly id: string;
  readonly name: string;
  readonly color: AccountColor;
  readonly kind: 'cash' | 'margin';
  readonly ledger: number;
  readonly starting_cash_cents: Cents;
  readonly cash_cents: Cents;
  readonly fill_profile: FillProfileName;
  /** The names of its fee schedules, divided by blanks; null for those of the fill profile. */
  readonly fees: string | null;
  readonly created_at: string;
  readonly opened_at: string;
  readonly archived_at: string | null;
  readonly forked_from: string | null;
  readonly forked_at: string | null;
}

export type NewAccount = Pick<
  AccountRecord,
  'id' | 'name' | 'color' | 'starting_cash_cents' | 'fill_profile' | 'fees' | 'created_at'
>;

export type AccountCopy = Pick<AccountRecord, 'id' | 'name' | 'color'>;

export interface ClosedLedgerRow {
  readonly ledger: number;
  readonly starting_cash_cents: Cents;
  readonly fill_profile: FillProfileName;
  readonly opened_at: string | null;
  readonly closed_at: string | null;
  readonly trades: number;
}

/** Why an account was not made or renamed; names are compared without regard to the case of A to Z. */
export type AccountOutcome = 'done' | 'name_taken' | 'full';

/** The accounts of the server: which there are, and what makes, copies and ends them. */
export interface AccountStore {
  /** Returns all accounts in the order in which they were made. */
  list(): Promise<readonly AccountRecord[]>;
  get(account_id: string): Promise<AccountRecord | undefined>;
  /** Returns the ledgers that resets closed, newest first. */
  closedLedgers(account_id: string): Promise<readonly ClosedLedgerRow[]>;
  /**
   * Returns the accounts that hold a position or have an open order, last changed first. Reads no
   * journal, so that a damaged one does not keep the server from starting.
   */
  busy(): Promise<readonly string[]>;
  /** Returns the accounts that are not archived and have an alert or a scan that waits. */
  watching(): Promise<readonly string[]>;
  /** Returns the accounts in which an answer was interrupted or an action waits for approval. */
  interrupted(): Promise<readonly string[]>;
  /** @param count_max accounts that there may be */
  create(account: NewAccount, count_max: number): Promise<AccountOutcome>;
  /** Changes the name or the color of an account. */
  change(
    account_id: string,
    changes: { readonly name?: string | undefined; readonly color?: AccountColor | undefined },
  ): Promise<Exclude<AccountOutcome, 'full'>>;
  /**
   * Creates a copy of an account as it is now: cash, positions, open orders, value curve, watchlists,
   * workspaces, scans, waiting alerts and settings. They share nothing afterwards.
   */
  fork(account_id: string, copy: AccountCopy, count_max: number): Promise<AccountOutcome>;
  /** Archives an account and cancels its open orders; an archived one stays as it is. */
  archive(account_id: string): Promise<void>;
  /** Ends the archiving of an account. */
  restore(account_id: string): Promise<void>;
  /** Deletes everything that is stored of an account. */
  erase(account_id: string): Promise<void>;
  /** Yields everything that is stored of an account, except the secrets of its keys. */
  rows(account_id: string): AsyncIterable<AccountRows>;
}

/** Some rows of a table, in the order of its primary key. */
export interface AccountRows {
  readonly table: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}
