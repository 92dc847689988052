import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cents, priceE4, quantityE6 } from '../../../../src/kernel/money.ts';
import { ok, refuse } from '../../../../src/kernel/result.ts';
import { DEFAULT_ACCOUNT_ID as ACCOUNT } from '../../../../src/storage/sqlite/index.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { type Decide, executeOrder } from '../../../support/trading/execute-order.ts';
import { openStores, order, ticker } from '../../../support/trading/ledger.ts';

/** Fills any order at a dollar, adding its quantity to the position. */
const forADollar: Decide = ({ account, position }) =>
  ok({
    quantity_e6: quantityE6(1_000_000),
    price_e4: priceE4(10_000),
    notional_cents: cents(100),
    realized_pnl_cents: cents(0),
    account: { ...account, cash_cents: cents(account.cash_cents - 100) },
    position: {
      ticker: position?.ticker ?? ticker('AAPL'),
      quantity_e6: quantityE6((position?.quantity_e6 ?? 0) + 1_000_000),
      cost_basis_cents: cents((position?.cost_basis_cents ?? 0) + 100),
      realized_pnl_cents: cents(0),
      bought_cents: cents((position?.cost_basis_cents ?? 0) + 100),
      bought_e6: quantityE6((position?.quantity_e6 ?? 0) + 1_000_000),
      reserved_e6: quantityE6(0),
    },
  });

const counts = (connection: ReturnType<typeof openStores>['connection']) =>
  connection.get<{ trades: number; positions: number }>(
    `SELECT (SELECT count(*) FROM entries) AS trades, (SELECT count(*) FROM positions) AS positions
     WHERE (SELECT count(*) FROM entries) = (SELECT count(*) FROM orders)`,
  );

describe('an order that is filled', () => {
  test('changes the account, the position and the journal together', async () => {
    const { ledger } = openStores();
    const filled = await executeOrder(ledger, ACCOUNT, order('buy', 'AAPL', 1), forADollar);
    const { account, positions } = await ledger.portfolio(ACCOUNT);
    expect(account.cash_cents).toBe(999_900);
    expect(positions).toMatchObject([{ ticker: 'AAPL', quantity_e6: 1_000_000 }]);
    expect(filled).toMatchObject({
      ok: true,
      value: {
        ticker: 'AAPL',
        side: 'buy',
        quantity_e6: 1_000_000,
        price_e4: 10_000,
        notional_cents: 100,
        cash_after_cents: 999_900,
        source: 'person',
        cause: null,
        client_order_id: null,
        executed_at: '2026-02-11T14:30:00.000Z',
      },
    });
    expect(await ledger.trades(ACCOUNT, { limit: 10 })).toEqual([filled.ok && filled.value]);
  });

  test('sees the state after the order before it', async () => {
    const { ledger } = openStores();
    const seen: (number | undefined)[] = [];
    for (let round = 0; round < 3; round++) {
      await executeOrder(ledger, ACCOUNT, order('buy', 'AAPL', 1), (state) => {
        seen.push(state.position?.quantity_e6);
        return forADollar(state);
      });
    }
    expect(seen).toEqual([undefined, 1_000_000, 2_000_000]);
  });

  test('removes the row of a position that it closes', async () => {
    const { ledger, connection } = openStores();
    await executeOrder(ledger, ACCOUNT, order('buy', 'AAPL', 1), forADollar);
    await executeOrder(ledger, ACCOUNT, order('sell', 'AAPL', 1), (state) => {
      const fill = forADollar(state);
      return fill.ok ? ok({ ...fill.value, position: null }) : fill;
    });
    expect(counts(connection)).toEqual({ trades: 2, positions: 0 });
  });
});

describe('an order that is not filled', () => {
  test('changes nothing if it is refused', async () => {
    const { ledger, connection } = openStores();
    const refused = await executeOrder(ledger, ACCOUNT, order('buy', 'AAPL', 1), () =>
      refuse('insufficient_cash', 'No.'),
    );
    expect(refused).toMatchObject({ ok: false, error: { code: 'insufficient_cash' } });
    expect(counts(connection)).toEqual({ trades: 0, positions: 0 });
  });

  test('changes nothing if the decision throws, and the next order is decided normally', async () => {
    const { ledger, connection } = openStores();
    const bug = new TypeError('a bug');
    await expect(
      executeOrder(ledger, ACCOUNT, order('buy', 'AAPL', 1), () => {
        throw bug;
      }),
    ).rejects.toBe(bug);
    expect(counts(connection)).toEqual({ trades: 0, positions: 0 });
    expect(await executeOrder(ledger, ACCOUNT, order('buy', 'AAPL', 1), forADollar)).toMatchObject({
      ok: true,
    });
  });

  test('changes nothing if the last of its writes fails', async () => {
    const { ledger, connection } = openStores();
    await expect(
      executeOrder(ledger, ACCOUNT, order('buy', 'AAPL', 1), (state) => {
        const fill = forADollar(state);
        // The journal, written last, rejects a price of zero.
        return fill.ok ? ok({ ...fill.value, price_e4: priceE4(0) }) : fill;
      }),
    ).rejects.toThrow(/CHECK/);
    expect(counts(connection)).toEqual({ trades: 0, positions: 0 });
    expect((await ledger.portfolio(ACCOUNT)).account.cash_cents).toBe(1_000_000);
  });

  test('changes nothing if the cash would become negative', async () => {
    const { ledger, connection } = openStores();
    await expect(
      executeOrder(ledger, ACCOUNT, order('buy', 'AAPL', 1), (state) => {
        const fill = forADollar(state);
        return fill.ok
          ? ok({ ...fill.value, account: { ...fill.value.account, cash_cents: cents(-1) } })
          : fill;
      }),
    ).rejects.toThrow(/CHECK/);
    expect(counts(connection)).toEqual({ trades: 0, positions: 0 });
  });
});

describe('a client order id', () => {
  test('sent again with the same order returns the first trade without a decision', async () => {
    const { ledger, connection, clock } = openStores();
    const first = await executeOrder(ledger, ACCOUNT, order('buy', 'AAPL', 1, 'mine'), forADollar);
    clock.advance(60_000);
    const again = await executeOrder(ledger, ACCOUNT, order('buy', 'AAPL', 1, 'mine'), () => {
      throw new Error('a retry is not decided again');
    });
    expect(again).toEqual(first);
    expect(counts(connection)).toEqual({ trades: 1, positions: 1 });
  });

  test.each([
    ['ticker', order('buy', 'MSFT', 1, 'mine')],
    ['side', order('sell', 'AAPL', 1, 'mine')],
    ['quantity', order('buy', 'AAPL', 1.000001, 'mine')],
    [
      'source: the assistant',
      {
        ...order('buy', 'AAPL', 1, 'mine'),
        source: 'assistant',
        cause: 'message',
      },
    ],
  ])('sent again with another %s is refused and changes nothing', async (_what, other) => {
    const { ledger, connection } = openStores();
    await executeOrder(ledger, ACCOUNT, order('buy', 'AAPL', 1, 'mine'), forADollar);
    expect(await executeOrder(ledger, ACCOUNT, other, forADollar)).toMatchObject({
      ok: false,
      error: { code: 'client_order_id_conflict' },
    });
    expect(counts(connection)).toEqual({ trades: 1, positions: 1 });
  });

  test('is remembered after a restart and after a reset', async () => {
    const path = join(tempFolder(), 'finally.db');
    const before = openStores(path);
    const first = await executeOrder(
      before.ledger,
      ACCOUNT,
      order('buy', 'AAPL', 1, 'mine'),
      forADollar,
    );
    await before.ledger.reset(ACCOUNT);
    before.connection.close();

    const { ledger } = openStores(path);
    const again = await executeOrder(ledger, ACCOUNT, order('buy', 'AAPL', 1, 'mine'), forADollar);
    expect(again).toEqual(first);
    expect((await ledger.portfolio(ACCOUNT)).account.cash_cents).toBe(1_000_000);
  });

  test('of an order that was refused may be used again', async () => {
    const { ledger } = openStores();
    await executeOrder(ledger, ACCOUNT, order('buy', 'AAPL', 1, 'mine'), () =>
      refuse('price_stale', 'Later.'),
    );
    expect(
      await executeOrder(ledger, ACCOUNT, order('buy', 'AAPL', 2, 'mine'), forADollar),
    ).toMatchObject({ ok: true });
  });

  test('cannot be stored twice, whatever program writes it', async () => {
    const { ledger, connection } = openStores();
    await executeOrder(ledger, ACCOUNT, order('buy', 'AAPL', 1, 'mine'), forADollar);
    expect(() =>
      connection.blockingTransaction((transaction) =>
        transaction.run(
          `INSERT INTO orders (id, account_id, ledger, client_order_id, role, ticker, side, type,
             time_in_force, quantity_e6, trigger, reduce_only, post_only, state, filled_e6,
             filled_cents, reserved_cents, reserved_e6, source, placed_ms, updated_ms)
           SELECT 'another', account_id, ledger, client_order_id, role, ticker, side, type,
             time_in_force, quantity_e6, trigger, reduce_only, post_only, state, filled_e6,
             filled_cents, reserved_cents, reserved_e6, source, placed_ms, updated_ms FROM orders`,
        ),
      ),
    ).toThrow(/UNIQUE/);
    expect(counts(connection)).toMatchObject({ trades: 1 });
  });
});

test('the journal rejects changes and deletions', async () => {
  const { ledger, connection } = openStores();
  await executeOrder(ledger, ACCOUNT, order('buy', 'AAPL', 1), forADollar);
  for (const sql of [
    'UPDATE entries SET notional_cents = 0',
    'DELETE FROM entries',
    'REPLACE INTO entries SELECT * FROM entries',
  ]) {
    expect(
      () => connection.blockingTransaction((transaction) => transaction.run(sql)),
      sql,
    ).toThrow(/append-only/);
  }
  expect(await ledger.trades(ACCOUNT, { limit: 10 })).toMatchObject([{ notional_cents: 100 }]);
});

test('trades are returned newest first, a page at a time', async () => {
  const { ledger } = openStores();
  for (let count = 0; count < 5; count++) {
    await executeOrder(ledger, ACCOUNT, order('buy', 'AAPL', 1, `order-${count}`), forADollar);
  }
  const ids = (rows: readonly { client_order_id: string | null }[]) =>
    rows.map(({ client_order_id }) => client_order_id);
  const page = await ledger.trades(ACCOUNT, { limit: 2 });
  expect(ids(page)).toEqual(['order-4', 'order-3']);
  const rest = await ledger.trades(ACCOUNT, { limit: 10, before: page.at(-1)?.sequence });
  expect(ids(rest)).toEqual(['order-2', 'order-1', 'order-0']);
});

test('the last trade price is that of the ticker in the current ledger', async () => {
  const { ledger } = openStores();
  expect(await ledger.lastTradePrice(ACCOUNT, ticker('AAPL'))).toBeUndefined();
  for (const price of [10_000, 20_000]) {
    await executeOrder(ledger, ACCOUNT, order('buy', 'AAPL', 1), (state) => {
      const fill = forADollar(state);
      return fill.ok ? ok({ ...fill.value, price_e4: priceE4(price) }) : fill;
    });
  }
  expect(await ledger.lastTradePrice(ACCOUNT, ticker('AAPL'))).toBe(20_000);
  expect(await ledger.lastTradePrice(ACCOUNT, ticker('MSFT'))).toBeUndefined();
  await ledger.reset(ACCOUNT);
  expect(await ledger.lastTradePrice(ACCOUNT, ticker('AAPL'))).toBeUndefined();
});

test('a reset restores the starting cash and archives the previous ledger', async () => {
  const { ledger, snapshots, connection, clock } = openStores();
  await executeOrder(ledger, ACCOUNT, order('buy', 'AAPL', 1), forADollar);
  await snapshots.record(ACCOUNT, 1, {
    recorded_at_ms: clock.now_ms(),
    total_value_cents: cents(1_000_000),
    cash_cents: cents(999_900),
  });

  clock.advance(1_000);
  expect(await ledger.reset(ACCOUNT)).toEqual({
    ledger: 2,
    starting_cash_cents: 1_000_000,
    cash_cents: 1_000_000,
    reserved_cents: 0,
    realized_pnl_cents: 0,
    opened_at: '2026-02-11T14:30:01.000Z',
    fill_profile: 'ideal',
    fees: null,
  });
  expect((await ledger.portfolio(ACCOUNT)).positions).toEqual([]);
  expect(await ledger.trades(ACCOUNT, { limit: 10 })).toEqual([]);
  expect(await snapshots.points(ACCOUNT, 2)).toEqual([]);
  expect(connection.all('SELECT ledger, ticker FROM trades')).toEqual([
    { ledger: 1, ticker: 'AAPL' },
  ]);
  expect(connection.all('SELECT ledger, cash_cents FROM snapshots')).toEqual([
    { ledger: 1, cash_cents: 999_900 },
  ]);

  await executeOrder(ledger, ACCOUNT, order('buy', 'AAPL', 1), forADollar);
  expect(await ledger.trades(ACCOUNT, { limit: 10 })).toHaveLength(1);
});

test('an unknown account throws instead of returning an empty portfolio', async () => {
  const { ledger } = openStores();
  await expect(ledger.portfolio('nobody')).rejects.toThrow('there is no account nobody');
});
