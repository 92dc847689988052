import { ACCOUNT_EVENT_NAMES, type AccountStreamEvent } from '@finally/contract';
import { reconnectDelay } from '../reconnect-delay';

/** Receives an event and the account that it is about. */
export type AccountListener = (event: AccountStreamEvent, account_id: string) => void;

/** A connection to the account stream. */
export interface AccountLink {
  /** Delivers the events of these accounts until closed. Does nothing if it does so already. */
  follow(account_ids: readonly string[]): void;
  close(): void;
}

/**
 * Follows the events of one or several accounts over one connection, in a page or a worker. After a
 * broken connection EventSource reconnects by itself with the id of the last event, and the server
 * continues from there. If it gives up, as on an error status, or if other accounts are followed, a new
 * one is opened with the last event of each account; of an account without one, the first event is a
 * `reset`.
 */
export class AccountConnection implements AccountLink {
  readonly #listener: AccountListener;
  /** The last event of each account, by its id; undefined before its first. */
  #followed = new Map<string, string | undefined>();
  #source: EventSource | null = null;
  #failures = 0;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(listener: AccountListener) {
    this.#listener = listener;
  }

  follow(account_ids: readonly string[]): void {
    const isSame =
      account_ids.length === this.#followed.size &&
      account_ids.every((account_id) => this.#followed.has(account_id));
    if (this.#source && isSame) return;
    this.#disconnect();
    this.#followed = new Map(
      account_ids.map((account_id) => [account_id, this.#followed.get(account_id)]),
    );
    this.#open();
  }

  close(): void {
    this.#disconnect();
    this.#followed.clear();
  }

  #open(): void {
    clearTimeout(this.#retryTimer);
    const source = new EventSource(`/api/stream/account?accounts=${this.#places()}`);
    source.onopen = () => {
      this.#failures = 0;
    };
    for (const name of ACCOUNT_EVENT_NAMES) {
      source.addEventListener(name, ({ data, lastEventId }: MessageEvent<string>) => {
        this.#keepPlaces(lastEventId);
        const { account_id, ...rest } = JSON.parse(data);
        this.#listener({ name, data: rest } as AccountStreamEvent, account_id);
      });
    }
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return;
      this.#source = null;
      this.#retryTimer = setTimeout(() => this.#open(), reconnectDelay(this.#failures));
      this.#failures += 1;
    };
    this.#source = source;
  }

  /** Returns the accounts with their last events, as the server expects them: `default:12,swing`. */
  #places(): string {
    return [...this.#followed]
      .map(([account_id, sequence]) =>
        sequence === undefined ? account_id : `${account_id}:${sequence}`,
      )
      .join(',');
  }

  #keepPlaces(id: string): void {
    for (const place of id.split(',')) {
      const [account_id = '', sequence] = place.split(':');
      if (this.#followed.has(account_id)) this.#followed.set(account_id, sequence);
    }
  }

  #disconnect(): void {
    clearTimeout(this.#retryTimer);
    this.#source?.close();
    this.#source = null;
  }
}
