import { AccountConnection } from './account/account-connection';
import { AccountHub, type AccountTabMessage, isForAccountHub } from './account/account-hub';
import { conflate } from './prices/conflation';
import { PriceConnection } from './prices/price-connection';
import { PriceHub, type TabMessage } from './prices/price-hub';

/** What a shared worker has of its global scope that is used here. */
interface SharedScope {
  onconnect: ((event: MessageEvent) => void) | null;
  readonly name: string;
}

const scope = globalThis as unknown as SharedScope;

/** The address of the price stream is the worker's name: each address has a worker of its own. */
const prices = new PriceHub((listener) => new PriceConnection(scope.name, conflate(listener)));
const account = new AccountHub((listener) => new AccountConnection(listener));

scope.onconnect = ({ ports: [port] }) => {
  if (!port) return;
  port.onmessage = ({ data }: MessageEvent<TabMessage | AccountTabMessage>) => {
    if (isForAccountHub(data)) account.hear(port, data);
    else prices.hear(port, data);
  };
};
