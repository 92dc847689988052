import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TradeRequest } from '@finally/contract';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { portfolio, position, receipt, ticker } from '@/lib/tests/samples';
import { createOrderGate, type Order } from './order-gate';
import { createOrdersStore } from './orders';
import { portfolioStore } from './portfolio';

const HELD = { AAPL: 10, NVDA: 2.5, KO: 0.000001 };

beforeEach(() => {
  const positions = Object.entries(HELD).map(([name, held]) => position(name, held, 100, 100));
  portfolioStore.setState({ portfolio: portfolio(10_000, positions) });
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
  const orders = createOrdersStore({ trade }, { refresh: async () => {} }, gate);
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
);
const sellsAll = (order: Order) =>
  order.side === 'sell' &&
  'quantity' in order &&
  order.quantity >=
    (HELD[order.ticker as unknown as keyof typeof HELD] ?? Number.POSITIVE_INFINITY);

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
          // While one is asked about, no other gets past it.
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
  expect(gate.getState()?.isWhole).toBe(true);
  gate.answer(false);
  expect(await placed).toEqual({ kind: 'declined' });
  expect(sent).toEqual([]);
});

test('the store of orders alone asks the server to trade', () => {
  const root = join(import.meta.dirname, '..');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !/\.test\.|(^|[\\/])tests[\\/]/.test(name),
  );
  const calling = files.filter((name) =>
    /\b(api|source)\.trade\(|portfolio\/trade['"]/.test(readFileSync(join(root, name), 'utf8')),
  );
  expect(calling.map((name) => name.replaceAll('\\', '/')).sort()).toEqual([
    'lib/api.ts',
    'stores/orders.ts',
  ]);
});
