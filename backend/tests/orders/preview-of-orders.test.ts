import {
  ORDER_CLASSES,
  ORDER_TYPES,
  OrderRequestSchema,
  STOP_TRIGGERS,
  TIMES_IN_FORCE,
} from '@finally/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settle } from '../support/time/settle.ts';
import { ticker } from '../support/trading/ledger.ts';
import { BY_USER, buy, openPortfolio } from '../support/trading/portfolio.ts';

const optional = <Value>(value: fc.Arbitrary<Value>) =>
  fc.option(value, { nil: undefined, freq: 2 });
const price = fc.oneof(
  fc.integer({ min: 150, max: 230 }),
  fc.integer({ min: 15_000, max: 23_000 }).map((cents) => cents / 100),
  fc.constantFrom(0.0001, 190.125, 99_999_999_999.99),
);
const quantity = fc.oneof(
  fc.integer({ min: 1, max: 60 }),
  fc.constantFrom(0, 0.5, 0.000001, 0.0000001, 999_999_999, 1e12),
);

/** Orders that are filled or refused for what they cost. */
const plain = fc.record({
  ticker: fc.constant('AAPL'),
  type: fc.constant('market'),
  side: fc.constantFrom('buy', 'sell'),
  quantity: fc.constantFrom(1, 2, 60),
});

/** What each type needs, so that most orders can be placed; `stray` adds what they may not have. */
const anyOrder = fc
  .record({
    type: fc.constantFrom(...ORDER_TYPES),
    side: fc.constantFrom('buy' as const, 'sell' as const),
    quantity,
    time_in_force: fc.oneof(fc.constant('gtc' as const), fc.constantFrom(...TIMES_IN_FORCE)),
    order_class: fc.oneof(fc.constant('simple' as const), fc.constantFrom(...ORDER_CLASSES)),
    limit_price: price,
    stop_price: price,
    trail_amount: price,
    limit_offset: price,
    trigger: optional(fc.constantFrom(...STOP_TRIGGERS)),
    post_only: optional(fc.boolean()),
    reduce_only: optional(fc.boolean()),
    take_profit: price,
    stop_loss: price,
    stray: optional(fc.constantFrom('limit_price', 'stop_price', 'trail_percent')),
  })
  .map((drawn) => {
    const { type, order_class, take_profit, stop_loss, stray } = drawn;
    const terms: Record<string, unknown> = {
      ticker: 'AAPL',
      side: drawn.side,
      quantity: drawn.quantity,
      type,
      time_in_force: drawn.time_in_force,
      order_class,
      trigger: drawn.trigger,
      post_only: drawn.post_only,
      reduce_only: drawn.reduce_only,
    };
    if (order_class !== 'oco') {
      if (type === 'limit' || type === 'stop_limit') terms['limit_price'] = drawn.limit_price;
      if (type === 'stop' || type === 'stop_limit') terms['stop_price'] = drawn.stop_price;
      if (type.startsWith('trailing')) terms['trail_amount'] = drawn.trail_amount;
      if (type === 'trailing_stop_limit') terms['limit_offset'] = drawn.limit_offset;
    } else terms['type'] = 'market';
    if (order_class !== 'simple') terms['stop_loss'] = { stop_price: stop_loss };
    if (order_class === 'oco' || order_class === 'bracket') {
      terms['take_profit'] = { limit_price: take_profit };
    }
    if (stray) terms[stray] = 1;
    return terms;
  });

const order = fc.oneof(
  { weight: 5, arbitrary: anyOrder },
  { weight: 1, arbitrary: plain as fc.Arbitrary<Record<string, unknown>> },
);

test('the preview of an order of any kind equals the placed order: the same figures, or the same refusal', {
  timeout: 60_000,
}, async () => {
  const outcomes = new Set<string>();
  const steps = fc.array(fc.record({ order, to: optional(price), cancels: fc.boolean() }), {
    minLength: 5,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(steps, async (program) => {
      const { followed, matcher, orders, service, source } = openPortfolio();
      await followed.follow(ticker('AAPL'), 'the test');
      await matcher.start();
      await service.trade(buy('AAPL', 20), BY_USER);
      for (const { order: sent, to, cancels } of program) {
        if (to !== undefined && to > 1 && to < 1_000) source.move(ticker('AAPL'), to);
        await settle();
        const request = OrderRequestSchema.parse(sent);
        const preview = await orders.preview(request, BY_USER);
        const placed = await orders.place(request, BY_USER);
        outcomes.add(placed.ok ? placed.value.order.state : placed.error.code);
        if (!placed.ok) {
          expect(preview.refusal).toEqual({
            code: placed.error.code,
            detail: placed.error.detail,
          });
          continue;
        }
        const { fills, account } = placed.value;
        expect(preview).toMatchObject({
          refusal: null,
          fills: fills.map(({ price: at, quantity: shares, notional }) => ({
            price: at,
            quantity: shares,
            notional,
          })),
          cash_after: account.cash_balance,
          reserved_after: account.reserved_cash,
          buying_power_after: account.buying_power,
        });
        if (cancels) await orders.cancelAll(undefined, BY_USER);
      }
    }),
    { numRuns: 40 },
  );
  expect([...outcomes]).toEqual(
    expect.arrayContaining(['working', 'filled', 'insufficient_shares', 'insufficient_cash']),
  );
});
