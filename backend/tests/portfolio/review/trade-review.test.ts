import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cents, priceE4, quantityE6, ZERO_CENTS } from '../../../src/kernel/money.ts';
import { COST_RULE } from '../../../src/ledger/fill.ts';
import type { TradeRow } from '../../../src/ledger/journal/entry.ts';
import { TradeReviewer } from '../../../src/portfolio/review/trade-review.ts';
import { ticker } from '../../support/trading/ledger.ts';

const START_MS = Date.UTC(2026, 1, 11, 14, 30);

interface Drawn {
  readonly ticker: 'AAPL' | 'NVDA';
  readonly isSale: boolean;
  readonly shares: number;
  readonly minutes: number;
  readonly profit: number;
  readonly fees: number;
  readonly source: string;
}

const drawn = fc.array(
  fc.record<Drawn>({
    ticker: fc.constantFrom('AAPL', 'NVDA'),
    isSale: fc.boolean(),
    shares: fc.integer({ min: 1, max: 9 }),
    minutes: fc.integer({ min: 0, max: 3000 }),
    profit: fc.integer({ min: -500, max: 500 }),
    fees: fc.integer({ min: 0, max: 9 }),
    source: fc.constantFrom('person', 'assistant'),
  }),
  { maxLength: 40 },
);

/** Turns what is drawn into fills: nobody sells more than is held. */
function fillsOf(all: readonly Drawn[]): readonly TradeRow[] {
  const held = { AAPL: 0, NVDA: 0 };
  let time_ms = START_MS;
  return all.flatMap((each, index): TradeRow[] => {
    time_ms += each.minutes * 60_000;
    const shares = each.isSale ? Math.min(each.shares, held[each.ticker]) : each.shares;
    if (shares === 0) return [];
    held[each.ticker] += each.isSale ? -shares : shares;
    return [
      {
        sequence: index + 1,
        id: `${index}`,
        order_id: `${index}`,
        client_order_id: null,
        ticker: ticker(each.ticker),
        side: each.isSale ? 'sell' : 'buy',
        quantity_e6: quantityE6(shares * 1_000_000),
        price_e4: priceE4(1_000_000),
        notional_cents: cents(shares * 10_000),
        liquidity: 'taker',
        cost_rule: COST_RULE,
        fees_cents: cents(each.fees),
        realized_pnl_cents: each.isSale ? cents(each.profit) : ZERO_CENTS,
        cash_after_cents: ZERO_CENTS,
        source: each.source,
        cause: each.source === 'assistant' ? 'message' : null,
        executed_at: new Date(time_ms).toISOString(),
      },
    ];
  });
}

/** The mean holding time from a list of single shares, each with its time of purchase. */
function meanHeld(fills: readonly TradeRow[]): number | null {
  const bought: Record<string, number[]> = { AAPL: [], NVDA: [] };
  const held: number[] = [];
  for (const { ticker: name, side, quantity_e6, executed_at } of fills) {
    const at = Date.parse(executed_at);
    for (let share = 0; share < quantity_e6 / 1_000_000; share++) {
      if (side === 'buy') bought[name]?.push(at);
      else held.push(at - (bought[name]?.shift() ?? at));
    }
  }
  return held.length === 0 ? null : held.reduce((sum, each) => sum + each, 0) / held.length;
}

test('a review comes to what counting single shares and sales comes to', () => {
  fc.assert(
    fc.property(drawn, (all) => {
      const fills = fillsOf(all);
      const reviewer = new TradeReviewer();
      for (const fill of fills) reviewer.add(fill, undefined);
      const review = reviewer.review();
      const sales = fills.filter(({ side }) => side === 'sell');
      const profits = sales.map((sale) => sale.realized_pnl_cents);
      expect(review).toMatchObject({
        trades: fills.length,
        sales: sales.length,
        won: profits.filter((profit) => profit > 0).length,
        lost: profits.filter((profit) => profit < 0).length,
        profit_cents: profits.reduce((sum, profit) => sum + profit, 0),
        fees_cents: fills.reduce((sum, fill) => sum + fill.fees_cents, 0),
        unquoted: fills.length,
      });
      expect(review.best?.profit_cents ?? null).toBe(
        profits.length === 0 ? null : Math.max(...profits),
      );
      expect(review.worst?.profit_cents ?? null).toBe(
        profits.length === 0 ? null : Math.min(...profits),
      );
      const mean = meanHeld(fills);
      if (mean === null) expect(review.held_ms).toBeNull();
      // Each sale's mean is rounded down to a millisecond.
      else expect(Math.abs((review.held_ms ?? 0) - mean)).toBeLessThanOrEqual(2);
      for (const totals of [review.by_ticker, review.by_day, review.by_source]) {
        const parts = [...totals.values()];
        expect(parts.reduce((sum, part) => sum + part.trades, 0)).toBe(fills.length);
        expect(parts.reduce((sum, part) => sum + part.profit_cents, 0)).toBe(review.profit_cents);
      }
    }),
  );
});

test.each([
  ['buy', 1_000_100, 1_000_000, 2],
  ['sell', 999_900, 1_000_000, 2],
  ['buy', 999_900, 1_000_000, -2],
] as const)('a %s at %i with the middle at %i costs %i cents more', (side, paid, middle, cost) => {
  const [fill] = fillsOf([
    {
      ticker: 'AAPL',
      isSale: false,
      shares: 2,
      minutes: 0,
      profit: 0,
      fees: 0,
      source: 'person',
    },
  ]);
  if (!fill) throw new Error('there is no fill');
  const reviewer = new TradeReviewer();
  reviewer.add({ ...fill, side, price_e4: priceE4(paid) }, { middle_twice_e4: middle * 2 });
  expect(reviewer.review()).toMatchObject({ spread_cents: cost, unquoted: 0 });
});
