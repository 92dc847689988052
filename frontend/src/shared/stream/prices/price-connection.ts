import type { PriceEvent } from '@finally/contract';
import { reconnectDelay } from '../reconnect-delay';

/**
 * `connecting` before the first connection, `stale` while connected but without events for longer than
 * expected, `reconnecting` while a lost connection is being restored, `disconnected` once that has
 * failed for OUTAGE_MS (attempts continue).
 */
export type ConnectionStatus = 'connecting' | 'live' | 'stale' | 'reconnecting' | 'disconnected';

export interface PriceStreamListener {
  onStatus(status: ConnectionStatus): void;
  /** The first event of a connection: every price. */
  onSnapshot(event: PriceEvent): void;
  /** The prices that changed. */
  onTick(event: PriceEvent): void;
}

/** A source of prices that can be suspended. */
export interface PriceLink {
  /** Starts to deliver prices, beginning with a snapshot. Does nothing if it already does. */
  wake(): void;
  /** Suspends delivery, and the connection, until `wake`. */
  rest(): void;
  /** Closes permanently. */
  close(): void;
}

/** How long reconnecting may fail before the status is `disconnected`. */
export const OUTAGE_MS = 8_000;
/** Silence until `stale` before it is known how often events come. */
export const FIRST_SILENCE_MS = 10_000;
/** Afterwards: at least this long, and this multiple of the usual pause between events. */
export const SILENCE_MS_MIN = 3_000;
export const SILENT_PAUSES = 2.5;
/** How much of the usual pause is left after a shorter one, so that a burst does not shorten it at once. */
const PAUSE_DECAY = 0.8;

function parse(data: string): PriceEvent | null {
  try {
    return JSON.parse(data) as PriceEvent;
  } catch {
    return null;
  }
}

/**
 * Follows the price stream over a connection of its own, in a page or a worker. EventSource reconnects
 * by itself after a broken connection. If it gives up, as on an error status, this class reconnects,
 * with exponential backoff and jitter.
 */
export class PriceConnection implements PriceLink {
  readonly #url: string;
  readonly #listener: PriceStreamListener;
  #source: EventSource | null = null;
  #status: ConnectionStatus = 'connecting';
  #failures = 0;
  #lastEventAt: number | null = null;
  #usualPauseMs: number | null = null;
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
    if (this.#status !== 'disconnected') this.#startOutageTimer();
    this.#open();
  }

  rest(): void {
    globalThis.removeEventListener('online', this.#onOnline);
    this.#disconnect();
    clearTimeout(this.#outageTimer);
    if (this.#status === 'live' || this.#status === 'stale') this.#setStatus('reconnecting');
  }

  close(): void {
    globalThis.removeEventListener('online', this.#onOnline);
    this.#disconnect();
    clearTimeout(this.#outageTimer);
  }

  #open(): void {
    this.#disconnect();
    const source = new EventSource(this.#url);
    let isFirst = true;
    source.onopen = () => {
      isFirst = true;
      this.#failures = 0;
      clearTimeout(this.#outageTimer);
      this.#lastEventAt = null;
      this.#setStatus('live');
      this.#startSilenceTimer();
    };
    source.onmessage = (message: MessageEvent<string>) => {
      const event = parse(message.data);
      if (!event) return;
      this.#onEvent();
      if (isFirst) this.#listener.onSnapshot(event);
      else this.#listener.onTick(event);
      isFirst = false;
    };
    source.onerror = () => {
      this.#onLost();
      if (source.readyState === EventSource.CLOSED) this.#retryLater();
    };
    this.#source = source;
  }

  #disconnect(): void {
    // The time until the next connection is no pause of the source.
    this.#lastEventAt = null;
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#silenceTimer);
    this.#source?.close();
    this.#source = null;
  }

  #retryLater(): void {
    this.#disconnect();
    this.#retryTimer = setTimeout(() => this.#open(), reconnectDelay(this.#failures));
    this.#failures += 1;
  }

  #onLost(): void {
    this.#lastEventAt = null;
    clearTimeout(this.#silenceTimer);
    if (this.#status !== 'live' && this.#status !== 'stale') return;
    this.#setStatus('reconnecting');
    this.#startOutageTimer();
  }

  #startOutageTimer(): void {
    clearTimeout(this.#outageTimer);
    this.#outageTimer = setTimeout(() => this.#setStatus('disconnected'), OUTAGE_MS);
  }

  /** Adapts the expected silence to the usual pause: some sources send only every few seconds. */
  #onEvent(): void {
    const now = Date.now();
    if (this.#lastEventAt !== null) {
      const pause = now - this.#lastEventAt;
      this.#usualPauseMs = Math.max(pause, (this.#usualPauseMs ?? 0) * PAUSE_DECAY);
    }
    this.#lastEventAt = now;
    this.#setStatus('live');
    this.#startSilenceTimer();
  }

  #startSilenceTimer(): void {
    clearTimeout(this.#silenceTimer);
    const silence_ms =
      this.#usualPauseMs === null
        ? FIRST_SILENCE_MS
        : Math.max(SILENCE_MS_MIN, this.#usualPauseMs * SILENT_PAUSES);
    this.#silenceTimer = setTimeout(() => this.#setStatus('stale'), silence_ms);
  }

  #setStatus(status: ConnectionStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    this.#listener.onStatus(status);
  }

  readonly #onOnline = (): void => this.wake();
}
