import { ACCOUNT_EVENT_NAMES, type AccountStreamEvent } from '@finally/contract';
import { reconnectDelay } from '../reconnect-delay';

export type AccountListener = (event: AccountStreamEvent) => void;

/** A connection to the account stream. */
export interface AccountLink {
  /** Delivers events until closed. Does nothing if already open. */
  open(): void;
  close(): void;
}

const STREAM_URL = '/api/stream/account';

/**
 * Follows the account stream in a page or a worker. After a broken connection EventSource reconnects
 * by itself with the id of the last event, and the server continues from there. If it gives up, as on
 * an error status, a new one is opened, whose first event is a `reset`.
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
    const source = new EventSource(STREAM_URL);
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
