import { expect, test } from 'vitest';
import { cents, priceE4, quantityE6 } from '../../../../src/kernel/money.ts';
import { ok, refuse } from '../../../../src/kernel/result.ts';
import type { LedgerStore } from '../../../../src/ledger/store.ts';
import type { Connection } from '../../../../src/storage/sqlite/connection.ts';
import { DEFAULT_ACCOUNT_ID as ACCOUNT } from '../../../../src/storage/sqlite/index.ts';
import { ManualClock } from '../../../support/time/manual-clock.ts';
import { type Decide, executeOrder } from '../../../support/trading/execute-order.ts';
import { openStores, order, ticker } from '../../../support/trading/ledger.ts';

/** Fills any order at a dollar, adding its quantity to the position. */
const forADollar =
  (symbol: string): Decide =>
  ({ account, position }) =>
    ok({
      quantity_e6: quantityE6(1_000_000),
      price_e4: priceE4(10_000),
      notional_cents: cents(100),
      realized_pnl_cents: cents(0),
      account: { ...account, cash_cents: cents(account.cash_cents - 100) },
      position: {
        ticker: ticker(symbol),
        quantity_e6: quantityE6((position?.quantity_e6 ?? 0) + 1_000_000),
        cost_basis_cents: cents((position?.cost_basis_cents ?? 0) + 100),
        realized_pnl_cents: cents(0),
        bought_cents: cents((position?.cost_basis_cents ?? 0) + 100),
        bought_e6: quantityE6((position?.quantity_e6 ?? 0) + 1_000_000),
        reserved_e6: quantityE6(0),
      },
    });

const buy = (ledger: LedgerStore, symbol: string, decide: Decide = forADollar(symbol)) =>
  executeOrder(ledger, ACCOUNT, order('buy', symbol, 1), decide);

/** Opens stores that count their transactions, with their clock. */
function countCommits(clock = new ManualClock()) {
  const commits = { count: 0 };
  const stores = openStores(':memory:', clock, {
    connection: (real): Connection => ({
      ...real,
      change: (work) => {
        commits.count += 1;
        return real.change(work);
      },
    }),
  });
  return { ...stores, commits };
}

const holdings = async (ledger: LedgerStore) => {
  const { account, positions } = await ledger.portfolio(ACCOUNT);
  return {
    cash: account.cash_cents,
    held: Object.fromEntries(positions.map((row) => [row.ticker, row.quantity_e6 / 1_000_000])),
  };
};

test('orders that arrive together share a commit, and each sees the state after the one before', async () => {
  const { ledger, commits } = countCommits();
  const cash: number[] = [];
  const watched: Decide = (state) => {
    cash.push(state.account.cash_cents);
    return forADollar('AAPL')(state);
  };
  const filled = await Promise.all([
    buy(ledger, 'AAPL', watched),
    buy(ledger, 'MSFT'),
    buy(ledger, 'AAPL', watched),
    buy(ledger, 'AAPL', watched),
  ]);
  expect(commits.count).toBe(1);
  expect(cash).toEqual([1_000_000, 999_800, 999_700]);
  expect(filled.map((trade) => trade.ok && trade.value.sequence)).toEqual([1, 2, 3, 4]);
  expect(await holdings(ledger)).toEqual({ cash: 999_600, held: { AAPL: 3, MSFT: 1 } });
});

test('an order that fails or is refused does not affect those that share its commit', async () => {
  const { ledger, commits } = countCommits();
  const [before, thrown, broken, refused, after] = await Promise.allSettled([
    buy(ledger, 'AAPL'),
    buy(ledger, 'AAPL', () => {
      throw new TypeError('a bug');
    }),
    buy(ledger, 'AAPL', (state) => {
      const fill = forADollar('AAPL')(state);
      // The journal rejects a price of zero.
      return fill.ok ? ok({ ...fill.value, price_e4: priceE4(0) }) : fill;
    }),
    buy(ledger, 'AAPL', () => refuse('insufficient_cash', 'No.')),
    buy(ledger, 'AAPL'),
  ]);
  expect(commits.count).toBe(1);
  expect(before).toMatchObject({ status: 'fulfilled', value: { ok: true } });
  expect(thrown).toMatchObject({ status: 'rejected', reason: new TypeError('a bug') });
  expect(broken).toMatchObject({ status: 'rejected', reason: { code: 'SQLITE_CONSTRAINT_CHECK' } });
  expect(refused).toMatchObject({ status: 'fulfilled', value: { ok: false } });
  expect(after).toMatchObject({ status: 'fulfilled', value: { ok: true } });
  expect(await holdings(ledger)).toEqual({ cash: 999_800, held: { AAPL: 2 } });
  expect(await ledger.trades(ACCOUNT, { limit: 10 })).toHaveLength(2);
});

test('a position opened and closed by the same group is not stored', async () => {
  const { ledger } = countCommits();
  const close: Decide = ({ account }) =>
    ok({
      quantity_e6: quantityE6(1_000_000),
      price_e4: priceE4(10_000),
      notional_cents: cents(100),
      realized_pnl_cents: cents(0),
      account: { ...account, cash_cents: cents(account.cash_cents + 100) },
      position: null,
    });
  await Promise.all([
    buy(ledger, 'AAPL'),
    executeOrder(ledger, ACCOUNT, order('sell', 'AAPL', 1), close),
  ]);
  expect(await holdings(ledger)).toEqual({ cash: 1_000_000, held: {} });
});

test('nothing of a group is stored if its balances cannot be written', async () => {
  const { ledger } = countCommits();
  const overdrawn: Decide = (state) => {
    const fill = forADollar('AAPL')(state);
    const position = fill.ok && fill.value.position;
    return fill.ok && position
      ? ok({ ...fill.value, position: { ...position, cost_basis_cents: cents(-1) } })
      : fill;
  };
  const outcomes = await Promise.allSettled([buy(ledger, 'MSFT'), buy(ledger, 'AAPL', overdrawn)]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await holdings(ledger)).toEqual({ cash: 1_000_000, held: {} });
  expect(await ledger.trades(ACCOUNT, { limit: 10 })).toEqual([]);
});

/** A clock whose turns of the event loop are run by the test. */
class SteppedClock extends ManualClock {
  readonly #turns: (() => void)[] = [];

  override soon(run: () => void): void {
    this.#turns.push(run);
  }

  turn(): void {
    for (const run of this.#turns.splice(0)) run();
  }
}

test('a single order is committed at once, and a group waits as long as every turn adds to it', async () => {
  const clock = new SteppedClock();
  const { ledger, commits } = countCommits(clock);
  const placed = [buy(ledger, 'AAPL')];
  clock.turn();
  expect(commits.count).toBe(1);

  placed.push(buy(ledger, 'AAPL'), buy(ledger, 'AAPL'));
  clock.turn();
  placed.push(buy(ledger, 'AAPL'));
  clock.turn();
  expect(commits.count).toBe(1);
  clock.turn();
  expect(commits.count).toBe(2);
  expect((await Promise.all(placed)).every(({ ok }) => ok)).toBe(true);
});

test('a group that grows with every turn is committed after a few turns', () => {
  const clock = new SteppedClock();
  const { ledger, commits } = countCommits(clock);
  void buy(ledger, 'AAPL');
  for (let turns = 0; commits.count === 0 && turns < 50; turns++) {
    void buy(ledger, 'AAPL');
    clock.turn();
  }
  expect(commits.count).toBe(1);
});
