import { openSharedPort } from '../shared-port';
import type { PriceLink, PriceStreamListener } from './price-connection';
import type { HubMessage, TabMessage } from './price-hub';

/**
 * A link to the price connection that all tabs share.
 *
 * @param onFailure called once where the worker does not work, or no longer
 * @returns null where there are no shared workers
 */
export function openSharedLink(
  url: string,
  listener: PriceStreamListener,
  onFailure: () => void,
): PriceLink | null {
  const port = openSharedPort<TabMessage, HubMessage>({
    name: url,
    probe: 'wake',
    goodbye: 'leave',
    onMessage(message) {
      if (message.kind === 'status') listener.onStatus(message.status);
      else if (message.kind === 'snapshot') listener.onSnapshot(message.event);
      else listener.onTick(message.event);
    },
    onFailure,
  });
  if (!port) return null;
  return {
    wake: () => port.ask('wake'),
    rest() {
      port.rest();
      port.tell('rest');
    },
    close: port.close,
  };
}
