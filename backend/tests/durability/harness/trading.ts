import type { Client } from './client.ts';
import type { Dice } from './dice.ts';
import type { Journal, Order, Receipt } from './journal.ts';

const TICKERS = ['AAPL', 'MSFT', 'NVDA', 'V', 'JPM'];

/** Creates a new order: small, fractional, and usually one that can be filled. */
function newOrder(dice: Dice, name: string): Order {
  return {
    ticker: dice.oneOf(TICKERS),
    side: dice.chance(0.5) ? 'buy' : 'sell',
    quantity: dice.chance(0.03) ? 1_000 : dice.below(500_000) / 1e6 + 0.001,
    client_order_id: name,
  };
}

/**
 * Sends an order, and records the request before it is sent and the answer when it arrives.
 *
 * @throws Error if no answer arrives
 */
export async function place(client: Client, journal: Journal, order: Order): Promise<void> {
  journal.sent(order);
  const { status, body } = await client.post('/api/portfolio/trade', order);
  if (status === 201) journal.acknowledged(order, body as Receipt);
  else journal.refused(order, body.code);
}

/**
 * Trades on all clients concurrently while `goOn` returns true and the server runs. Occasionally
 * two clients send the same order at the same time.
 */
export async function tradeWhile(
  goOn: () => boolean,
  clients: readonly Client[],
  journal: Journal,
  dice: Dice,
): Promise<void> {
  const lanes = clients.map(async (client, lane) => {
    while (goOn()) {
      const order = newOrder(dice, `order-${journal.size}`);
      const twin = clients[(lane + 1) % clients.length];
      const sends = [place(client, journal, order)];
      if (twin && dice.chance(0.1)) sends.push(place(twin, journal, order));
      const outcomes = await Promise.allSettled(sends);
      if (outcomes.some(({ status }) => status === 'rejected')) return;
    }
  });
  await Promise.all(lanes);
}
