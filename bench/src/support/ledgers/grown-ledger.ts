import { randomUUID } from 'node:crypto';
import type { Side, Ticker } from '@finally/contract';
import SqliteDatabase from 'better-sqlite3';
import { timeOrderedUuids } from '../../../../backend/src/kernel/ids.ts';
import { cents, priceE4, quantityE6 } from '../../../../backend/src/kernel/money.ts';
import { type Random, seededRandom } from '../../../../backend/src/kernel/random.ts';
import { liveMarketClock, systemClock, toIso } from '../../../../backend/src/kernel/time/clock.ts';
import type { AccountRow, PositionRow } from '../../../../backend/src/ledger/account.ts';
import { type Fill, fillPurchase, fillSale } from '../../../../backend/src/ledger/fill.ts';
import { toEntry } from '../../../../backend/src/ledger/journal/entry.ts';
import type { OrderRow } from '../../../../backend/src/ledger/orders/order-row.ts';
import { newOrder } from '../../../../backend/src/ledger/orders/placing/new-order.ts';
import { AT_ONCE } from '../../../../backend/src/ledger/orders/placing/place-trade.ts';
import { LedgerVerifier } from '../../../../backend/src/portfolio/index.ts';
import {
  extremesOf,
  groupByInterval,
} from '../../../../backend/src/portfolio/value-curve/points.ts';
import { intervalStart } from '../../../../backend/src/portfolio/value-curve/retention.ts';
import type { Connection } from '../../../../backend/src/storage/sqlite/connection.ts';
import {
  createLedgerStore,
  DEFAULT_ACCOUNT_ID,
  DEFAULT_TICKERS,
  openDatabase,
} from '../../../../backend/src/storage/sqlite/index.ts';
import {
  appendFill,
  writePosition,
} from '../../../../backend/src/storage/sqlite/ledger/ledger-sql.ts';
import { insertOrder } from '../../../../backend/src/storage/sqlite/ledger/orders/insert-order.ts';

const DAY_MS = 86_400_000;
const SNAPSHOT_EVERY_MS = 30_000;
const ROWS_PER_TRANSACTION = 50_000;

export interface Growth {
  readonly trades: number;
  /** Age of the ledger, with a snapshot every 30 seconds. */
  readonly days: number;
}

/**
 * Writes a ledger as the product would have left it after `days`: trades decided by its rules and
 * snapshots compacted by its rule, both spread over the time.
 *
 * @throws if the product's own verification finds a fault
 */
export async function growLedger(path: string, { trades, days }: Growth): Promise<void> {
  const now_ms = systemClock.now_ms();
  const opened_ms = now_ms - days * DAY_MS;
  const connection = openDatabase(path, toIso(opened_ms));
  try {
    const random = seededRandom(1);
    writeTrades(connection, trades, { random, opened_ms, now_ms });
    writeSnapshots(connection, { random, opened_ms, now_ms });
    const ledger = createLedgerStore(connection, {
      newId: timeOrderedUuids(systemClock),
      clock: liveMarketClock(systemClock),
    });
    const verifier = new LedgerVerifier({
      account_id: DEFAULT_ACCOUNT_ID,
      ledger,
      clock: liveMarketClock(systemClock),
      onError: (error) => {
        throw error;
      },
    });
    const difference = await verifier.verifyAll();
    if (difference) throw new Error(`the ledger that was built is unsound: ${difference.what}`);
  } finally {
    connection.close();
  }
}

interface Stage {
  readonly random: Random;
  readonly opened_ms: number;
  readonly now_ms: number;
}

function writeTrades(connection: Connection, trades: number, stage: Stage): void {
  const { random, opened_ms, now_ms } = stage;
  let account = connection.get<AccountRow>('SELECT * FROM accounts') as AccountRow;
  const positions = new Map<Ticker, PositionRow>();
  const dollars = new Map(DEFAULT_TICKERS.map((ticker) => [ticker, 100]));

  for (let written = 0; written < trades; ) {
    connection.relaxedTransaction((transaction) => {
      const until = Math.min(trades, written + ROWS_PER_TRANSACTION);
      for (; written < until; written++) {
        const ticker = DEFAULT_TICKERS[written % DEFAULT_TICKERS.length] as Ticker;
        const price = Math.min(150, Math.max(50, (dollars.get(ticker) ?? 0) + random.normal() / 5));
        dollars.set(ticker, price);
        const price_e4 = priceE4(Math.round(price * 10_000));
        const quantity_e6 = quantityE6(100_000 + Math.floor(random.uniform() * 400_000));
        const position = positions.get(ticker) ?? null;
        const held = position?.quantity_e6 ?? 0;
        // The larger the position, the likelier a sale, so it never exceeds two or three shares.
        const sells = held >= quantity_e6 && random.uniform() < held / 2_000_000;
        const fill =
          sells && position
            ? fillSale(account, position, quantity_e6, price_e4)
            : fillPurchase({ account, position }, { ticker, quantity_e6 }, price_e4);
        account = fill.account;
        if (fill.position) positions.set(ticker, fill.position);
        else positions.delete(ticker);
        const at_ms = Math.round(opened_ms + ((now_ms - opened_ms) * written) / trades);
        const row = filledOrder({ ticker, side: sells ? 'sell' : 'buy', fill, at_ms });
        insertOrder(transaction, DEFAULT_ACCOUNT_ID, row);
        const entry = toEntry(row, fill, {
          id: randomUUID(),
          executed_at: toIso(at_ms),
          liquidity: 'taker',
          explanation: null,
        });
        appendFill(transaction, DEFAULT_ACCOUNT_ID, row.ledger, entry);
      }
    });
  }

  connection.transaction((transaction) => {
    transaction.run(
      'UPDATE accounts SET cash_cents = ?, realized_pnl_cents = ?',
      account.cash_cents,
      account.realized_pnl_cents,
    );
    for (const [ticker, position] of positions) {
      writePosition(transaction, DEFAULT_ACCOUNT_ID, ticker, position);
    }
  });
}

interface FilledAt {
  readonly ticker: Ticker;
  readonly side: Side;
  readonly fill: Fill;
  readonly at_ms: number;
}

/** The market order of a person that a fill filled whole when it was placed. */
function filledOrder({ ticker, side, fill, at_ms }: FilledAt): OrderRow {
  const terms = {
    ticker,
    side,
    ...AT_ONCE,
    quantity_e6: fill.quantity_e6,
    notional_cents: null,
  } as const;
  const placing = {
    newId: randomUUID,
    now_ms: at_ms,
    client_order_id: randomUUID(),
    request_hash: null,
    source: 'person',
    cause: null,
    model: { is_delayed: false, step: null },
  };
  return {
    ...newOrder(terms, fill.account, placing),
    state: 'filled',
    filled_e6: fill.quantity_e6,
    filled_cents: fill.notional_cents,
  };
}

/**
 * A random walk with a point every 30 seconds, of which the points that compaction would keep are
 * written.
 */
function writeSnapshots(connection: Connection, { random, opened_ms, now_ms }: Stage): void {
  const walk = [];
  let total = 1_000_000;
  for (let at_ms = opened_ms; at_ms < now_ms; at_ms += SNAPSHOT_EVERY_MS) {
    total = Math.max(100_000, total + Math.round(random.normal() * 200));
    walk.push({ recorded_at_ms: at_ms, total_value_cents: cents(total) });
  }
  const left = groupByInterval(walk, ({ recorded_at_ms }) => intervalStart(recorded_at_ms, now_ms));
  connection.transaction((transaction) => {
    for (const { recorded_at_ms, total_value_cents } of left.flatMap(extremesOf)) {
      transaction.run(
        'INSERT INTO snapshots VALUES (?, 1, ?, ?, ?)',
        DEFAULT_ACCOUNT_ID,
        recorded_at_ms,
        total_value_cents,
        Math.floor(total_value_cents / 2),
      );
    }
  });
}

/**
 * Deletes the verification checkpoint, so that the end of the next verification can be detected.
 */
export function forgetVerification(path: string): void {
  const connection = openDatabase(path, toIso(systemClock.now_ms()));
  connection.transaction((transaction) => transaction.run('DELETE FROM ledger_checkpoints'));
  connection.close();
}

/** Returns true if a full verification has ended since then; works while a server runs. */
export function isVerified(path: string): boolean {
  const database = new SqliteDatabase(path, { readonly: true });
  const checkpoint = database.prepare('SELECT 1 FROM ledger_checkpoints').get();
  database.close();
  return checkpoint !== undefined;
}
