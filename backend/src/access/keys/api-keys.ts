import { API_KEYS_MAX, type ApiKey, type ApiKeyRequest, type NewApiKey } from '@finally/contract';
import type { NewSecret } from '../../kernel/ids.ts';
import { keySource, type Principal, type Scope } from '../../kernel/principal.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { toIso, type WallClock } from '../../kernel/time/clock.ts';
import { MINUTE_MS } from '../../kernel/time/units.ts';
import type { KeyRow, KeyStore } from '../store.ts';
import { hashOf, isSameHash, readKey, writeKey } from './key-text.ts';
import type { KeyRefusal } from './refusals.ts';

export interface ApiKeysOptions {
  readonly store: KeyStore;
  readonly clock: WallClock;
  readonly newSecret: NewSecret;
  /** Called if the last use of a key could not be noted. */
  readonly onError: (error: unknown) => void;
}

/** The last use is noted at most this often. */
const USE_NOTED_EVERY_MS = MINUTE_MS;
const ID_LENGTH = 12;

const SCOPES: Readonly<Record<KeyRow['scope'], readonly Scope[]>> = {
  read: ['read'],
  trade: ['read', 'trade'],
};

/**
 * The keys by which programs use one account each. They are held in memory, because every request of a
 * program asks for its key.
 */
export class ApiKeys {
  readonly #options: ApiKeysOptions;
  readonly #keys = new Map<string, KeyRow>();
  /** What is called when a key ends, by its id. */
  readonly #listeners = new Map<string, Set<() => void>>();

  constructor(options: ApiKeysOptions) {
    this.#options = options;
  }

  /** Reads the keys. Await it before requests are served. */
  async open(): Promise<void> {
    for (const key of await this.#options.store.all()) this.#keys.set(key.id, key);
  }

  /** Returns the keys of an account, revoked ones too, newest first. */
  list(account_id: string): readonly ApiKey[] {
    return this.#of(account_id).map(toApiKey).reverse();
  }

  /** Makes a key. Its secret is in the answer and nowhere else. */
  async add(
    account_id: string,
    { label, scope, asks_person = false }: ApiKeyRequest,
  ): Promise<Result<NewApiKey, KeyRefusal<'add'>>> {
    const { store, clock, newSecret } = this.#options;
    const valid = this.#of(account_id).filter(({ revoked_at }) => revoked_at === null);
    if (valid.length >= API_KEYS_MAX) {
      const detail = `The account has ${API_KEYS_MAX} keys already. Revoke one first.`;
      return refuse('too_many_keys', detail);
    }
    const id = this.#newId();
    const secret = newSecret();
    const key: KeyRow = {
      id,
      account_id,
      label,
      scope,
      asks_person,
      secret_hash: hashOf(secret),
      created_at: toIso(clock.now_ms()),
      last_used_at: null,
      revoked_at: null,
    };
    await store.add(key);
    this.#keys.set(id, key);
    return ok({ key: toApiKey(key), secret: writeKey(id, secret) });
  }

  /** Returns the label of a key by its name in the journal; undefined if there is no such key. */
  labelOf(account_id: string, source: string): string | undefined {
    return this.#of(account_id).find(({ id }) => keySource(id) === source)?.label;
  }

  /** Returns whether the key that a source names may trade. */
  mayTrade(account_id: string, source: string): boolean {
    const key = this.#of(account_id).find(({ id }) => keySource(id) === source);
    return key?.scope === 'trade' && key.revoked_at === null;
  }

  /** Revokes a key: it counts for nothing from now on, and its streams end. */
  async revoke(account_id: string, id: string): Promise<Result<ApiKey, KeyRefusal<'revoke'>>> {
    const { store, clock } = this.#options;
    const key = this.#keys.get(id);
    if (key?.account_id !== account_id) {
      return refuse('unknown_key', 'The account has no such key.');
    }
    if (key.revoked_at !== null) return ok(toApiKey(key));
    const revoked = { ...key, revoked_at: toIso(clock.now_ms()) };
    // It ends even if that cannot be stored yet.
    this.#keys.set(id, revoked);
    this.#end(id);
    await store.revoke(account_id, id, revoked.revoked_at);
    return ok(toApiKey(revoked));
  }

  /** Ends all keys of an account that was erased. */
  forget(account_id: string): void {
    for (const { id } of this.#of(account_id)) {
      this.#keys.delete(id);
      this.#end(id);
    }
  }

  /** Returns who sends a bearer token, and notes its use; undefined if it is no valid key. */
  identify(bearer: string): Principal | undefined {
    const parts = readKey(bearer);
    const key = parts && this.#keys.get(parts.id);
    // Hashed in any case, so that the time does not tell whether there is such a key.
    const isRight = isSameHash(hashOf(parts?.secret ?? ''), key?.secret_hash ?? hashOf('none'));
    if (!key || key.revoked_at !== null || !isRight) return undefined;
    this.#noteUse(key);
    return {
      kind: 'agent',
      source: keySource(key.id),
      account_ids: [key.account_id],
      scopes: SCOPES[key.scope],
      key: key.id,
      asks_person: key.asks_person,
    };
  }

  /**
   * Calls the listener once when the key is revoked.
   *
   * @returns a function that removes the listener
   */
  onEnd(id: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(id) ?? new Set();
    this.#listeners.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(id);
    };
  }

  #of(account_id: string): readonly KeyRow[] {
    return [...this.#keys.values()].filter((key) => key.account_id === account_id);
  }

  #end(id: string): void {
    const listeners = this.#listeners.get(id) ?? [];
    this.#listeners.delete(id);
    for (const listener of listeners) listener();
  }

  #noteUse(key: KeyRow): void {
    const { store, clock, onError } = this.#options;
    const now_ms = clock.now_ms();
    const last_ms = key.last_used_at === null ? 0 : Date.parse(key.last_used_at);
    if (now_ms - last_ms < USE_NOTED_EVERY_MS) return;
    const last_used_at = toIso(now_ms);
    this.#keys.set(key.id, { ...key, last_used_at });
    store.use(key.account_id, key.id, last_used_at).catch(onError);
  }

  /** Returns letters and digits that no key has yet. */
  #newId(): string {
    for (;;) {
      const id = this.#options
        .newSecret()
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '')
        .slice(0, ID_LENGTH);
      if (id.length === ID_LENGTH && !this.#keys.has(id)) return id;
    }
  }
}

const toApiKey = ({ account_id: _, secret_hash: __, ...key }: KeyRow): ApiKey => ({
  ...key,
  source: keySource(key.id),
});
