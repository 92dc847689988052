import { openSharedPort } from '../shared-port';
import type { PriceLink, PriceStreamListener } from './price-connection';
import type { HubMessage, TabMessage } from './price-hub';

/**
 * Opens a link to the price connection that all tabs share.
 *
 * @param onFailure called once if the worker does not work or stops working
 * @returns null if the browser has no shared workers
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
    wake: () => port.request('wake'),
    rest() {
      port.rest();
      port.send('rest');
    },
    close: port.close,
  };
}
