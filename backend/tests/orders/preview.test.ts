import {
  type AssistantSettings,
  OrderRequestSchema,
  refusedPreview,
  type TradeRequest,
} from '@finally/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Actor, TOKEN } from '../../src/kernel/principal.ts';
import { DEFAULT_SETTINGS } from '../../src/risk/limits.ts';
import { ticker } from '../support/trading/ledger.ts';
import { BY_USER, buy, openPortfolio, sell } from '../support/trading/portfolio.ts';

/** A program that authenticates with the token. */
const BY_PROGRAM: Actor = {
  principal: { ...BY_USER.principal, kind: 'agent', source: TOKEN },
  cause: 'request-1',
};

const NAMES = ['AAPL', 'MSFT', 'TSLA'] as const;

const amounts = {
  quantity: fc.oneof(
    fc.constantFrom(0, 0.000001, 0.0000001, 1, 30, 1_000_000_000),
    fc.integer({ min: 1, max: 20_000_000 }).map((quantity_e6) => quantity_e6 / 1_000_000),
  ),
  notional: fc.oneof(
    fc.constantFrom(0, 0.01, 0.001, 9_999.99, 100_000),
    fc.integer({ min: 1, max: 400_000 }).map((notional_cents) => notional_cents / 100),
  ),
};

const order = fc
  .record({
    ticker: fc.constantFrom(...NAMES, 'NONE').map(ticker),
    side: fc.constantFrom('buy' as const, 'sell' as const),
    amount: fc.oneof(
      fc.record({ quantity: amounts.quantity }),
      fc.record({ notional: amounts.notional }),
    ),
  })
  .map(({ amount, ...rest }): TradeRequest => ({ ...rest, ...amount }));

const steps = fc.array(
  fc.record({
    order,
    by: fc.constantFrom(BY_USER, BY_USER, BY_PROGRAM),
    /** Price of each ticker before the order, in dollars. */
    prices: fc.tuple(...NAMES.map(() => fc.integer({ min: 1, max: 5_000_000 }))),
  }),
  { minLength: 3, maxLength: 15 },
);

const limit = <Value>(values: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: values });

const settings: fc.Arbitrary<AssistantSettings> = fc
  .record({
    mode: fc.constantFrom(
      'auto' as const,
      'auto' as const,
      'confirm' as const,
      'read_only' as const,
    ),
    dollars_per_message_max: limit(fc.integer({ min: 1, max: 5_000 })),
    ticker_weight_max_percent: limit(fc.integer({ min: 1, max: 60 })),
    trades_per_day_max: limit(fc.integer({ min: 0, max: 3 })),
    dollars_per_day_max: limit(fc.integer({ min: 1, max: 5_000 })),
  })
  .map((limits) => ({ ...DEFAULT_SETTINGS, ...limits }));

const marketOrder = (order: TradeRequest) => OrderRequestSchema.parse(order);

test('a preview equals the trade: the same amounts to the cent, or the same refusal', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(settings, steps, async (limits, all) => {
      const opened = openPortfolio({ settings: limits });
      const { orders, service, source, followed, connection } = opened;
      for (const name of NAMES) await followed.follow(ticker(name), 'the test');
      for (const each of all) {
        each.prices.forEach((price_e4, index) => {
          source.move(ticker(NAMES[index] ?? ''), price_e4 / 10_000);
        });
        const before = await service.portfolio();
        const preview = await orders.preview(marketOrder(each.order), each.by);
        expect(await service.portfolio()).toEqual(before);
        const trade = await service.trade(each.order, each.by);
        const after = await service.portfolio();
        if (!trade.ok) {
          const { code, detail } = trade.error;
          seen.add(code);
          expect(preview.refusal).toEqual({ code, detail });
          expect(after).toEqual(before);
          continue;
        }
        seen.add('filled');
        const { price, quantity, notional } = trade.value.trade;
        const position = after.positions.find((held) => held.ticker === each.order.ticker);
        expect(preview).toEqual({
          fills: [{ ...preview.fills[0], price, quantity, notional, fees: 0 }],
          total: { price, quantity, notional, fees: 0 },
          state: 'filled',
          reason: null,
          sentence: null,
          cash_after: trade.value.cash_balance,
          buying_power_after: trade.value.cash_balance,
          reserved_after: 0,
          position_after: position
            ? {
                quantity: position.quantity,
                avg_cost: position.avg_cost,
                cost_basis: position.cost_basis,
                market_value: position.market_value,
              }
            : null,
          weight_after: position?.weight ?? 0,
          refusal: null,
          verdict: { decision: 'allowed', detail: null },
          repeats: null,
        });
      }
      connection.close();
    }),
    { numRuns: 80 },
  );
  // The comparison would also hold for an account on which nothing is filled, or nothing refused.
  for (const code of ['filled', 'insufficient_cash', 'insufficient_shares', 'unknown_ticker']) {
    expect(seen).toContain(code);
  }
  expect([...seen].some((code) => code.startsWith('assistant_'))).toBe(true);
});

test('the gate allows every order of a person, and those of an agent within its limits', async () => {
  const settings = { ...DEFAULT_SETTINGS, dollars_per_message_max: 200 };
  const { orders } = openPortfolio({ settings });
  const preview = (quantity: number, by: Actor) =>
    orders.preview(marketOrder(buy('AAPL', quantity)), by);
  const allowed = { decision: 'allowed', detail: null };
  expect(await preview(2, BY_USER)).toMatchObject({ verdict: allowed, refusal: null });
  expect(await preview(1, BY_PROGRAM)).toMatchObject({ verdict: allowed, refusal: null });
  expect(await preview(2, BY_PROGRAM)).toMatchObject({
    fills: [{ price: 190, quantity: 2, notional: 380 }],
    cash_after: 9_620,
    refusal: { code: 'assistant_dollar_limit' },
    verdict: { decision: 'refused', detail: expect.stringContaining('$200.00 for one message') },
  });
});

test('the preview of an order that needs an approval says so', async () => {
  const { orders } = openPortfolio({ settings: { ...DEFAULT_SETTINGS, mode: 'confirm' } });
  expect(await orders.preview(marketOrder(buy('AAPL', 1)), BY_PROGRAM)).toMatchObject({
    refusal: { code: 'assistant_approval_needed' },
    verdict: { decision: 'approval_needed', detail: expect.stringContaining('approval') },
  });
});

test('an order that the rules refuse has no fill and is not judged by the gate', async () => {
  const { orders } = openPortfolio();
  expect(await orders.preview(marketOrder(sell('AAPL', 1)), BY_PROGRAM)).toEqual(
    refusedPreview({ code: 'insufficient_shares', detail: 'No AAPL is held.' }),
  );
});
