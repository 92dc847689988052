import type { PriceEvent } from '@finally/contract';

/**
 * `connecting` before the first connection, `stale` while connected but without
 * news for longer than usual, `reconnecting` while a lost connection is being
 * restored, `disconnected` once that has failed for OUTAGE_MS (attempts go on).
 */
export type ConnectionStatus = 'connecting' | 'live' | 'stale' | 'reconnecting' | 'disconnected';

export interface PriceStreamListener {
  onStatus(status: ConnectionStatus): void;
  /** The first event of a connection: every price. */
  onSnapshot(event: PriceEvent): void;
  /** The prices that changed. */
  onTick(event: PriceEvent): void;
}

/** A way to the prices that can be given up for a while. */
export interface PriceLink {
  /** Brings prices, beginning with a snapshot. Harmless where it does so already. */
  wake(): void;
  /** Brings nothing and costs nothing until it is woken. */
  rest(): void;
  /** Ends for good. */
  close(): void;
}

export const BACKOFF_MS_MIN = 1_000;
export const BACKOFF_MS_MAX = 15_000;
export const OUTAGE_MS = 8_000;
/** Silence that is no news yet, and how many times the usual pause may pass before it is. */
export const SILENCE_MS_MIN = 10_000;
export const SILENT_PAUSES = 2.5;

/** How long to wait after some failures in a row, in milliseconds: ever longer, spread by chance. */
export const reconnectDelay = (failures: number): number =>
  Math.min(BACKOFF_MS_MIN * 2 ** failures, BACKOFF_MS_MAX) * (0.5 + Math.random() / 2);

function parse(data: string): PriceEvent | null {
  try {
    return JSON.parse(data) as PriceEvent;
  } catch {
    return null;
  }
}

/**
 * Follows the price stream over a connection of its own, in a page or a worker.
 * EventSource reconnects by itself after a broken connection; where it gives
 * up, as on an error status, this does, with growing pauses that chance spreads.
 */
export class PriceConnection implements PriceLink {
  readonly #url: string;
  readonly #listener: PriceStreamListener;
  #source: EventSource | null = null;
  #status: ConnectionStatus = 'connecting';
  #failures = 0;
  #lastEventAt: number | null = null;
  #patience = SILENCE_MS_MIN;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #outageTimer: ReturnType<typeof setTimeout> | undefined;
  #silenceTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(url: string, listener: PriceStreamListener) {
    this.#url = url;
    this.#listener = listener;
  }

  wake(): void {
    if (this.#source?.readyState === EventSource.OPEN) return;
    globalThis.addEventListener('online', this.#onOnline);
    if (this.#status !== 'disconnected') this.#awaitOutage();
    this.#open();
  }

  rest(): void {
    globalThis.removeEventListener('online', this.#onOnline);
    this.#hangUp();
    clearTimeout(this.#outageTimer);
    if (this.#status === 'live' || this.#status === 'stale') this.#become('reconnecting');
  }

  close(): void {
    globalThis.removeEventListener('online', this.#onOnline);
    this.#hangUp();
    clearTimeout(this.#outageTimer);
  }

  #open(): void {
    this.#hangUp();
    const source = new EventSource(this.#url);
    let isFirst = true;
    source.onopen = () => {
      isFirst = true;
      this.#failures = 0;
      clearTimeout(this.#outageTimer);
      this.#lastEventAt = null;
      this.#become('live');
      this.#awaitNews();
    };
    source.onmessage = (message: MessageEvent<string>) => {
      const event = parse(message.data);
      if (!event) return;
      this.#heard();
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
    clearTimeout(this.#silenceTimer);
    this.#source?.close();
    this.#source = null;
  }

  #retryLater(): void {
    this.#hangUp();
    this.#retryTimer = setTimeout(() => this.#open(), reconnectDelay(this.#failures));
    this.#failures += 1;
  }

  #lost(): void {
    clearTimeout(this.#silenceTimer);
    if (this.#status !== 'live' && this.#status !== 'stale') return;
    this.#become('reconnecting');
    this.#awaitOutage();
  }

  #awaitOutage(): void {
    clearTimeout(this.#outageTimer);
    this.#outageTimer = setTimeout(() => this.#become('disconnected'), OUTAGE_MS);
  }

  /** What is usual is what the last pause was: some sources tell news only every few seconds. */
  #heard(): void {
    const now = Date.now();
    const pause = this.#lastEventAt === null ? 0 : now - this.#lastEventAt;
    this.#lastEventAt = now;
    this.#patience = Math.max(SILENCE_MS_MIN, pause * SILENT_PAUSES);
    this.#become('live');
    this.#awaitNews();
  }

  #awaitNews(): void {
    clearTimeout(this.#silenceTimer);
    this.#silenceTimer = setTimeout(() => this.#become('stale'), this.#patience);
  }

  #become(status: ConnectionStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    this.#listener.onStatus(status);
  }

  readonly #onOnline = (): void => this.wake();
}
