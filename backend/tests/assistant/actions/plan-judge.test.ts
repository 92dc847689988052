import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mandate, MandatedTrade } from '../../../src/assistant/actions/mandate.ts';
import { judgePlan } from '../../../src/assistant/actions/plan-judge.ts';
import type { ProposedAction } from '../../../src/assistant/actions/proposed-actions.ts';
import { ticker } from '../support.ts';

const buy = (symbol: string, quantity: number): ProposedAction => ({
  kind: 'trade',
  request: { ticker: symbol, side: 'buy', quantity },
});
const sell = (symbol: string, quantity: number): ProposedAction => ({
  kind: 'trade',
  request: { ticker: symbol, side: 'sell', quantity },
});
const watch = (symbol: string): ProposedAction => ({
  kind: 'watchlist',
  request: { ticker: symbol, change: 'add' },
});
const asked = (
  trades: readonly (readonly [MandatedTrade['side'], string, number, 'by value'?])[],
  watched: readonly string[] = [],
): Mandate => ({
  kind: 'orders',
  reading: 'buy 2 NVDA',
  trades: trades.map(([side, symbol, quantity, by]) => ({
    ...{ side, ticker: ticker(symbol), quantity },
    by_value: by !== undefined,
  })),
  changes: watched.map((symbol) => ({ ticker: symbol, change: 'add' })),
});
const borne = (plan: readonly ProposedAction[], mandate: Mandate): readonly boolean[] =>
  judgePlan(plan, mandate).map((waits) => waits === null);

describe('each action of a plan is compared with the mandate', () => {
  test.each<readonly [string, readonly ProposedAction[], Mandate, readonly boolean[]]>([
    ['what was asked', [buy('NVDA', 2)], asked([['buy', 'NVDA', 2]]), [true]],
    ['it in lower case', [buy(' nvda ', 2)], asked([['buy', 'NVDA', 2]]), [true]],
    ['another quantity', [buy('NVDA', 2.000001)], asked([['buy', 'NVDA', 2]]), [false]],
    ['less of it', [buy('NVDA', 1)], asked([['buy', 'NVDA', 2]]), [false]],
    ['another side', [sell('NVDA', 2)], asked([['buy', 'NVDA', 2]]), [false]],
    ['another ticker', [buy('TSLA', 2)], asked([['buy', 'NVDA', 2]]), [false]],
    ['it twice', [buy('NVDA', 2), buy('NVDA', 2)], asked([['buy', 'NVDA', 2]]), [true, false]],
    [
      'something beside it',
      [buy('KO', 1), buy('NVDA', 2)],
      asked([['buy', 'NVDA', 2]]),
      [false, true],
    ],
    ['dollars to the share', [buy('KO', 2)], asked([['buy', 'KO', 2, 'by value']]), [true]],
    ['a millionth more', [buy('KO', 2.000001)], asked([['buy', 'KO', 2, 'by value']]), [true]],
    ['two millionths more', [buy('KO', 2.000002)], asked([['buy', 'KO', 2, 'by value']]), [false]],
    ['one per cent less', [buy('KO', 1.98)], asked([['buy', 'KO', 2, 'by value']]), [true]],
    ['more than that less', [buy('KO', 1.979)], asked([['buy', 'KO', 2, 'by value']]), [false]],
    ['$100 as 100 shares', [buy('KO', 100)], asked([['buy', 'KO', 2, 'by value']]), [false]],
    ['a change', [watch('PYPL')], asked([], ['PYPL']), [true]],
    ['the change twice', [watch('PYPL'), watch('PYPL')], asked([], ['PYPL']), [true, false]],
    ['another change', [watch('KO')], asked([], ['PYPL']), [false]],
    ['no ticker', [watch('not a ticker')], asked([], ['not a ticker']), [false]],
    ['no number', [buy('NVDA', Number.NaN)], asked([['buy', 'NVDA', Number.NaN]]), [false]],
    [
      'an exact order beside one for dollars',
      [buy('KO', 10), buy('KO', 10.05)],
      asked([
        ['buy', 'KO', 10.06, 'by value'],
        ['buy', 'KO', 10],
      ]),
      [true, true],
    ],
  ])('%s', (_, plan, mandate, expected) => {
    expect(borne(plan, mandate)).toEqual(expected);
  });

  test('an open request authorizes any action, and no request authorizes none', () => {
    const plan = [buy('NVDA', 2), watch('PYPL')];
    expect(borne(plan, { kind: 'open', reading: 'invest my cash' })).toEqual([true, true]);
    const waits = judgePlan(plan, { kind: 'none', because: 'It asks a question.' });
    expect(waits).toEqual(
      plan.map(() => ({
        code: 'not_asked_for',
        detail: 'It asks a question. It waits for your approval.',
      })),
    );
  });

  test('the reason for waiting says how the message was read', () => {
    expect(judgePlan([buy('TSLA', 2)], asked([['buy', 'NVDA', 2]]))[0]?.detail).toContain(
      'read as: buy 2 NVDA',
    );
  });
});

const SYMBOLS = ['NVDA', 'AAPL', 'KO'] as const;
const trade = fc.record({
  side: fc.constantFrom('buy' as const, 'sell' as const),
  ticker: fc.constantFrom(...SYMBOLS),
  // Few different quantities, so that plans and mandates are often equal.
  quantity: fc.constantFrom(1, 1.99, 1.98, 2, 2.000001, 2.000002, 2.01, 3),
});

test('no plan executes more than the mandate allows, by side, ticker and count', () => {
  let borne_out = 0;
  fc.assert(
    fc.property(
      fc.array(trade, { maxLength: 6 }),
      fc.array(fc.tuple(trade, fc.boolean()), { maxLength: 5 }),
      (planned, mandated) => {
        const plan = planned.map((request): ProposedAction => ({ kind: 'trade', request }));
        const trades = mandated.map(([each, by_value]) => ({
          ...each,
          ticker: ticker(each.ticker),
          by_value,
        }));
        const through = borne(plan, { kind: 'orders', reading: '', trades, changes: [] });
        for (const symbol of SYMBOLS) {
          for (const side of ['buy', 'sell'] as const) {
            const isMeant = (each: { ticker: string; side: string }): boolean =>
              each.ticker === symbol && each.side === side;
            const done = planned.filter((each, index) => isMeant(each) && through[index]);
            const allowed = trades.filter(isMeant);
            borne_out += done.length;
            expect(done.length).toBeLessThanOrEqual(allowed.length);
            // In descending order, no executed quantity is larger than the mandated one at the same
            // place.
            const largest = (of: readonly { quantity: number }[]): number[] =>
              of.map(({ quantity }) => quantity).sort((a, b) => b - a);
            const limits = largest(allowed);
            for (const [index, quantity] of largest(done).entries()) {
              expect(quantity).toBeLessThanOrEqual((limits[index] ?? 0) + 1.5e-6);
            }
          }
        }
      },
    ),
    { numRuns: 2_000 },
  );
  expect(borne_out).toBeGreaterThan(200);
});

test('a plan equal to the mandate is authorized completely, in any order', () => {
  fc.assert(
    fc.property(
      fc
        .array(fc.tuple(trade, fc.boolean()), { maxLength: 6 })
        .chain((mandated) =>
          fc.tuple(
            fc.constant(mandated),
            fc.shuffledSubarray(mandated, { minLength: mandated.length }),
          ),
        ),
      ([mandated, shuffled]) => {
        const trades = mandated.map(([each]) => ({
          ...each,
          ticker: ticker(each.ticker),
          by_value: false,
        }));
        const plan = shuffled.map(([request]): ProposedAction => ({ kind: 'trade', request }));
        const mandate: Mandate = { kind: 'orders', reading: '', trades, changes: [] };
        expect(borne(plan, mandate)).toEqual(plan.map(() => true));
      },
    ),
    { numRuns: 500 },
  );
});
