import type { AskedOrder } from '@finally/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mandate } from '../../../src/assistant/actions/mandate.ts';
import { judgePlan } from '../../../src/assistant/actions/plan-judge.ts';
import type { ProposedAction } from '../../../src/assistant/actions/proposed-actions.ts';

const STOP: AskedOrder = {
  ticker: 'NVDA',
  side: 'sell',
  type: 'stop',
  quantity: 4,
  stop_price: 170,
  time_in_force: 'day',
  reduce_only: false,
  post_only: false,
  trigger: 'last',
  order_class: 'simple',
};

const BRACKET: AskedOrder = {
  ...STOP,
  side: 'buy',
  type: 'limit',
  stop_price: undefined,
  limit_price: 180,
  order_class: 'bracket',
  take_profit: { limit_price: 200 },
  stop_loss: { stop_price: 170 },
};

const order = (request: AskedOrder): ProposedAction => ({ kind: 'order', request });
const change = (order_id: string, changes: object): ProposedAction => ({
  kind: 'order_change',
  request: { order_id, ticker: '', change: changes, order: null },
});
const cancel = (order_id: string | null, ticker = ''): ProposedAction => ({
  kind: 'order_cancel',
  request: { order_id, ticker, order: null },
});

const asked = (more: Partial<Extract<Mandate, { kind: 'orders' }>>): Mandate => ({
  kind: 'orders',
  reading: 'as tested',
  trades: [],
  changes: [],
  ...more,
});
const asksFor = (request: AskedOrder, by_value = false): Mandate =>
  asked({ placements: [{ request, by_value }] });

const borne = (plan: readonly ProposedAction[], mandate: Mandate): readonly boolean[] =>
  judgePlan(plan, mandate).map((waits) => waits === null);

describe('an order of a plan is held to every term of the message', () => {
  test.each<readonly [string, AskedOrder, boolean]>([
    ['the same', STOP, true],
    ['the ticker in lower case', { ...STOP, ticker: 'nvda' }, true],
    ['another ticker', { ...STOP, ticker: 'TSLA' }, false],
    ['no ticker', { ...STOP, ticker: 'not a ticker' }, false],
    ['another side', { ...STOP, side: 'buy' }, false],
    ['more shares', { ...STOP, quantity: 5 }, false],
    ['fewer shares', { ...STOP, quantity: 3.999999 }, false],
    ['dollars instead of shares', { ...STOP, quantity: undefined, notional: 4 }, false],
    ['another stop', { ...STOP, stop_price: 169.99 }, false],
    ['a limit beside the stop', { ...STOP, type: 'stop_limit', limit_price: 1 }, false],
    ['a limit instead of the stop', { ...STOP, type: 'limit', limit_price: 170 }, false],
    ['a market order', { ...STOP, type: 'market', stop_price: undefined }, false],
    ['another time in force', { ...STOP, time_in_force: 'gtc' }, false],
    ['an exit', { ...STOP, order_class: 'oto', stop_loss: { stop_price: 1 } }, false],
    ['another trigger', { ...STOP, trigger: 'mid' }, false],
    ['reduce only', { ...STOP, reduce_only: true }, false],
    ['an expiry', { ...STOP, expires_at: '2026-03-01T00:00:00.000Z' }, false],
  ])('%s: %o', (_, planned, isBorne) => {
    expect(borne([order(planned)], asksFor(STOP))).toEqual([isBorne]);
  });

  test.each<readonly [string, AskedOrder]>([
    ['another target', { ...BRACKET, take_profit: { limit_price: 201 } }],
    ['another stop loss', { ...BRACKET, stop_loss: { stop_price: 169 } }],
    ['a trailing stop loss', { ...BRACKET, stop_loss: { trail_percent: 5 } }],
    ['no stop loss', { ...BRACKET, order_class: 'oto', stop_loss: undefined }],
  ])('the exits too: %s', (_, planned) => {
    expect(borne([order(BRACKET)], asksFor(BRACKET))).toEqual([true]);
    expect(borne([order(planned)], asksFor(BRACKET))).toEqual([false]);
  });

  test('an order is authorized once', () => {
    expect(borne([order(STOP), order(STOP)], asksFor(STOP))).toEqual([true, false]);
  });

  test('a sum of dollars authorizes up to one per cent fewer shares, and no more', () => {
    const mandate = asksFor(BRACKET, true);
    const of = (quantity: number) => order({ ...BRACKET, quantity });
    expect([4, 3.96, 3.95, 4.01].map((quantity) => borne([of(quantity)], mandate)[0])).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('a trade at the market is not authorized by an order with terms, nor the other way around', () => {
    const trade: ProposedAction = {
      kind: 'trade',
      request: { ticker: 'NVDA', side: 'sell', quantity: 4 },
    };
    expect(borne([trade], asksFor(STOP))).toEqual([false]);
    const market = asked({
      trades: [{ ticker: 'NVDA' as never, side: 'sell', quantity: 4, by_value: false }],
    });
    expect(borne([order(STOP)], market)).toEqual([false]);
  });

  test('a message that leaves the choice open authorizes no order with terms', () => {
    const plan = [order(STOP), change('o-1', { limit_price: 1 }), cancel(null)];
    expect(borne(plan, { kind: 'open', reading: '' })).toEqual([false, false, false]);
  });

  test('a mandate of an earlier version authorizes no order', () => {
    const plan = [order(STOP), change('o-1', { limit_price: 1 }), cancel(null)];
    expect(borne(plan, asked({}))).toEqual([false, false, false]);
  });
});

test('a change is held to its order and its terms', () => {
  const mandate = asked({ order_changes: [{ order_id: 'o-1', change: { limit_price: 385 } }] });
  expect(
    borne(
      [
        change('o-1', { limit_price: 386 }),
        change('o-2', { limit_price: 385 }),
        change('o-1', { limit_price: 385, quantity: 9 }),
        change('o-1', { limit_price: 385 }),
        change('o-1', { limit_price: 385 }),
      ],
      mandate,
    ),
  ).toEqual([false, false, false, true, false]);
});

describe('a cancellation', () => {
  test('of one order authorizes that order only', () => {
    const mandate = asked({ cancels: [{ order_id: 'o-1', ticker: '', covers: ['o-1'] }] });
    const plan = [cancel(null), cancel(null, 'NVDA'), cancel('o-2'), cancel('o-1'), cancel('o-1')];
    expect(borne(plan, mandate)).toEqual([false, false, false, true, false]);
  });

  test('of a ticker authorizes its orders, together or one by one', () => {
    const mandate = asked({
      cancels: [{ order_id: null, ticker: 'NVDA', covers: ['o-1', 'o-2'] }],
    });
    const plan = [cancel('o-2'), cancel('o-3'), cancel(null, 'nvda'), cancel(null), cancel('o-1')];
    expect(borne(plan, mandate)).toEqual([true, false, true, false, true]);
  });

  test('of all orders authorizes all, and none that is not open', () => {
    const mandate = asked({ cancels: [{ order_id: null, ticker: '', covers: ['o-1'] }] });
    const plan = [cancel(null, 'NVDA'), cancel('o-9'), cancel(null), cancel('o-1')];
    expect(borne(plan, mandate)).toEqual([false, false, true, true]);
  });
});

const price = fc.integer({ min: 1, max: 100_000 }).map((cents) => cents / 100);
const anyOrder: fc.Arbitrary<AskedOrder> = fc
  .record({
    ticker: fc.constantFrom('NVDA', 'TSLA'),
    side: fc.constantFrom('buy' as const, 'sell' as const),
    type: fc.constantFrom('limit' as const, 'stop' as const, 'stop_limit' as const),
    quantity: fc.integer({ min: 1, max: 3 }),
    limit_price: fc.option(price, { nil: undefined }),
    stop_price: fc.option(price, { nil: undefined }),
    time_in_force: fc.constantFrom('day' as const, 'gtc' as const),
    order_class: fc.constantFrom('simple' as const, 'oto' as const),
  })
  .map((terms) => ({ ...terms, reduce_only: false, post_only: false, trigger: 'last' as const }));

const keyOf = ({ ticker, side, type, quantity, ...rest }: AskedOrder): string =>
  [
    ticker,
    side,
    type,
    quantity,
    rest.limit_price,
    rest.stop_price,
    rest.time_in_force,
    rest.order_class,
  ].join();

test('whatever a model plans, only orders that are the same in every term are authorized', () => {
  fc.assert(
    fc.property(
      fc.array(anyOrder, { maxLength: 4 }),
      fc.array(anyOrder, { maxLength: 4 }),
      (plan, meant) => {
        const mandate = asked({
          placements: meant.map((request) => ({ request, by_value: false })),
        });
        const left = meant.map(keyOf);
        const expected = plan.map((each) => {
          const place = left.indexOf(keyOf(each));
          if (place >= 0) left.splice(place, 1);
          return place >= 0;
        });
        expect(borne(plan.map(order), mandate)).toEqual(expected);
      },
    ),
    { numRuns: 500 },
  );
});
