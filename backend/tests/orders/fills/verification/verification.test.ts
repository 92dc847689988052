import { OrderRequestSchema, type SentOrder } from '@finally/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { priceE4 } from '../../../../src/kernel/money.ts';
import { displayedSizeAt } from '../../../../src/market/index.ts';
import { type MarketStep, modeledBook } from '../../../../src/orders/fills/book.ts';
import { ticker } from '../../../support/trading/ledger.ts';
import { CaseAccount } from '../../reference/case-account.ts';

const SEED = 7;
const ADV = 4_000_000;

/** A step whose displayed size follows from the seed. */
function stepAt(step: number, cents: number, spread: number, volume: number): MarketStep {
  const displayed_size = displayedSizeAt({ seed: SEED, ticker: ticker('TEST'), step, adv: ADV });
  return {
    step,
    last_e4: priceE4(cents * 100),
    volume,
    is_halted: false,
    modeled: { seed: SEED, displayed_size },
    book: modeledBook({
      bid_e4: priceE4((cents - spread) * 100),
      ask_e4: priceE4((cents + spread) * 100),
      bid_size: null,
      ask_size: null,
      displayed_size,
      adv: ADV,
      volatility_e6: 20_000,
    }),
  };
}

const side = fc.constantFrom('buy' as const, 'sell' as const);
const quantity = fc.oneof(
  fc.integer({ min: 1, max: 300 }),
  fc.integer({ min: 1_000, max: 60_000 }),
  fc.integer({ min: 1, max: 9_999 }).map((part) => part / 1_000),
);
const whole = fc.integer({ min: 1, max: 3_000 });
const near = fc.integer({ min: -12, max: 12 });
const order = fc.oneof(
  fc.record({ kind: fc.constant('market' as const), side, quantity }),
  fc.record({ kind: fc.constant('limit' as const), side, quantity: whole, near }),
  fc.record({ kind: fc.constant('stop' as const), side, quantity: whole, near }),
  fc.record({ kind: fc.constant('trailing' as const), side, quantity: whole, near }),
  fc.record({ kind: fc.constant('bracket' as const), quantity: whole, near }),
);
const steps = fc.array(
  fc.record({
    ahead: fc.constantFrom(1, 1, 1, 2, 600, 1_300),
    moved: near,
    spread: fc.integer({ min: 1, max: 4 }),
    volume: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 4_000 })),
    orders: fc.array(order, { maxLength: 4 }),
  }),
  { minLength: 2, maxLength: 14 },
);

function sentOf(wish: typeof order extends fc.Arbitrary<infer Wish> ? Wish : never, cents: number) {
  const at = (offset: number) => (cents + offset) / 100;
  switch (wish.kind) {
    case 'market':
      return { side: wish.side, quantity: wish.quantity };
    case 'limit':
      return { ...rests(wish), type: 'limit' as const, limit_price: at(wish.near) };
    case 'stop': {
      const away = Math.abs(wish.near) + 1;
      const stop_price = at(wish.side === 'buy' ? away : -away);
      return { ...rests(wish), type: 'stop' as const, stop_price };
    }
    case 'trailing':
      return {
        ...rests(wish),
        type: 'trailing_stop' as const,
        trail_amount: (Math.abs(wish.near) + 1) / 100,
      };
    case 'bracket':
      return {
        ...rests({ ...wish, side: 'buy' as const }),
        type: 'limit' as const,
        order_class: 'bracket' as const,
        limit_price: at(wish.near),
        take_profit: { limit_price: at(wish.near + 5) },
        stop_loss: { stop_price: at(wish.near - 5) },
      };
  }
}

const rests = ({ side, quantity }: { side: 'buy' | 'sell'; quantity: number }) => ({
  side,
  quantity,
  time_in_force: 'gtc' as const,
});

async function traded(
  profile: 'ideal' | 'realistic' | 'harsh',
  all: typeof steps extends fc.Arbitrary<infer All> ? All : never,
): Promise<CaseAccount> {
  const account = new CaseAccount({ account: { profile, margin: false, positions: {} } });
  await account.start();
  await account.step(0, new Map([['TEST', stepAt(0, 10_000, 2, 0)]]));
  const shares = OrderRequestSchema.parse({ ticker: 'TEST', side: 'buy', quantity: 50_000 });
  await account.orders.place(shares, account.by);
  let number = 0;
  let cents = 10_000;
  for (const { ahead, moved, spread, volume, orders } of all) {
    number += ahead;
    cents += moved;
    await account.step(number, new Map([['TEST', stepAt(number, cents, spread, volume)]]));
    for (const wish of orders) {
      const sent: Omit<SentOrder, 'ticker'> = sentOf(wish, cents);
      const request = OrderRequestSchema.parse({ ticker: 'TEST', ...sent });
      await account.orders.place(request, account.by);
      await account.settle();
    }
  }
  return account;
}

describe.each(['ideal', 'realistic', 'harsh'] as const)('in the profile %s', (profile) => {
  test('every fill of any orders is made again from what is kept', {
    timeout: 60_000,
  }, async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const account = await traded(profile, all);
        const { difference, checked, unexplained } = account.checkFills();
        expect(difference).toBeUndefined();
        expect(unexplained).toBe(0);
        expect(await account.verify()).toBeUndefined();
        if (checked > 0) seen.add('filled');
        for (const fill of await account.allFills()) {
          seen.add(fill.liquidity);
          if (fill.fees_cents !== 0) seen.add('fees');
        }
        await account.close();
      }),
      { numRuns: 20 },
    );
    expect(seen).toContain('maker');
    expect(seen).toContain('taker');
    expect(seen.has('fees')).toBe(profile !== 'ideal');
  });
});

/** Two purchases and a sale, which pays fees. */
const SOME: typeof steps extends fc.Arbitrary<infer All> ? All : never = [
  {
    ahead: 1,
    moved: 0,
    spread: 2,
    volume: 0,
    orders: [
      { kind: 'market' as const, side: 'buy' as const, quantity: 20_000 },
      { kind: 'market' as const, side: 'buy' as const, quantity: 100 },
      { kind: 'market' as const, side: 'sell' as const, quantity: 500 },
    ],
  },
];

/** The journal refuses updates, so the tests first remove what refuses them. */
const UNGUARDED = 'DROP TRIGGER entries_refuse_update;';
const SET = (path: string, value: string) =>
  `UPDATE entries SET explanation = json_set(explanation, '${path}', ${value})`;

test.each([
  [
    'another price',
    'UPDATE entries SET price_e4 = price_e4 - 100 WHERE sequence = 1',
    /^Entry 1 differs: the price is/,
  ],
  [
    'another quantity',
    'UPDATE entries SET quantity_e6 = quantity_e6 + 1000000 WHERE sequence = 1',
    /^Entry 1 differs: the quantity is/,
  ],
  [
    'a lower fee',
    "UPDATE entries SET amount_cents = amount_cents + 1 WHERE kind = 'fee'",
    /differs: the fees are/,
  ],
  [
    'no fee',
    "UPDATE entries SET kind = 'adjust' WHERE kind = 'fee'",
    /differs: the fees are 0 cents/,
  ],
  ['another quote', `${SET('$.quote.ask', '100.01')} WHERE sequence = 1`, /^Entry 1 differs/],
  [
    'another size',
    `${SET('$.market.displayed', '900000')} WHERE sequence = 1`,
    /but the seed gives/,
  ],
  ['another seed', `${SET('$.market.seed', '8')} WHERE kind = 'fill'`, /but the seed gives/],
  ['another step', `${SET('$.step', '2')} WHERE kind = 'fill'`, /differs/],
  [
    'another sentence',
    `${SET('$.sentence', "'No reason.'")} WHERE sequence = 1`,
    /its explanation is not the one/,
  ],
  ['another profile', `${SET('$.profile', "'ideal'")} WHERE sequence = 1`, /differs/],
  ['another version', `${SET('$.model', "'fill/0'")} WHERE sequence = 1`, /filled by fill\/0/],
])('%s is found', async (_, sql, says) => {
  const account = await traded('realistic', SOME);
  expect(account.checkFills().difference).toBeUndefined();
  account.tamper(`${UNGUARDED} ${sql};`);
  expect(account.checkFills().difference).toMatch(says);
  await account.close();
});

test('an earlier fill that is missing from the memory of a later one is found', async () => {
  const account = await traded('realistic', SOME);
  const hidden = (await account.allFills()).filter(({ explanation }) => explanation?.hidden);
  expect(hidden).toHaveLength(3);
  account.tamper(
    `${UNGUARDED} UPDATE entries SET explanation = json_set(explanation, '$.hidden.before', 0)
     WHERE id = '${hidden[1]?.id}';`,
  );
  expect(account.checkFills().difference).toMatch(`Entry ${hidden[1]?.sequence} differs`);
  await account.close();
});
