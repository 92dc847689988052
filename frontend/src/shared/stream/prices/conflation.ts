import type { PriceEvent, PriceUpdate } from '@finally/contract';
import type { PriceStreamListener } from './price-connection';

/** Prices on the page change at most four times per second: faster changes cannot be read. */
export const CONFLATION_MS = 250;

/**
 * Wraps a listener so that it receives at most one tick per CONFLATION_MS. A tick after a pause is
 * passed on at once; ticks within the pause are merged into one with the latest price of each ticker. A
 * headline comes with a single price, so it is kept when a later price replaces that one.
 */
export function conflate(listener: PriceStreamListener): PriceStreamListener {
  let waiting: Record<string, PriceUpdate> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function pass(): void {
    timer = undefined;
    if (!waiting) return;
    const event = waiting;
    waiting = null;
    timer = setTimeout(pass, CONFLATION_MS);
    listener.onTick(event);
  }

  function keep(event: PriceEvent): void {
    waiting ??= {};
    for (const [ticker, update] of Object.entries(event)) {
      const headline = update.headline ?? waiting[ticker]?.headline ?? null;
      waiting[ticker] = headline === update.headline ? update : { ...update, headline };
    }
  }

  return {
    onStatus: (status) => listener.onStatus(status),
    onSnapshot(event) {
      // The snapshot contains every price.
      waiting = null;
      listener.onSnapshot(event);
    },
    onTick(event) {
      keep(event);
      if (timer === undefined) pass();
    },
  };
}
