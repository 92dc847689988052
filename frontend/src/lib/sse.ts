import type { PriceEvent } from '@finally/contract';

/**
 * `connecting` before the first connection, `reconnecting` while a lost one is
 * being restored, `disconnected` once that has failed for OUTAGE_MS (attempts
 * go on).
 */
export type ConnectionStatus = 'connecting' | 'live' | 'reconnecting' | 'disconnected';

export interface PriceStreamListener {
  onStatus(status: ConnectionStatus): void;
  /** The first event of a connection: every price. */
  onSnapshot(event: PriceEvent): void;
  /** The prices that changed. */
  onTick(event: PriceEvent): void;
}

export const BACKOFF_MS_MIN = 1_000;
export const BACKOFF_MS_MAX = 15_000;
export const OUTAGE_MS = 8_000;
/** A page hidden this long gives its connection back: a browser has six for each server. */
export const HIDDEN_MS_MAX = 10_000;

function parse(data: string): PriceEvent | null {
  try {
    return JSON.parse(data) as PriceEvent;
  } catch {
    return null;
  }
}

/**
 * Follows the price stream until closed. EventSource reconnects by itself
 * after a broken connection; where it gives up, as on an error status, this
 * does, with growing pauses.
 */
export class PriceStream {
  readonly #url: string;
  readonly #listener: PriceStreamListener;
  #source: EventSource | null = null;
  #status: ConnectionStatus = 'connecting';
  #failures = 0;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #outageTimer: ReturnType<typeof setTimeout> | undefined;
  #hiddenTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(url: string, listener: PriceStreamListener) {
    this.#url = url;
    this.#listener = listener;
    document.addEventListener('visibilitychange', this.#onVisibility);
    window.addEventListener('online', this.#resume);
    this.#awaitOutage();
    if (!document.hidden) this.#open();
  }

  /** Ends the stream for good. */
  close(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    window.removeEventListener('online', this.#resume);
    clearTimeout(this.#hiddenTimer);
    clearTimeout(this.#outageTimer);
    this.#hangUp();
  }

  #open(): void {
    this.#hangUp();
    const source = new EventSource(this.#url);
    let isFirst = true;
    source.onopen = () => {
      isFirst = true;
      this.#failures = 0;
      this.#become('live');
    };
    source.onmessage = (message: MessageEvent<string>) => {
      const event = parse(message.data);
      if (!event) return;
      if (isFirst) this.#listener.onSnapshot(event);
      else this.#listener.onTick(event);
      isFirst = false;
    };
    source.onerror = () => {
      this.#lost();
      if (source.readyState === EventSource.CLOSED) this.#retryLater();
    };
    this.#source = source;
  }

  #hangUp(): void {
    clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
    this.#source?.close();
    this.#source = null;
  }

  #retryLater(): void {
    this.#hangUp();
    const pause = Math.min(BACKOFF_MS_MIN * 2 ** this.#failures, BACKOFF_MS_MAX);
    this.#failures += 1;
    this.#retryTimer = setTimeout(() => this.#open(), pause);
  }

  #lost(): void {
    if (this.#status !== 'live') return;
    this.#become('reconnecting');
    this.#awaitOutage();
  }

  #awaitOutage(): void {
    clearTimeout(this.#outageTimer);
    this.#outageTimer = setTimeout(() => this.#become('disconnected'), OUTAGE_MS);
  }

  #become(status: ConnectionStatus): void {
    if (status === 'live') clearTimeout(this.#outageTimer);
    if (status === this.#status) return;
    this.#status = status;
    this.#listener.onStatus(status);
  }

  readonly #resume = (): void => {
    if (document.hidden || this.#source?.readyState === EventSource.OPEN) return;
    this.#open();
  };

  readonly #onVisibility = (): void => {
    clearTimeout(this.#hiddenTimer);
    if (!document.hidden) {
      this.#resume();
      return;
    }
    this.#hiddenTimer = setTimeout(() => {
      this.#hangUp();
      clearTimeout(this.#outageTimer);
      if (this.#status === 'live') this.#become('reconnecting');
    }, HIDDEN_MS_MAX);
  };
}
