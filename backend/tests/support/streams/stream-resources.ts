import { seededRandom } from '../../../src/kernel/random.ts';
import type { WallClock } from '../../../src/kernel/time/clock.ts';
import { PriceBroadcaster, type PriceReader } from '../../../src/market/index.ts';
import { StreamAdmission } from '../../../src/sse/index.ts';

/** Creates the dependencies of the price stream, for up to a hundred clients. */
export const streamResources = (prices: PriceReader, clock: WallClock) => ({
  broadcaster: new PriceBroadcaster(prices, clock),
  admission: new StreamAdmission({ clients_max: 100, clients_per_address_max: undefined }),
  clock,
  onSessionEnd: () => () => {},
  random: seededRandom(1),
});
