import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { BY_USER, buy, openPortfolio, sell } from '../support/trading/portfolio.ts';
import { Journal } from './harness/journal.ts';
import { checkDatabase } from './harness/ledger/database-check.ts';

/** A database and a journal that agree: four trades and a refusal. */
async function tradedDatabase() {
  const path = join(tempFolder(), 'finally.db');
  const { service, connection } = openPortfolio({ path });
  const journal = new Journal();
  const requests = [buy('AAPL', 5, 'a'), buy('TSLA', 2, 'b'), sell('AAPL', 1.5, 'c')];
  for (const request of [...requests, sell('TSLA', 2, 'd'), buy('AAPL', 1_000, 'e')]) {
    const { ticker, side, quantity = 0, client_order_id = '' } = request;
    const order = { ticker, side, quantity, client_order_id };
    journal.sent(order);
    const answer = await service.trade(request, BY_USER);
    if (answer.ok) journal.acknowledged(order, answer.value);
    else journal.refused(order, answer.error.code);
  }
  connection.close();
  return { path, journal };
}

const COLUMNS = `account_id, ledger, kind, ticker, side, quantity_e6, price_e4, notional_cents,
  liquidity, cost_rule, realized_pnl_cents, cash_after_cents, source, executed_at`;
const ORDER_COLUMNS = `account_id, ledger, role, ticker, side, type, time_in_force, quantity_e6, trigger,
  reduce_only, post_only, state, filled_e6, filled_cents, reserved_cents, reserved_e6, source,
  placed_ms, updated_ms`;

test('a database that is what its server said passes', async () => {
  const { path, journal } = await tradedDatabase();
  expect(checkDatabase(path, journal)).toEqual([]);
});

test.each([
  ['an acknowledged trade is missing', 'DELETE FROM entries WHERE sequence = 4', 'and is missing'],
  [
    'an acknowledged trade was altered in what no sum shows',
    "UPDATE entries SET executed_at = '2026-02-11T14:30:00.001Z' WHERE sequence = 2",
    'is not what was acknowledged',
  ],
  [
    'a trade is there that nobody asked for',
    `INSERT INTO orders (id, ${ORDER_COLUMNS}) SELECT 'new', ${ORDER_COLUMNS} FROM orders WHERE sequence = 4;
     INSERT INTO entries (id, order_id, ${COLUMNS}) SELECT 'new', 'new', ${COLUMNS} FROM entries WHERE sequence = 4`,
    'was never asked for',
  ],
  [
    'an order was filled twice',
    `INSERT INTO entries (id, order_id, ${COLUMNS})
       SELECT 'new', order_id, ${COLUMNS} FROM entries WHERE sequence = 1`,
    'order a was filled twice',
  ],
  [
    'an order says that more of it was filled',
    'UPDATE orders SET quantity_e6 = quantity_e6 + 1, filled_e6 = filled_e6 + 1 WHERE sequence = 1',
    'is not what its entries come to',
  ],
  [
    'an order was filled that was refused',
    "UPDATE orders SET client_order_id = 'e' WHERE sequence = 1",
    'order e was refused, yet it was filled',
  ],
  [
    'cash is a cent off',
    'UPDATE accounts SET cash_cents = cash_cents - 1',
    'cash and cost basis less realized profit is not the starting cash',
  ],
  [
    'a sum does not follow',
    'UPDATE entries SET realized_pnl_cents = realized_pnl_cents + 1 WHERE sequence = 3',
    'trade 3 does not follow',
  ],
  ['a position is gone', 'DELETE FROM positions', 'the positions are not what the trades come to'],
  [
    'everything is gone',
    'DROP TABLE ledger_checkpoints; DROP TABLE positions; DROP VIEW trades; DROP TABLE order_events; DROP TABLE entries; DROP TABLE orders; DROP TABLE snapshots; DROP TABLE watchlist_entries; DROP TABLE watchlists; DROP TABLE chat_messages; DROP TABLE account_events; DROP TABLE accounts',
    'and is missing',
  ],
])('the check of a database notices that %s', async (_what, sql, said) => {
  const { path, journal } = await tradedDatabase();
  const database = new SqliteDatabase(path);
  database.exec(
    'DROP TRIGGER entries_refuse_update; DROP TRIGGER entries_refuse_delete; DROP TRIGGER orders_refuse_other_terms; DROP TRIGGER orders_refuse_other_times; DROP TRIGGER orders_refuse_reopening; DROP TRIGGER orders_refuse_delete; DROP TRIGGER order_events_refuse_delete;',
  );
  database.exec(sql);
  database.close();
  expect(checkDatabase(path, journal).join('\n')).toContain(said);
});

test('the check of a database notices two different receipts for one order', async () => {
  const { path, journal } = await tradedDatabase();
  const [first, second] = journal.receipts();
  const [order] = journal.orders();
  if (!first || !second || !order) throw new Error('nothing was traded');
  journal.sent(order);
  journal.acknowledged(order, first);
  expect(checkDatabase(path, journal)).toEqual([]);
  journal.sent(order);
  journal.acknowledged(order, second);
  expect(checkDatabase(path, journal)).toEqual(['order a has two different receipts']);
});
