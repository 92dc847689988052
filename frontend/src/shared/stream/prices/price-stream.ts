import { conflate } from './conflation';
import {
  type ConnectionStatus,
  PriceConnection,
  type PriceLink,
  type PriceStreamListener,
} from './price-connection';
import { openSharedLink } from './shared-link';

export type { ConnectionStatus };

/** Also the name of the shared worker that delivers prices and account events. */
export const PRICE_STREAM_URL = '/api/stream/prices';

/** A page that is hidden longer than this receives no prices until it is visible again. */
export const HIDDEN_MS_MAX = 10_000;

/**
 * Follows the price stream until closed: over the connection that all tabs share, or over its own
 * connection if the browser has no shared workers.
 */
export class PriceStream {
  readonly #listener: PriceStreamListener;
  #link: PriceLink;
  #isAwake = false;
  #status: ConnectionStatus = 'connecting';
  #hiddenTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(url: string, { onStatus, onSnapshot, onTick }: PriceStreamListener) {
    this.#listener = {
      onStatus: (status) => {
        if (status === this.#status) return;
        this.#status = status;
        onStatus(status);
      },
      onSnapshot,
      onTick,
    };
    const ownLink = () => new PriceConnection(url, conflate(this.#listener));
    const onFailure = () => {
      this.#link = ownLink();
      if (this.#isAwake) this.#link.wake();
    };
    this.#link = openSharedLink(url, this.#listener, onFailure) ?? ownLink();
    document.addEventListener('visibilitychange', this.#onVisibility);
    window.addEventListener('pagehide', this.#rest);
    window.addEventListener('pageshow', this.#onVisibility);
    if (!document.hidden) this.#wake();
  }

  /** Closes the stream permanently. */
  close(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    window.removeEventListener('pagehide', this.#rest);
    window.removeEventListener('pageshow', this.#onVisibility);
    clearTimeout(this.#hiddenTimer);
    this.#link.close();
  }

  #wake(): void {
    if (this.#isAwake) return;
    this.#isAwake = true;
    this.#link.wake();
  }

  readonly #rest = (): void => {
    if (!this.#isAwake) return;
    this.#isAwake = false;
    this.#link.rest();
    // Prices are missed meanwhile, as if the connection had been lost.
    if (this.#status === 'live' || this.#status === 'stale') {
      this.#listener.onStatus('reconnecting');
    }
  };

  readonly #onVisibility = (): void => {
    clearTimeout(this.#hiddenTimer);
    if (document.hidden) this.#hiddenTimer = setTimeout(this.#rest, HIDDEN_MS_MAX);
    else this.#wake();
  };
}
