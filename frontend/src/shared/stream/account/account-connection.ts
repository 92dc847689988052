import { ACCOUNT_EVENT_NAMES, type AccountStreamEvent } from '@finally/contract';
import { reconnectDelay } from '../prices/price-connection';

export type AccountListener = (event: AccountStreamEvent) => void;

/** A connection to the account stream. */
export interface AccountLink {
  /** Brings events until closed. Harmless if it does so already. */
  open(): void;
  close(): void;
}

const URL_OF_STREAM = '/api/stream/account';

/**
 * Follows the account stream in a page or a worker. After a broken connection EventSource comes
 * back by itself, with the id of the last event, and the server goes on from there. If it gives
 * up, as on an error status, a new one is opened, whose first event is a `reset`.
 */
export class AccountConnection implements AccountLink {
  readonly #listener: AccountListener;
  #source: EventSource | null = null;
  #failures = 0;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(listener: AccountListener) {
    this.#listener = listener;
  }

  open(): void {
    if (this.#source) return;
    clearTimeout(this.#retryTimer);
    const source = new EventSource(URL_OF_STREAM);
    source.onopen = () => {
      this.#failures = 0;
    };
    for (const name of ACCOUNT_EVENT_NAMES) {
      source.addEventListener(name, ({ data }: MessageEvent<string>) =>
        this.#listener({ name, data: JSON.parse(data) } as AccountStreamEvent),
      );
    }
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return;
      this.#source = null;
      this.#retryTimer = setTimeout(() => this.open(), reconnectDelay(this.#failures));
      this.#failures += 1;
    };
    this.#source = source;
  }

  close(): void {
    clearTimeout(this.#retryTimer);
    this.#source?.close();
    this.#source = null;
  }
}
