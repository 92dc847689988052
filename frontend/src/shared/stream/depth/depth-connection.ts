import type { DepthEvent } from '@finally/contract';
import { accountPath } from '../../account/current-account';
import { reconnectDelay } from '../reconnect-delay';

export interface DepthConnectionListener {
  onEvent(event: DepthEvent): void;
  /** Called if events stop coming, until the next event. */
  onLost(): void;
}

/** Follows the depth of one ticker until closed. A hidden page has no connection. */
export class DepthConnection {
  readonly #url: string;
  readonly #listener: DepthConnectionListener;
  #source: EventSource | null = null;
  #failures = 0;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(ticker: string, listener: DepthConnectionListener) {
    this.#url = `/api${accountPath(`/stream/depth/${encodeURIComponent(ticker)}`)}`;
    this.#listener = listener;
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#onVisibility();
  }

  close(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#disconnect();
  }

  #open(): void {
    this.#disconnect();
    const source = new EventSource(this.#url);
    source.onmessage = ({ data }: MessageEvent<string>) => {
      this.#failures = 0;
      this.#listener.onEvent(JSON.parse(data) as DepthEvent);
    };
    source.onerror = () => {
      this.#listener.onLost();
      // EventSource reconnects by itself, unless the server answered with an error.
      if (source.readyState !== EventSource.CLOSED) return;
      this.#disconnect();
      this.#retryTimer = setTimeout(() => this.#open(), reconnectDelay(this.#failures));
      this.#failures += 1;
    };
    this.#source = source;
  }

  #disconnect(): void {
    clearTimeout(this.#retryTimer);
    this.#source?.close();
    this.#source = null;
  }

  readonly #onVisibility = (): void => {
    if (document.hidden) this.#disconnect();
    else if (!this.#source) this.#open();
  };
}
