import type { PriceEvent } from '@finally/contract';
import type { ConnectionStatus, PriceLink, PriceStreamListener } from './price-connection';

/** A message from a tab to the worker. */
export type TabMessage = 'wake' | 'rest' | 'leave';

/** A message from the worker to a tab. */
export type HubMessage =
  | { readonly kind: 'status'; readonly status: ConnectionStatus }
  | { readonly kind: 'snapshot'; readonly event: PriceEvent }
  | { readonly kind: 'tick'; readonly event: PriceEvent };

/** The port to a tab, such as a MessagePort. */
export interface HubPort {
  postMessage(message: HubMessage): void;
}

/**
 * Shares one connection among all tabs. A resting tab receives nothing; once all tabs rest, the
 * connection is suspended.
 */
export class PriceHub implements PriceStreamListener {
  readonly #link: PriceLink;
  readonly #awake = new Set<HubPort>();
  #status: ConnectionStatus = 'connecting';
  /** All prices; null unless the connection is open. */
  #state: PriceEvent | null = null;

  /** @param connect creates the connection, still suspended */
  constructor(connect: (listener: PriceStreamListener) => PriceLink) {
    this.#link = connect(this);
  }

  /** Handles a message of a tab. */
  receive(port: HubPort, message: TabMessage): void {
    if (message !== 'wake') {
      if (this.#awake.delete(port) && this.#awake.size === 0) this.#link.rest();
      return;
    }
    const wasResting = this.#awake.size === 0;
    this.#awake.add(port);
    port.postMessage({ kind: 'status', status: this.#status });
    if (wasResting) this.#link.wake();
    else if (this.#state) port.postMessage({ kind: 'snapshot', event: this.#state });
  }

  onStatus(status: ConnectionStatus): void {
    this.#status = status;
    if (status !== 'live' && status !== 'stale') this.#state = null;
    this.#broadcast({ kind: 'status', status });
  }

  onSnapshot(event: PriceEvent): void {
    this.#state = { ...event };
    this.#broadcast({ kind: 'snapshot', event });
  }

  onTick(event: PriceEvent): void {
    Object.assign(this.#state ?? {}, event);
    this.#broadcast({ kind: 'tick', event });
  }

  #broadcast(message: HubMessage): void {
    for (const port of this.#awake) port.postMessage(message);
  }
}
