import type { Ticker } from '@finally/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  averageCost,
  cents,
  notionalCents,
  priceE4,
  quantityE6,
  UNITS_MAX,
} from '../../src/kernel/money.ts';
import { type AccountRow, averageCostOf, type PositionRow } from '../../src/ledger/account.ts';
import { decideOrder, type TradePrice } from '../../src/ledger/decide-order.ts';
import type { Fill } from '../../src/ledger/fill.ts';
import type { OrderTerms } from '../../src/ledger/order-size.ts';
import { ticker } from '../support/trading/ledger.ts';

const STARTING_CENTS = 1_000_000;
const TICKERS = ['AAPL', 'MSFT', 'V'].map(ticker);

/** A random order, relative to the largest possible one, so that sequences make progress. */
interface Wish {
  readonly ticker: Ticker;
  readonly side: 'buy' | 'sell';
  readonly price_e4: number;
  /** Thousandths of the largest possible order; above 1000 the order must be refused. */
  readonly part: number;
  readonly offset: number;
  readonly condition: 'live' | 'stale' | 'none';
  /** Whether the order is given in dollars instead of shares. */
  readonly in_dollars: boolean;
}

const wishes: fc.Arbitrary<Wish[]> = fc.array(
  fc.record({
    ticker: fc.constantFrom(...TICKERS),
    side: fc.constantFrom('buy' as const, 'sell' as const),
    price_e4: fc.oneof(
      fc.integer({ min: 1, max: 20_000_000 }),
      fc.integer({ min: 1, max: 200 }),
      fc.constantFrom(50, 150, 10_000, 1_901_234),
    ),
    part: fc.oneof(fc.integer({ min: 1, max: 1_100 }), fc.constantFrom(1, 500, 1_000)),
    offset: fc.integer({ min: 0, max: 3 }),
    condition: fc.constantFrom(
      'live' as const,
      'live' as const,
      'live' as const,
      'stale' as const,
      'none' as const,
    ),
    in_dollars: fc.boolean(),
  }),
  { minLength: 10, maxLength: 60, size: 'large' },
);

interface Book {
  account: AccountRow;
  readonly positions: Map<Ticker, PositionRow>;
}

const openBook = (): Book => ({
  account: Object.freeze({
    ledger: 1,
    starting_cash_cents: cents(STARTING_CENTS),
    cash_cents: cents(STARTING_CENTS),
    realized_pnl_cents: cents(0),
    reserved_cents: cents(0),
    opened_at: '2026-02-11T14:30:00.000Z',
    fill_profile: 'ideal',
    fees: null,
  }),
  positions: new Map(),
});

function toOrder(book: Book, wish: Wish): OrderTerms {
  const possible =
    wish.side === 'sell'
      ? (book.positions.get(wish.ticker)?.quantity_e6 ?? 0)
      : Math.floor((book.account.cash_cents * 100_000_000) / wish.price_e4);
  const wanted =
    Math.floor((possible / 1_000) * wish.part) + (wish.part === 1_000 ? 0 : wish.offset);
  const exact = wish.part === 1_000 ? possible : wanted;
  const quantity = quantityE6(Math.min(Math.max(exact, 1), UNITS_MAX));
  const notional = notionalCents(quantity, priceE4(wish.price_e4));
  const isInDollars = wish.in_dollars && notional > 0n && notional <= BigInt(UNITS_MAX);
  return {
    ticker: wish.ticker,
    side: wish.side,
    size: isInDollars ? { notional_cents: cents(Number(notional)) } : { quantity_e6: quantity },
  };
}

const toPrice = ({ condition, price_e4 }: Wish): TradePrice =>
  condition === 'none' ? undefined : { price_e4: priceE4(price_e4), stale: condition === 'stale' };

/** Runs the orders through the rules and calls `check` with each fill. */
function play(
  list: readonly Wish[],
  check: (
    before: { position: PositionRow | null },
    order: OrderTerms,
    fill: Fill,
    book: Book,
  ) => void,
): Book {
  const book = openBook();
  for (const wish of list) {
    const order = toOrder(book, wish);
    const position = book.positions.get(wish.ticker) ?? null;
    // The state is frozen: a decision that changed it would throw.
    const decision = decideOrder({ account: book.account, position }, order, toPrice(wish));
    if (!decision.ok) continue;
    book.account = Object.freeze(decision.value.account);
    if (decision.value.position)
      book.positions.set(wish.ticker, Object.freeze(decision.value.position));
    else book.positions.delete(wish.ticker);
    check({ position }, order, decision.value, book);
  }
  return book;
}

test('cash plus cost basis minus realized profit is always the starting cash, to the cent', () => {
  let fills = 0;
  fc.assert(
    fc.property(wishes, (list) => {
      play(list, (_before, _order, _fill, book) => {
        fills += 1;
        const basis = [...book.positions.values()].reduce(
          (sum, position) => sum + position.cost_basis_cents,
          0,
        );
        expect(book.account.cash_cents + basis - book.account.realized_pnl_cents).toBe(
          STARTING_CENTS,
        );
      });
    }),
    { numRuns: 300 },
  );
  // The property would also hold for a ledger that refuses everything.
  expect(fills).toBeGreaterThan(1_000);
});

test('cash, quantity and basis are never negative, and an empty position is removed', () => {
  fc.assert(
    fc.property(wishes, (list) => {
      play(list, (_before, _order, _fill, book) => {
        expect(book.account.cash_cents).toBeGreaterThanOrEqual(0);
        for (const position of book.positions.values()) {
          expect(position.quantity_e6).toBeGreaterThan(0);
          expect(position.cost_basis_cents).toBeGreaterThanOrEqual(0);
        }
      });
    }),
    { numRuns: 200 },
  );
});

test('the notional is quantity times price, within half a cent and without bias', () => {
  fc.assert(
    fc.property(wishes, (list) => {
      play(list, (_before, _order, { notional_cents, quantity_e6, price_e4 }) => {
        const product = BigInt(quantity_e6) * BigInt(price_e4);
        const twice_off = 2n * (BigInt(notional_cents) * 10n ** 8n - product);
        const tie = twice_off === 10n ** 8n || twice_off === -(10n ** 8n);
        expect(twice_off <= 10n ** 8n && twice_off >= -(10n ** 8n)).toBe(true);
        if (tie) expect(notional_cents % 2).toBe(0);
      });
    }),
    { numRuns: 200 },
  );
});

test('an order in dollars never costs more, and a millionth of a share more would', () => {
  let fills = 0;
  fc.assert(
    fc.property(wishes, (list) => {
      play(list, (_before, { size }, { quantity_e6, price_e4, notional_cents }) => {
        if ('quantity_e6' in size) {
          expect(quantity_e6).toBe(size.quantity_e6);
          return;
        }
        fills += 1;
        const asked = BigInt(size.notional_cents) * 10n ** 8n;
        expect(notional_cents).toBeLessThanOrEqual(size.notional_cents);
        expect(BigInt(quantity_e6) * BigInt(price_e4) <= asked).toBe(true);
        expect(BigInt(quantity_e6 + 1) * BigInt(price_e4) > asked).toBe(true);
      });
    }),
    { numRuns: 200 },
  );
  expect(fills).toBeGreaterThan(500);
});

test('a sale of everything removes the whole basis, a partial sale a proportional part', () => {
  const seen = { whole: 0, part: 0 };
  fc.assert(
    fc.property(wishes, (list) => {
      play(list, ({ position }, order, fill) => {
        if (order.side !== 'sell' || !position) return;
        const basis_sold = fill.notional_cents - fill.realized_pnl_cents;
        if (fill.quantity_e6 === position.quantity_e6) {
          seen.whole += 1;
          expect(basis_sold).toBe(position.cost_basis_cents);
          expect(fill.position).toBeNull();
        } else {
          seen.part += 1;
          // What is left is the share of what was bought, off by half a cent at most.
          const { bought_cents, bought_e6 } = position;
          const left = BigInt(position.quantity_e6 - fill.quantity_e6);
          const kept = BigInt(position.cost_basis_cents - basis_sold);
          const twice_off = 2n * (kept * BigInt(bought_e6) - BigInt(bought_cents) * left);
          expect(twice_off <= BigInt(bought_e6) && -twice_off <= BigInt(bought_e6)).toBe(true);
          expect(fill.position?.quantity_e6).toBe(position.quantity_e6 - fill.quantity_e6);
          expect(fill.position?.realized_pnl_cents).toBe(
            position.realized_pnl_cents + fill.realized_pnl_cents,
          );
        }
      });
    }),
    { numRuns: 300 },
  );
  expect(seen.whole).toBeGreaterThan(50);
  expect(seen.part).toBeGreaterThan(50);
});

test('no sale moves the average cost, and a purchase makes it basis by quantity', () => {
  const seen = { sales: 0, sales_after_sales: 0 };
  fc.assert(
    fc.property(wishes, (list) => {
      const sold = new Set<Ticker>();
      play(list, ({ position }, { ticker, side }, { position: after }) => {
        if (!after) sold.delete(ticker);
        else if (side === 'buy') {
          sold.delete(ticker);
          const { cost_basis_cents, quantity_e6 } = after;
          expect(averageCostOf(after)).toBe(averageCost(cost_basis_cents, quantity_e6));
        } else if (position) {
          seen.sales += 1;
          if (sold.has(ticker)) seen.sales_after_sales += 1;
          sold.add(ticker);
          expect(averageCostOf(after)).toBe(averageCostOf(position));
        }
      });
    }),
    { numRuns: 300 },
  );
  expect(seen.sales).toBeGreaterThan(50);
  expect(seen.sales_after_sales).toBeGreaterThan(20);
});

test('every order without a live price is refused', () => {
  fc.assert(
    fc.property(wishes, (list) => {
      const gone = list.map((wish) => ({
        ...wish,
        condition: wish.condition === 'live' ? ('stale' as const) : wish.condition,
      }));
      play(gone, () => {
        throw new Error('an order was filled without a live price');
      });
    }),
  );
});
