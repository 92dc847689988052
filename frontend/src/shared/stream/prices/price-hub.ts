import type { PriceEvent } from '@finally/contract';
import type { ConnectionStatus, PriceLink, PriceStreamListener } from './price-connection';

/** What a tab tells the worker. */
export type TabMessage = 'wake' | 'rest' | 'leave';

/** What the worker tells a tab. */
export type HubMessage =
  | { readonly kind: 'status'; readonly status: ConnectionStatus }
  | { readonly kind: 'snapshot'; readonly event: PriceEvent }
  | { readonly kind: 'tick'; readonly event: PriceEvent };

/** A tab's end of the line, as a MessagePort is one. */
export interface HubPort {
  postMessage(message: HubMessage): void;
}

/**
 * Shares one connection among all tabs. A tab that rests is sent nothing; once
 * all do, the connection is given back.
 */
export class PriceHub implements PriceStreamListener {
  readonly #link: PriceLink;
  readonly #awake = new Set<HubPort>();
  #status: ConnectionStatus = 'connecting';
  /** Every price, as far as the connection stands. */
  #state: PriceEvent | null = null;

  /** @param connect makes the connection, at rest */
  constructor(connect: (listener: PriceStreamListener) => PriceLink) {
    this.#link = connect(this);
  }

  /** Takes in what a tab says. */
  hear(port: HubPort, message: TabMessage): void {
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
    this.#tell({ kind: 'status', status });
  }

  onSnapshot(event: PriceEvent): void {
    this.#state = { ...event };
    this.#tell({ kind: 'snapshot', event });
  }

  onTick(event: PriceEvent): void {
    Object.assign(this.#state ?? {}, event);
    this.#tell({ kind: 'tick', event });
  }

  #tell(message: HubMessage): void {
    for (const port of this.#awake) port.postMessage(message);
  }
}
