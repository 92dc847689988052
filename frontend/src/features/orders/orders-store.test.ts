import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Order as OpenOrder, SentOrder, Trade, TradeRequest } from '@finally/contract';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { ApiError } from '@/shared/api/api';
import {
  openOrder,
  placedOrder,
  portfolio,
  position,
  receipt,
  ticker,
} from '@/shared/tests/samples';
import { createOrderGate, type Order } from './confirmation/order-gate-store';
import { createOrdersStore } from './orders-store';
import { createSettling } from './unsettled/settle-orders-actions';
import { createUnsettledOrdersStore, unansweredOrders } from './unsettled/unsettled-orders-store';

const HELD = { AAPL: 10, NVDA: 2.5, KO: 0.000001 };

beforeEach(() => {
  const positions = Object.entries(HELD).map(([name, held]) => position(name, held, 100, 100));
  portfolioStore.setState({ portfolio: portfolio(10_000, positions) });
});

/** Storage of a tab of its own. */
function newStorage(): () => Storage {
  const kept = new Map<string, string>();
  const storage: Partial<Storage> = {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
  };
  return () => storage as Storage;
}

/**
 * A server that executes each id once, behind a network that may lose requests or answers, and the
 * page of one tab, which can be reloaded.
 */
function setUpLossy() {
  const trades: Trade[] = [];
  const resting: OpenOrder[] = [];
  const network = { loses: null as 'answers' | 'questions' | null };
  const storage = newStorage();
  async function over<Answer>(act: () => Answer): Promise<Answer> {
    const lost = new ApiError({
      type: 'about:blank',
      title: 'No connection',
      status: 0,
      detail: 'Not reached.',
      code: 'internal_error',
    });
    if (network.loses === 'questions') throw lost;
    const answer = act();
    if (network.loses === 'answers') throw lost;
    return answer;
  }
  const source = {
    trade: (request: TradeRequest) =>
      over(() => {
        const { client_order_id = null, ticker, side, quantity = 1 } = request;
        const known = trades.find((trade) => trade.client_order_id === client_order_id);
        const made = receipt({ id: `${client_order_id}`, ticker, side, quantity }, 9_000);
        const trade = known ?? { ...made.trade, client_order_id };
        if (!known) trades.unshift(trade);
        return { trade, cash_balance: 9_000 };
      }),
    trades: () => over(() => ({ trades, next_cursor: null })),
    placeOrder: (request: SentOrder) =>
      over(() => {
        const { client_order_id = null, quantity = 1 } = request;
        const known = resting.find((order) => order.client_order_id === client_order_id);
        const order = known ?? openOrder({ id: `${client_order_id}`, client_order_id, quantity });
        if (!known) resting.unshift(order);
        return placedOrder(order);
      }),
    list: () => over(() => ({ orders: resting, next_cursor: null })),
  };
  const load = () => {
    const unsettled = createUnsettledOrdersStore(storage);
    const gate = createOrderGate({ getState: () => ({ confirms: false, unit: 'shares' }) });
    const portfolio = { refresh: async () => {} };
    const orders = createOrdersStore(source, portfolio, gate, unsettled);
    const settle = createSettling(orders, source, portfolio, unsettled);
    return { orders, settle, unknown: () => unansweredOrders(unsettled.getState()) };
  };
  return { trades, resting, network, load };
}

const FIVE: Order = { ticker: ticker('AAPL'), side: 'buy', quantity: 5 };

test('a lost answer is settled by what the server says, over reloads and other orders', async () => {
  const { trades, network, load } = setUpLossy();
  const { orders, settle } = load();
  network.loses = 'answers';
  expect((await orders.place(FIVE)).kind).toBe('unsettled');
  expect(await settle()).toEqual([]);
  network.loses = null;
  await orders.place({ ...FIVE, quantity: 6 });
  const reloaded = load();
  expect(reloaded.unknown()).toHaveLength(1);
  const [settlement] = await reloaded.settle();
  expect(settlement?.receipt?.trade.quantity).toBe(5);
  expect(reloaded.unknown()).toEqual([]);
  expect(trades.map(({ quantity }) => quantity)).toEqual([6, 5]);
});

test('an order that never reached the server is told so, and placed again it keeps its id', async () => {
  const { trades, network, load } = setUpLossy();
  const { orders, settle, unknown } = load();
  network.loses = 'questions';
  await orders.place(FIVE);
  network.loses = null;
  expect(await settle()).toMatchObject([{ order: FIVE, receipt: null }]);
  expect([unknown(), trades]).toEqual([[], []]);
  const again = await orders.place(FIVE);
  expect(again.kind).toBe('filled');
  expect((await orders.place(FIVE)).kind).toBe('filled');
  expect(new Set(trades.map(({ client_order_id }) => client_order_id)).size).toBe(2);
});

const LIMITED: Order = { ...FIVE, type: 'limit', limit_price: 187.5, time_in_force: 'gtc' };

test('a limit order whose answer was lost is placed once, and settled by the list of orders', async () => {
  const { resting, trades, network, load } = setUpLossy();
  const { orders } = load();
  network.loses = 'answers';
  expect((await orders.place(LIMITED)).kind).toBe('unsettled');
  network.loses = null;
  const reloaded = load();
  const [settlement] = await reloaded.settle();
  expect(settlement?.placed?.order).toEqual(resting[0]);
  expect(reloaded.unknown()).toEqual([]);
  expect([resting.length, trades.length]).toEqual([1, 0]);
});

test('a limit order at another price is another order: it gets an id of its own', async () => {
  const { resting, network, load } = setUpLossy();
  const { orders } = load();
  network.loses = 'answers';
  await orders.place(LIMITED);
  network.loses = null;
  await orders.place({ ...LIMITED, limit_price: 187.51 });
  await orders.place(LIMITED);
  expect(new Set(resting.map(({ client_order_id }) => client_order_id)).size).toBe(2);
  expect(resting).toHaveLength(2);
});

/** A store with a server that fills everything, and what that was sent. */
function setUp(confirms: boolean) {
  const sent: TradeRequest[] = [];
  const gate = createOrderGate({ getState: () => ({ confirms, unit: 'shares' }) });
  const trade = async (request: TradeRequest) => {
    sent.push(request);
    const { side, quantity = 1 } = request;
    return receipt({ id: crypto.randomUUID(), side, quantity, ticker: request.ticker }, 9_000);
  };
  const placeOrder = async (request: SentOrder) => {
    const { side, quantity = 1 } = request;
    sent.push({ ticker: ticker(request.ticker), side, quantity });
    return placedOrder(openOrder({ side, quantity }));
  };
  const orders = createOrdersStore(
    { trade, placeOrder },
    { refresh: async () => {} },
    gate,
    createUnsettledOrdersStore(newStorage()),
  );
  return { sent, gate, orders };
}

const tickers = fc.constantFrom('AAPL', 'NVDA', 'KO', 'MSFT').map(ticker);
const orders: fc.Arbitrary<Order> = fc.oneof(
  fc.record({
    ticker: tickers,
    side: fc.constantFrom('buy' as const, 'sell' as const),
    quantity: fc.constantFrom(0.000001, 1, 2.5, 9.999999, 10, 11),
  }),
  fc.record({
    ticker: tickers,
    side: fc.constant('buy' as const),
    notional: fc.constantFrom(0.01, 500),
  }),
  fc.record({
    ticker: tickers,
    side: fc.constantFrom('buy' as const, 'sell' as const),
    quantity: fc.constantFrom(0.000001, 1, 2.5, 10),
    type: fc.constantFrom('limit' as const, 'stop' as const),
    limit_price: fc.constant(100),
  }),
);
// A stop waits: nothing is sold when it is placed.
const sellsAll = (order: Order) =>
  order.side === 'sell' &&
  order.type !== 'stop' &&
  'quantity' in order &&
  order.quantity === HELD[order.ticker as unknown as keyof typeof HELD];

test('nothing is sent before the yes if orders are confirmed or a whole position goes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.boolean(),
      fc.array(orders, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      async (confirms, isYes, list, isTogether) => {
        const { sent, gate, orders } = setUp(confirms);
        const [first] = list as [Order];
        const wanted = isTogether ? list : [first];
        const mustAsk = confirms || wanted.some(sellsAll);
        const placed = isTogether ? orders.placeAll(list) : orders.place(first);
        await Promise.resolve();
        expect(gate.getState() !== null).toBe(mustAsk);
        if (mustAsk) {
          expect(sent).toEqual([]);
          // While one order awaits confirmation, no other one is sent.
          expect(await orders.place({ ...first, ticker: ticker('MSFT') })).toEqual({
            kind: 'busy',
          });
          expect(sent).toEqual([]);
          gate.answer(isYes);
        }
        await placed;
        expect(sent).toHaveLength(mustAsk && !isYes ? 0 : wanted.length);
        expect(gate.getState()).toBeNull();
      },
    ),
  );
});

test('a sale asks while it is not known what is held', async () => {
  portfolioStore.setState({ portfolio: null });
  const { sent, gate, orders } = setUp(false);
  const placed = orders.place({ ticker: ticker('AAPL'), side: 'sell', quantity: 1 });
  expect(gate.getState()).toMatchObject({ kind: 'orders', isWhole: true });
  gate.answer(false);
  expect(await placed).toEqual({ kind: 'declined' });
  expect(sent).toEqual([]);
});

test('the stores of orders alone ask the server to trade, and to place or change orders', () => {
  const root = join(import.meta.dirname, '..', '..');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !/\.test\.|(^|[\\/])tests[\\/]/.test(name),
  );
  const calling = files.filter((name) =>
    /\b(api|source)\.(trade|placeOrder|change)\(|portfolio\/trade['"]|'\/orders'|ordersApi\.(change|cancel)/.test(
      readFileSync(join(root, name), 'utf8'),
    ),
  );
  expect(calling.map((name) => name.replaceAll('\\', '/')).sort()).toEqual([
    'features/orders/orders-store.ts',
    'features/orders/working/working-orders-store.ts',
    'shared/api/api.ts',
  ]);
});
