import type { PriceEvent, PriceUpdate } from '@finally/contract';
import type { PriceStreamListener } from './price-connection';

/**
 * Prices change before the eye at most four times a second, whatever the market
 * does: faster, nobody can read them. The terminals of brokers do the same.
 */
export const CONFLATION_MS = 250;

/**
 * Passes ticks on with pauses of CONFLATION_MS between them: one that comes
 * after a pause at once, those that come within it as one, in which each ticker
 * stands as it was told last. A headline is told with one price alone, so it
 * stays with the price that takes that one's place.
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
      // It says where everything stands.
      waiting = null;
      listener.onSnapshot(event);
    },
    onTick(event) {
      keep(event);
      if (timer === undefined) pass();
    },
  };
}
