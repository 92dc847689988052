import { type PriceEvent, PriceEventSchema } from '@finally/contract';
import { EventSource } from 'eventsource';
import { onTestFinished } from 'vitest';

export interface ReceivedPrices {
  readonly id: string;
  readonly prices: PriceEvent;
}

/** Opens an independent EventSource client on the price stream and collects its events in order. */
export function openPriceEvents(url: string, query = '') {
  const source = new EventSource(`${url}/api/stream/prices${query}`);
  onTestFinished(() => source.close());
  const waiting: ((event: ReceivedPrices) => void)[] = [];
  const arrived: ReceivedPrices[] = [];
  source.addEventListener('message', ({ data, lastEventId }) => {
    const event = { id: lastEventId, prices: PriceEventSchema.parse(JSON.parse(data)) };
    const next = waiting.shift();
    if (next) next(event);
    else arrived.push(event);
  });
  return {
    source,
    /** Returns the next event, which may have arrived already. */
    next(): Promise<ReceivedPrices> {
      const event = arrived.shift();
      if (event) return Promise.resolve(event);
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
}
