import type { SentOrder } from '@finally/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantityE6 } from '../../../src/kernel/money.ts';
import { isFinal } from '../../../src/ledger/orders/lifecycle.ts';
import type { Execution, FillModel } from '../../../src/ledger/orders/matching/market.ts';
import { type OrderRow, remainingOf } from '../../../src/ledger/orders/order-row.ts';
import { idealFillModel } from '../../support/trading/ideal-fill-model.ts';
import { OrderDesk } from '../../support/trading/order-desk.ts';

const RUNS = Number(process.env['ORDER_PROGRAM_RUNS'] ?? 300);

/** Fills as `idealFillModel`, but at most so many shares at a time. */
const inParts = (shares: number): FillModel => {
  const part = (order: OrderRow) => quantityE6(Math.min(remainingOf(order), shares * 1e6));
  const parts = (order: OrderRow, executions: readonly Execution[]) =>
    executions.map((fill) => ({ ...fill, quantity_e6: part(order) }));
  return {
    ...idealFillModel,
    take: (order, ...given) => parts(order, idealFillModel.take(order, ...given)),
    rest(order, ...given) {
      const rested = idealFillModel.rest(order, ...given);
      return { ...rested, executions: parts(order, rested.executions) };
    },
  };
};

const price = fc.integer({ min: 8_000, max: 12_000 }).map((c) => c / 100);
const quantity = fc.integer({ min: 1, max: 60 });
const rests = fc.constantFrom('day', 'gtc') as fc.Arbitrary<'day' | 'gtc'>;
const ticker = fc.constantFrom('AAPL', 'MSFT');
const side = fc.constantFrom('buy', 'sell') as fc.Arbitrary<'buy' | 'sell'>;

/** Prices below, around and above that of the market, so that groups of orders are often accepted. */
const below = fc.integer({ min: 8_000, max: 9_500 }).map((c) => c / 100);
const around = fc.integer({ min: 9_600, max: 10_400 }).map((c) => c / 100);
const above = fc.integer({ min: 10_500, max: 12_000 }).map((c) => c / 100);

const stopLoss = fc.oneof(
  fc.record({ stop_price: below }),
  fc.record({ stop_price: below, limit_price: price }),
  fc.record({ trail_amount: fc.integer({ min: 1, max: 500 }).map((c) => c / 100) }),
);
const base = { ticker, side, quantity, time_in_force: rests };
const sent: fc.Arbitrary<SentOrder> = fc.oneof(
  fc.record({ ticker, side, quantity, time_in_force: fc.constantFrom('day', 'ioc', 'fok') }),
  fc.record({ ...base, type: fc.constant('limit' as const), limit_price: price }),
  fc.record({ ...base, type: fc.constant('stop' as const), stop_price: price }),
  fc.record({
    ...base,
    type: fc.constant('stop_limit' as const),
    stop_price: price,
    limit_price: price,
  }),
  fc.record({
    ...base,
    type: fc.constant('trailing_stop' as const),
    trail_percent: fc.integer({ min: 1, max: 10 }),
  }),
  fc.record({
    ...base,
    type: fc.constant('trailing_stop_limit' as const),
    trail_amount: fc.integer({ min: 1, max: 5 }),
    limit_offset: fc.constant(0.5),
  }),
  fc.record({
    ticker,
    side: fc.constant('sell' as const),
    quantity,
    time_in_force: rests,
    order_class: fc.constant('oco' as const),
    take_profit: fc.record({ limit_price: above }),
    stop_loss: stopLoss,
  }),
  fc.record({
    ticker,
    side: fc.constant('buy' as const),
    quantity,
    time_in_force: rests,
    order_class: fc.constant('bracket' as const),
    type: fc.constant('limit' as const),
    limit_price: around,
    take_profit: fc.record({ limit_price: above }),
    stop_loss: stopLoss,
  }),
) as fc.Arbitrary<SentOrder>;

const ENDS = [
  'filled',
  'user',
  'replaced',
  'day_end',
  'sibling_filled',
  'sibling_canceled',
  'parent_canceled',
];

type Step =
  | { readonly do: 'place'; readonly sent: SentOrder }
  | { readonly do: 'tick'; readonly ticker: string; readonly price: number }
  | { readonly do: 'cancel' | 'replace'; readonly at: number; readonly price: number }
  | { readonly do: 'expire'; readonly hours: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('place' as const), sent }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('tick' as const), ticker, price }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('cancel' as const, 'replace' as const),
      at: fc.nat(),
      price,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('expire' as const),
      hours: fc.integer({ min: 1, max: 12 }),
    }),
  },
);

function run(desk: OrderDesk, one: Step): void {
  const orders = [...desk.orders.values()];
  if (one.do === 'place') desk.place(one.sent as Parameters<OrderDesk['place']>[0]);
  else if (one.do === 'tick') desk.tick(one.ticker, one.price);
  else if (one.do === 'expire') desk.expire(desk.now_ms + one.hours * 3_600_000);
  else if (orders.length > 0) {
    const { id } = orders[one.at % orders.length] as OrderRow;
    if (one.do === 'cancel') desk.cancel(id);
    else desk.replace(id, { limit_price: one.price });
  }
}

/** What must be true of an account after each command. */
function check(desk: OrderDesk, before: ReadonlyMap<string, OrderRow>): void {
  const orders = [...desk.orders.values()];
  const sum = (of: (order: OrderRow) => number, among = orders) =>
    among.reduce((total, order) => total + of(order), 0);

  // What is set aside is what open orders set aside, and never more than there is.
  expect(desk.account.reserved_cents).toBe(sum(({ reserved_cents }) => reserved_cents));
  expect(desk.account.cash_cents).toBeGreaterThanOrEqual(desk.account.reserved_cents);
  for (const symbol of ['AAPL', 'MSFT'] as const) {
    const own = orders.filter((order) => order.ticker === symbol);
    const position = [...desk.positions.values()].find((held) => held.ticker === symbol);
    const reserved = sum(({ reserved_e6 }) => reserved_e6, own);
    expect(position?.reserved_e6 ?? 0).toBe(reserved);
    expect(position?.quantity_e6 ?? 0).toBeGreaterThanOrEqual(reserved);
  }
  // Every share and every cent of a fill is counted on its order.
  for (const order of orders) {
    const fills = desk.fills.filter((fill) => fill.order.id === order.id);
    expect(order.filled_e6).toBe(fills.reduce((all, { fill }) => all + fill.quantity_e6, 0));
    expect(order.filled_e6).toBeLessThanOrEqual(order.quantity_e6);
    if (isFinal(order.state)) {
      expect(order.reserved_cents + order.reserved_e6).toBe(0);
      expect(order.state === 'filled').toBe(order.reason === null);
    }
    if (order.state === 'filled') expect(remainingOf(order)).toBe(0);
    const earlier = before.get(order.id);
    if (earlier && isFinal(earlier.state)) expect(order).toEqual(earlier);
  }
  // Both exits of an entry cover exactly what it bought and neither has sold.
  for (const group_id of new Set(orders.map((order) => order.group_id))) {
    if (group_id === null) continue;
    const group = orders.filter((order) => order.group_id === group_id);
    const entries = group.filter(({ role }) => role === 'entry');
    const exits = group.filter(({ role }) => role === 'take_profit' || role === 'stop_loss');
    const sold = sum(({ filled_e6 }) => filled_e6, exits);
    if (entries.length === 0) continue;
    const bought = sum(({ filled_e6 }) => filled_e6, entries);
    expect(sold).toBeLessThanOrEqual(bought);
    for (const exit of exits) {
      if (isFinal(exit.state) || exit.state === 'held') continue;
      expect(remainingOf(exit)).toBe(bought - sold);
    }
    if (bought > 0) expect(exits.every(({ state }) => state !== 'held')).toBe(true);
  }
}

test.each([
  ['whole', idealFillModel],
  ['in parts', inParts(7)],
])(
  'whatever is placed, matched, replaced and canceled %s, nothing is lost, doubled or promised twice',
  (_, model) => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
        const desk = new OrderDesk(20_000, model);
        desk.price('AAPL', 100);
        desk.price('MSFT', 100);
        desk.hold('AAPL', 100);
        for (const one of steps) {
          const before = new Map(desk.orders);
          run(desk, one);
          check(desk, before);
        }
        for (const { state, reason } of desk.orders.values()) {
          const end = reason ?? state;
          seen.set(end, (seen.get(end) ?? 0) + 1);
        }
      }),
      { numRuns: RUNS },
    );
    // A desk that refuses everything would keep every rule, too.
    for (const end of ENDS) {
      expect(seen.get(end) ?? 0, end).toBeGreaterThan(RUNS / 100);
    }
  },
);
