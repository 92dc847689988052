import { type PriceEvent, PriceEventSchema } from '@finally/contract';
import { EventSocket } from './event-socket.ts';

/** A price stream client on a plain socket; the test controls when it reads. */
export class PriceSocket extends EventSocket<PriceEvent> {
  constructor(url: string, path = '/api/stream/prices', headers: readonly string[] = []) {
    super(url, path, (data) => PriceEventSchema.parse(data), headers);
  }
}
