import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';

/** A purchase or sale of the comparison ledger. */
export interface PeerOrder {
  readonly side: string;
  readonly client_order_id: string;
}

/**
 * The ledger for comparison: writes the same rows with plain better-sqlite3, one transaction with
 * `synchronous=FULL` per trade.
 */
export function openPeer(folder: string): { trade(order: PeerOrder): string; close(): void } {
  const database = new SqliteDatabase(join(folder, `peer-${process.hrtime.bigint()}.db`));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(`
    CREATE TABLE accounts (id TEXT PRIMARY KEY, cash_cents INTEGER NOT NULL) STRICT;
    CREATE TABLE positions (ticker TEXT PRIMARY KEY, quantity_e6 INTEGER NOT NULL,
      cost_basis_cents INTEGER NOT NULL) STRICT;
    CREATE TABLE orders (sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL, client_order_id TEXT UNIQUE, ticker TEXT NOT NULL,
      side TEXT NOT NULL, type TEXT NOT NULL, quantity_e6 INTEGER NOT NULL, state TEXT NOT NULL,
      filled_e6 INTEGER NOT NULL, filled_cents INTEGER NOT NULL, source TEXT NOT NULL,
      placed_ms INTEGER NOT NULL) STRICT;
    CREATE TABLE trades (sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL, order_id TEXT NOT NULL, ticker TEXT NOT NULL, side TEXT NOT NULL,
      quantity_e6 INTEGER NOT NULL, price_e4 INTEGER NOT NULL, notional_cents INTEGER NOT NULL,
      executed_at TEXT NOT NULL) STRICT;
    CREATE INDEX trades_by_order ON trades (order_id);
    INSERT INTO accounts VALUES ('default', 1000000);
    INSERT INTO positions VALUES ('AAPL', 1, 1);
  `);
  const find = database.prepare('SELECT * FROM orders WHERE client_order_id = ?');
  const account = database.prepare('SELECT * FROM accounts WHERE id = ?');
  const position = database.prepare('SELECT * FROM positions WHERE ticker = ?');
  const pay = database.prepare('UPDATE accounts SET cash_cents = ? WHERE id = ?');
  const hold = database.prepare(
    'UPDATE positions SET quantity_e6 = ?, cost_basis_cents = ? WHERE ticker = ?',
  );
  const append = database.prepare(
    `INSERT INTO trades (id, account_id, order_id, ticker, side, quantity_e6, price_e4,
       notional_cents, executed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const place = database.prepare(
    `INSERT INTO orders (id, account_id, client_order_id, ticker, side, type, quantity_e6, state,
       filled_e6, filled_cents, source, placed_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  let number = 0;
  const trade = database.transaction(({ side, client_order_id }: PeerOrder) => {
    number += 1;
    const id = randomUUID();
    find.get(client_order_id);
    account.get('default');
    position.get('AAPL');
    pay.run(1_000_000 - number, 'default');
    hold.run(number + 2, number + 2, 'AAPL');
    const order_id = randomUUID();
    place.run(
      order_id,
      'default',
      client_order_id,
      'AAPL',
      side,
      'market',
      1_000,
      'filled',
      1_000,
      19,
      'person',
      Date.now(),
    );
    append.run(
      id,
      'default',
      order_id,
      'AAPL',
      side,
      1_000,
      1_900_000,
      19,
      new Date().toISOString(),
    );
    return id;
  });
  return {
    trade: (order) => trade.immediate(order),
    close: () => database.close(),
  };
}

/**
 * Trades with the comparison ledger without a server.
 *
 * @returns trades per second
 */
export function tradeOneByOne(folder: string, trades: number): number {
  const peer = openPeer(folder);
  const begun = performance.now();
  for (let done = 0; done < trades; done++) {
    peer.trade({ side: 'buy', client_order_id: randomUUID() });
  }
  const seconds = (performance.now() - begun) / 1000;
  peer.close();
  return trades / seconds;
}
