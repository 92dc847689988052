import type { AskedAction, ProblemCode } from '@finally/contract';

/** Something that a program asked for. Times are ISO 8601. */
export interface ProposalRow {
  readonly id: string;
  /** The ledger for which it was asked. */
  readonly ledger: number;
  readonly source: string;
  readonly client: string | null;
  readonly asked: AskedAction;
  readonly sentence: string;
  readonly client_order_id: string | null;
  /** Dollars per share. */
  readonly shown_price: number | null;
  readonly state: 'pending' | 'executed' | 'refused' | 'declined';
  readonly error: { readonly code: ProblemCode; readonly detail: string } | null;
  readonly order_id: string | null;
  readonly created_at: string;
  readonly expires_at: string;
  readonly decided_at: string | null;
}

/** The proposals of each account. None is ever deleted but with its account. */
export interface ProposalStore {
  add(account_id: string, row: ProposalRow): Promise<void>;
  find(account_id: string, id: string): Promise<ProposalRow | undefined>;
  /** Returns the proposal of a source with a client order id. */
  findByClientId(
    account_id: string,
    source: string,
    client_order_id: string,
  ): Promise<ProposalRow | undefined>;
  /** Returns the undecided proposals, expired ones too, oldest first. */
  undecided(account_id: string): Promise<readonly ProposalRow[]>;
  /** Returns the newest decided proposals, newest first. */
  decided(account_id: string, limit: number): Promise<readonly ProposalRow[]>;
  /** Returns how many proposals were made since a time. */
  countSince(account_id: string, since: string): Promise<number>;
  /** Replaces a pending proposal; one that is decided stays as it is. */
  update(account_id: string, row: ProposalRow): Promise<void>;
}
