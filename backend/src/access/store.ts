import type { ApiKeyScope } from '@finally/contract';

/** A key of an account, without its secret. Times are ISO 8601. */
export interface KeyRow {
  readonly id: string;
  readonly account_id: string;
  readonly label: string;
  readonly scope: ApiKeyScope;
  /** Whether its program may ask the person for approval itself, instead of the terminal. */
  readonly asks_person: boolean;
  /** SHA-256 of the secret. */
  readonly secret_hash: string;
  readonly created_at: string;
  readonly last_used_at: string | null;
  readonly revoked_at: string | null;
}

/** The keys of all accounts. */
export interface KeyStore {
  /** Returns all keys, revoked ones too, oldest first. */
  all(): Promise<readonly KeyRow[]>;
  add(key: KeyRow): Promise<void>;
  revoke(account_id: string, id: string, revoked_at: string): Promise<void>;
  /** Notes when a key was used, without waiting for the disk. */
  use(account_id: string, id: string, last_used_at: string): Promise<void>;
}
