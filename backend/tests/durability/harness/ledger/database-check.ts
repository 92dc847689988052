import SqliteDatabase from 'better-sqlite3';
import type { Journal, Receipt } from '../journal.ts';
import { BigIntLedger, type Outcome } from './bigint-ledger.ts';

interface TradeRow {
  readonly sequence: bigint;
  readonly id: string;
  readonly order_id: string;
  readonly ledger: bigint;
  readonly ticker: string;
  readonly side: 'buy' | 'sell';
  readonly quantity_e6: bigint;
  readonly price_e4: bigint;
  readonly notional_cents: bigint;
  readonly realized_pnl_cents: bigint;
  readonly cash_after_cents: bigint;
  readonly source: string;
  readonly cause: string | null;
  readonly client_order_id: string | null;
  readonly executed_at: string;
}

interface AccountRow {
  readonly ledger: bigint;
  readonly starting_cash_cents: bigint;
  readonly cash_cents: bigint;
  readonly realized_pnl_cents: bigint;
}

interface PositionRow {
  readonly ticker: string;
  readonly quantity_e6: bigint;
  readonly cost_basis_cents: bigint;
  readonly bought_cents: bigint;
  readonly bought_e6: bigint;
}

/** What an order says was filled, and what its entries come to. */
interface OrderRow {
  readonly id: string;
  readonly state: string;
  readonly filled_e6: bigint;
  readonly filled_cents: bigint;
  readonly entries_e6: bigint;
  readonly entries_cents: bigint;
}

const ORDERS = `
  SELECT id, state, filled_e6, filled_cents,
    (SELECT coalesce(sum(quantity_e6), 0) FROM entries WHERE order_id = orders.id) AS entries_e6,
    (SELECT coalesce(sum(notional_cents), 0) FROM entries WHERE order_id = orders.id)
      AS entries_cents
  FROM orders`;

/** Computes the receipt of a row without its outcome, independently of the product. */
const receiptOf = (row: TradeRow): Omit<Receipt, 'after'> => ({
  trade: {
    id: row.id,
    order_id: row.order_id,
    ticker: row.ticker,
    side: row.side,
    quantity: Number(row.quantity_e6) / 1e6,
    price: Number(row.price_e4) / 1e4,
    notional: Number(row.notional_cents) / 100,
    realized_pnl: Number(row.realized_pnl_cents) / 100,
    // The servers of these tests charge none.
    fees: 0,
    origin: row.source === 'person' ? 'user' : row.source,
    source: row.source,
    cause: row.cause,
    client_order_id: row.client_order_id,
    executed_at: row.executed_at,
  },
  cash_balance: Number(row.cash_after_cents) / 100,
});

const isReceiptOf = (row: TradeRow, after: Outcome | undefined, receipt: Receipt): boolean =>
  JSON.stringify({ ...receiptOf(row), after }) === JSON.stringify(receipt);

/**
 * Compares a database file with the journal of what its server acknowledged: nothing is missing,
 * altered, doubled or unrequested, and all sums match. Shares no code with the product. Opening the
 * file may run SQLite's recovery, so pass a copy if that matters.
 *
 * @returns the faults; empty if there are none
 */
export function checkDatabase(path: string, journal: Journal): string[] {
  const database = new SqliteDatabase(path);
  try {
    database.defaultSafeIntegers();
    return isFounded(database) ? checkRows(database, journal) : lostAll(journal);
  } finally {
    database.close();
  }
}

/** Returns true if an account exists. It may not, if the very first start was interrupted. */
export const isFounded = (database: SqliteDatabase.Database): boolean =>
  database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'accounts'").get() !== undefined &&
  database.prepare('SELECT 1 FROM accounts').get() !== undefined;

const lostAll = (journal: Journal): string[] =>
  journal.receipts().map(({ trade }) => `trade ${trade.id} was acknowledged and is missing`);

function checkRows(database: SqliteDatabase.Database, journal: Journal): string[] {
  const { starting_cash_cents } = accountOf(database);
  return [
    ...journal.contradictions,
    ...compareWithJournal(tradesOf(database), journal, starting_cash_cents),
    ...checkLedger(database),
  ];
}

const tradesOf = (database: SqliteDatabase.Database): TradeRow[] =>
  database
    .prepare(
      'SELECT trades.*, order_id FROM trades JOIN entries USING (sequence) ORDER BY sequence',
    )
    .all() as TradeRow[];

const accountOf = (database: SqliteDatabase.Database): AccountRow =>
  database.prepare('SELECT * FROM accounts').get() as AccountRow;

/**
 * Checks that the file is undamaged, and that accounts, positions and orders are what the trades
 * come to. The database must return integers as BigInt.
 *
 * @returns the faults; empty if there are none
 */
export function checkLedger(database: SqliteDatabase.Database): string[] {
  const faults: string[] = [];
  const integrity = database.pragma('integrity_check', { simple: true });
  if (integrity !== 'ok') faults.push(`the file is damaged: ${integrity}`);
  const positions = database.prepare('SELECT * FROM positions').all() as PositionRow[];
  faults.push(...checkSums(tradesOf(database), accountOf(database), positions));
  faults.push(...checkOrders(database.prepare(ORDERS).all() as OrderRow[]));
  return faults;
}

/** Returns what the account was after each trade, by the ids of the trades. */
function outcomesOf(trades: readonly TradeRow[], start: bigint): ReadonlyMap<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  let number = 0n;
  let ledger = new BigIntLedger(start);
  for (const { ledger: opened, id, side, ticker, quantity_e6, price_e4 } of trades) {
    if (opened !== number) ledger = new BigIntLedger(start);
    number = opened;
    // Reported with the sums.
    if (side === 'sell' && ledger.held(ticker) < quantity_e6) break;
    ledger[side === 'buy' ? 'buy' : 'sell'](ticker, quantity_e6, price_e4);
    outcomes.set(id, ledger.outcome(ticker));
  }
  return outcomes;
}

function compareWithJournal(
  trades: readonly TradeRow[],
  journal: Journal,
  start: bigint,
): string[] {
  const outcomes = outcomesOf(trades, start);
  const faults: string[] = [];
  const byId = new Map<string, TradeRow>();
  const filled = new Set<string>();
  for (const row of trades) {
    if (byId.has(row.id)) faults.push(`trade ${row.id} is there twice`);
    byId.set(row.id, row);
    const order = row.client_order_id;
    if (order === null || !journal.knows(order)) {
      faults.push(`trade ${row.sequence} was never asked for`);
      continue;
    }
    if (filled.has(order)) faults.push(`order ${order} was filled twice`);
    filled.add(order);
    if (journal.wasRefused(order)) faults.push(`order ${order} was refused, yet it was filled`);
  }
  for (const receipt of journal.receipts()) {
    const row = byId.get(receipt.trade.id);
    if (!row) faults.push(`trade ${receipt.trade.id} was acknowledged and is missing`);
    else if (!isReceiptOf(row, outcomes.get(row.id), receipt)) {
      faults.push(`trade ${receipt.trade.id} is not what was acknowledged`);
    }
  }
  return faults;
}

/** Sums up every ledger from its first trade and compares the current one with the account. */
function checkSums(
  trades: readonly TradeRow[],
  account: AccountRow,
  positions: readonly PositionRow[],
): string[] {
  const faults: string[] = [];
  const start = account.starting_cash_cents;
  let number = 1n;
  let ledger = new BigIntLedger(start);
  for (const row of trades) {
    if (row.ledger !== number) {
      number = row.ledger;
      ledger = new BigIntLedger(start);
    }
    if (row.side === 'sell' && ledger.held(row.ticker) < row.quantity_e6) {
      faults.push(`trade ${row.sequence} sells what is not held`);
      return faults;
    }
    const move = row.side === 'buy' ? 'buy' : 'sell';
    const [notional, realized] = ledger[move](row.ticker, row.quantity_e6, row.price_e4);
    if (
      notional !== row.notional_cents ||
      realized !== row.realized_pnl_cents ||
      ledger.cash !== row.cash_after_cents
    ) {
      faults.push(`trade ${row.sequence} does not follow from those before it`);
      return faults;
    }
  }
  if (account.ledger !== number) ledger = new BigIntLedger(start);
  if (account.cash_cents !== ledger.cash) faults.push('cash is not what the trades come to');
  if (account.realized_pnl_cents !== ledger.realized) {
    faults.push('realized profit is not what the trades come to');
  }
  const basis = positions.reduce((sum, position) => sum + position.cost_basis_cents, 0n);
  if (account.cash_cents + basis - account.realized_pnl_cents !== start) {
    faults.push('cash and cost basis less realized profit is not the starting cash');
  }
  const same =
    positions.length === ledger.holdings.size &&
    positions.every(({ ticker, quantity_e6, cost_basis_cents, bought_cents, bought_e6 }) => {
      const holding = ledger.holdings.get(ticker);
      return (
        holding?.quantity === quantity_e6 &&
        holding.basis === cost_basis_cents &&
        holding.bought.basis === bought_cents &&
        holding.bought.quantity === bought_e6
      );
    });
  if (!same) faults.push('the positions are not what the trades come to');
  return faults;
}

/** Compares each order with its entries. */
const checkOrders = (orders: readonly OrderRow[]): string[] =>
  orders
    .filter(
      ({ state, filled_e6, filled_cents, entries_e6, entries_cents }) =>
        filled_e6 !== entries_e6 ||
        filled_cents !== entries_cents ||
        (state === 'filled') !== filled_e6 > 0n,
    )
    .map(({ id }) => `order ${id} is not what its entries come to`);
