import { AccountConnection } from './account/account-connection';
import { AccountHub, type AccountTabMessage, isForAccountHub } from './account/account-hub';
import { conflate } from './prices/conflation';
import { PriceConnection } from './prices/price-connection';
import { PriceHub, type TabMessage } from './prices/price-hub';

/** The part of a shared worker's global scope that is used here. */
interface SharedScope {
  onconnect: ((event: MessageEvent) => void) | null;
  readonly name: string;
}

const scope = globalThis as unknown as SharedScope;

/** The worker's name is the URL of the price stream: each URL has its own worker. */
const prices = new PriceHub((listener) => new PriceConnection(scope.name, conflate(listener)));
const account = new AccountHub((listener) => new AccountConnection(listener));

scope.onconnect = ({ ports: [port] }) => {
  if (!port) return;
  port.onmessage = ({ data }: MessageEvent<TabMessage | AccountTabMessage>) => {
    if (isForAccountHub(data)) account.receive(port, data);
    else prices.receive(port, data);
  };
};
