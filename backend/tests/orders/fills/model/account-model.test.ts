import { OrderRequestSchema } from '@finally/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cents, priceE4, quantityE6 } from '../../../../src/kernel/money.ts';
import type { MarketStep } from '../../../../src/orders/fills/book.ts';
import { CaseAccount } from '../../reference/case-account.ts';
import { SpecifiedAccount, type SpecifiedOrder, type SpecifiedStep } from './specified-account.ts';

const RUNS = Number(process.env['ACCOUNT_MODEL_RUNS'] ?? 40);
const CASH = 100_000_000_000n;
const HELD = 5_000_000_000_000n;
const TICKER = 'TEST';

const sizes = fc.array(
  fc.integer({ min: 1, max: 9 }).map((lots) => lots * 100),
  {
    minLength: 1,
    maxLength: 4,
  },
);
const market = fc.record({
  ahead: fc.constantFrom(1, 1, 1, 3, 599, 600, 1_250),
  moved: fc.integer({ min: -6, max: 6 }),
  half: fc.integer({ min: 1, max: 3 }),
  bids: sizes,
  asks: sizes,
  volume: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 3_000 })),
});
const side = fc.constantFrom('buy' as const, 'sell' as const);
const offset = fc.integer({ min: -8, max: 8 });
const order = fc.oneof(
  fc.record({
    kind: fc.constant('market' as const),
    side,
    e6: fc.integer({ min: 1_000, max: 3e6 }),
  }),
  fc.record({
    kind: fc.constantFrom('market' as const, 'limit' as const, 'limit' as const, 'stop' as const),
    side,
    e6: fc.oneof(
      fc.integer({ min: 1, max: 900 }).map((shares) => shares * 1e6),
      fc.integer({ min: 1, max: 30_000 }).map((shares) => shares * 1e6),
    ),
    offset,
  }),
);
const program = fc.array(fc.tuple(market, fc.array(order, { maxLength: 3 })), {
  minLength: 1,
  maxLength: 12,
});

type Market = typeof market extends fc.Arbitrary<infer Value> ? Value : never;
type Wish = typeof order extends fc.Arbitrary<infer Value> ? Value : never;

/** A step in the units of the specification; prices in whole cents around $100. */
function specified(
  step: number,
  middle: number,
  { half, bids, asks, volume }: Market,
): SpecifiedStep {
  const levels = (shown: readonly number[], sign: number) =>
    shown.map((shares, depth) => ({
      price: BigInt((middle + sign * (half + depth)) * 100),
      size: BigInt(shares) * 1_000_000n,
    }));
  return {
    step: BigInt(step),
    last: BigInt(middle * 100),
    bids: levels(bids, -1),
    asks: levels(asks, 1),
    volume: BigInt(volume),
  };
}

const toStep = ({ step, last, bids, asks, volume }: SpecifiedStep): MarketStep => {
  const levels = (side: SpecifiedStep['bids']) =>
    side.map(({ price, size }) => ({
      price_e4: priceE4(Number(price)),
      size_e6: quantityE6(Number(size)),
    }));
  return {
    step: Number(step),
    last_e4: priceE4(Number(last)),
    volume: Number(volume),
    is_halted: false,
    book: {
      bid_e4: priceE4(Number(bids[0]?.price)),
      ask_e4: priceE4(Number(asks[0]?.price)),
      bids: levels(bids),
      asks: levels(asks),
      adv: 2_000_000,
      volatility_e6: 20_000,
    },
  };
};

function toOrder(wish: Wish, middle: number): SpecifiedOrder {
  const base = { side: wish.side, quantity: BigInt(wish.e6) };
  if (wish.kind === 'market' || !('offset' in wish)) return base;
  const away = Math.abs(wish.offset) + 1;
  return wish.kind === 'limit'
    ? { ...base, limit: BigInt((middle + wish.offset) * 100) }
    : { ...base, stop: BigInt((middle + (wish.side === 'buy' ? away : -away)) * 100) };
}

const toRequest = ({ side, quantity, limit, stop }: SpecifiedOrder) =>
  OrderRequestSchema.parse({
    ticker: TICKER,
    side,
    quantity: Number(quantity) / 1e6,
    ...(limit !== undefined && { type: 'limit', limit_price: Number(limit) / 1e4 }),
    ...(stop !== undefined && { type: 'stop', stop_price: Number(stop) / 1e4 }),
    ...((limit ?? stop) !== undefined && { time_in_force: 'gtc' }),
  });

test('any orders in any market give the fills, fees, cash and shares of the specification', {
  timeout: 120_000,
}, async () => {
  const seen = { fills: 0, makers: 0, hidden: 0, fees: 0 };
  await fc.assert(
    fc.asyncProperty(program, async (all) => {
      const model = new SpecifiedAccount(CASH, HELD);
      const account = new CaseAccount({
        account: {
          profile: 'realistic',
          margin: false,
          cash: cents(Number(CASH)),
          positions: { [TICKER]: { quantity: quantityE6(Number(HELD)) } },
        },
      });
      await account.start();
      const numbers = new Map<string, number>();
      let [step, middle] = [0, 10_000];
      for (const [given, wishes] of all) {
        step += given.ahead;
        middle += given.moved;
        const now = specified(step, middle, given);
        model.step(now);
        await account.step(step, new Map([[TICKER, toStep(now)]]));
        for (const wish of wishes) {
          const placed = toOrder(wish, middle);
          model.place(placed);
          const answer = await account.orders.place(toRequest(placed), account.by);
          if (!answer.ok) throw new Error(answer.error.detail);
          numbers.set(answer.value.order.id, numbers.size);
          await account.settle();
        }
        const fills = await account.allFills();
        // Within a step the model fills one side after the other.
        const bySide = (one: { order: number }, other: { order: number }) =>
          one.order - other.order;
        const told = fills.map((fill) => ({
          order: numbers.get(fill.order_id) ?? -1,
          quantity: BigInt(fill.quantity_e6),
          price: BigInt(fill.price_e4),
          fees: BigInt(fill.fees_cents),
        }));
        expect(told.toSorted(bySide)).toEqual(model.fills.toSorted(bySide));
        const state = await account.ledger.portfolio(account.account_id);
        expect(BigInt(state.account.cash_cents)).toBe(model.cash);
        expect(BigInt(state.positions[0]?.quantity_e6 ?? 0)).toBe(model.held);
      }
      for (const { liquidity, explanation, fees_cents } of await account.allFills()) {
        seen.fills += 1;
        if (liquidity === 'maker') seen.makers += 1;
        if (explanation?.hidden) seen.hidden += 1;
        if (fees_cents > 0) seen.fees += 1;
      }
      await account.close();
    }),
    { numRuns: RUNS },
  );
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(20);
});
