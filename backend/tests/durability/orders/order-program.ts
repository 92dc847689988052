import type { Client } from '../harness/client.ts';
import type { Dice } from '../harness/dice.ts';
import type { OrderLog, OrderToPlace, ToldOrder } from './order-log.ts';

const TICKERS = ['AAPL', 'MSFT', 'NVDA', 'V'];

const cent = (dollars: number): number => Math.round(dollars * 100) / 100;

/** Asks for the price at which a ticker would trade now. */
async function priceOf(client: Client, ticker: string): Promise<number> {
  const { body } = await client.post('/api/orders/preview', { ticker, side: 'buy', quantity: 0.1 });
  return body.fills?.[0]?.price ?? 100;
}

/**
 * Creates an order of any kind. Most wait one to three cents from the price, which a few steps of it
 * pass, so that many of them are triggered and filled soon.
 */
function newOrder(dice: Dice, name: string, price: number): OrderToPlace {
  const near = () => (dice.chance(0.8) ? 1 + dice.below(3) : 50) / 100;
  const [above, below] = [cent(price + near()), cent(price - near())];
  const far = { up: cent(price * 1.2), down: cent(price * 0.8) };
  const side = dice.chance(0.5) ? 'buy' : 'sell';
  const [stop, limit] = side === 'buy' ? [above, below] : [below, above];
  const whole = 1 + dice.below(2);
  const exits = {
    take_profit: { limit_price: dice.chance(0.7) ? cent(above + 0.04) : far.up },
    stop_loss: dice.chance(0.3)
      ? { trail_percent: 1 }
      : { stop_price: dice.chance(0.7) ? cent(below - 0.04) : far.down },
  };
  const kinds = [
    { side: 'buy', quantity: dice.below(900_000) / 1e6 + 0.1 },
    { side, quantity: whole, type: 'limit', limit_price: limit },
    { side, quantity: 0.5, type: 'limit', limit_price: side === 'buy' ? far.down : far.up },
    { side, quantity: whole, type: 'stop', stop_price: stop },
    { side, quantity: whole, type: 'stop', stop_price: stop, trigger: 'mid' },
    { side, quantity: whole, type: 'stop_limit', stop_price: stop, limit_price: limit },
    { side, quantity: whole, type: 'trailing_stop', trail_amount: near() },
    { side, quantity: whole, type: 'trailing_stop_limit', trail_percent: 0.05, limit_offset: 0.05 },
    { side, quantity: whole, type: 'limit', limit_price: limit, time_in_force: 'ioc' },
    { side: 'sell', quantity: whole, order_class: 'oco', ...exits },
    { side: 'buy', quantity: whole, order_class: 'bracket', ...exits },
    { side: 'buy', quantity: whole, order_class: 'bracket', ...exits },
    {
      side: 'buy',
      quantity: whole,
      type: 'limit',
      limit_price: cent(price - 0.01),
      order_class: 'bracket',
      take_profit: { limit_price: far.up },
      stop_loss: { stop_price: far.down },
    },
    {
      side: 'buy',
      quantity: whole,
      type: 'limit',
      limit_price: limit,
      order_class: 'oto',
      stop_loss: { stop_price: far.down },
    },
  ];
  return {
    ticker: '',
    time_in_force: dice.chance(0.5) ? 'gtc' : 'day',
    ...dice.oneOf(kinds),
    client_order_id: name,
  };
}

/** Sends an order, and records the request before and the answer after it. */
export async function placeOrder(
  client: Client,
  log: OrderLog,
  order: OrderToPlace,
): Promise<void> {
  log.sent(order);
  const { status, body } = await client.post('/api/orders', order);
  if (status === 201) log.placed(order, body.order, body.fills);
  else if (status >= 500) throw new Error(`${status} for ${JSON.stringify(order)}`);
  else log.refused(order);
}

async function cancelOrder(client: Client, log: OrderLog, { id }: ToldOrder): Promise<void> {
  const { status, body } = await client.delete(`/api/orders/${id}`);
  if (status === 200) log.told(body);
  else if (status !== 409) throw new Error(`${status} for a cancel of ${id}`);
}

async function replaceOrder(
  client: Client,
  log: OrderLog,
  { id, ticker, type }: ToldOrder,
  dice: Dice,
): Promise<void> {
  const price = await priceOf(client, ticker);
  const change = type.includes('trailing')
    ? { trail_amount: cent(price * dice.between(0.001, 0.01)) }
    : type === 'limit'
      ? { limit_price: cent(price * dice.between(0.9, 1.1)) }
      : { stop_price: cent(price * dice.between(0.9, 1.1)) };
  const { status, body } = await client.patch(`/api/orders/${id}`, change);
  if (status === 200) log.told(body.order);
  else if (status >= 500) throw new Error(`${status} for a change of ${id}`);
}

/**
 * Places, changes, cancels and reads orders on all clients concurrently while `goOn` returns true and
 * the server runs.
 */
export async function orderWhile(
  goOn: () => boolean,
  clients: readonly Client[],
  log: OrderLog,
  dice: Dice,
  name: () => string,
): Promise<void> {
  const faults: unknown[] = [];
  const lanes = clients.map(async (client) => {
    while (goOn()) {
      try {
        await act(client, log, dice, name);
      } catch (error) {
        if (goOn()) faults.push(error);
        return;
      }
    }
  });
  await Promise.all(lanes);
  if (faults.length > 0) throw faults[0];
}

async function act(client: Client, log: OrderLog, dice: Dice, name: () => string): Promise<void> {
  const { open } = log;
  const chosen = open.length > 0 ? dice.oneOf(open) : undefined;
  if (chosen && dice.chance(0.1)) return cancelOrder(client, log, chosen);
  if (chosen && dice.chance(0.15)) return replaceOrder(client, log, chosen, dice);
  if (dice.chance(0.15)) {
    const { body } = await client.get('/api/orders?status=all&limit=200');
    for (const order of body.orders) log.told(order);
    return;
  }
  const ticker = dice.oneOf(TICKERS);
  const order = { ...newOrder(dice, name(), await priceOf(client, ticker)), ticker };
  await placeOrder(client, log, order);
}
