import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ticker } from '@finally/contract';
import { cents, priceE4, quantityE6 } from '../../src/kernel/money.ts';
import { toIso } from '../../src/kernel/time/clock.ts';
import type { AccountRow, PositionRow } from '../../src/ledger/account.ts';
import { decideOrder } from '../../src/ledger/decide-order.ts';
import { type Fill, fillSale } from '../../src/ledger/fill.ts';
import {
  type Connection,
  openConnection,
  type Transaction,
} from '../../src/storage/sqlite/connection.ts';
import { DEFAULT_ACCOUNT_ID as ACCOUNT } from '../../src/storage/sqlite/index.ts';
import { MIGRATIONS, migrate } from '../../src/storage/sqlite/migrations.ts';
import { tempFolder } from './temp-folder.ts';
import { OPENING_MS } from './time/manual-clock.ts';

/** The last schema in which the journal was a table of trades. */
export const LAST_OF_TRADES = 12;
const STARTING_CENTS = cents(1_000_000);

/** A trade of an earlier version. One that the rules refuse is left out. */
export interface EarlierTrade {
  readonly ticker: string;
  readonly side: 'buy' | 'sell';
  readonly shares: number;
  readonly price_e4: number;
  /** A person by default. Schemas before 11 know persons and the assistant only. */
  readonly source?: 'person' | 'token' | 'assistant';
  /** The chat message or the request. */
  readonly cause?: string;
  readonly client_order_id?: string;
}

const openingAccount = (ledger: number): AccountRow => ({
  ledger,
  starting_cash_cents: STARTING_CENTS,
  cash_cents: STARTING_CENTS,
  reserved_cents: cents(0),
  realized_pnl_cents: cents(0),
  opened_at: toIso(OPENING_MS),
  fill_profile: 'ideal',
  fees: null,
});

/** An empty database of each schema, to be copied: a migration waits for the disk. */
const EMPTY = new Map<number, Buffer>();

function emptyOf(version: number): Buffer {
  const path = join(tempFolder(), 'finally.db');
  const connection = openConnection(path);
  const steps = MIGRATIONS.filter((step) => step.version <= version);
  migrate(connection, toIso(OPENING_MS), steps);
  connection.close();
  return readFileSync(path);
}

/** Opens a new database with the first `version` schemas. */
export function openEarlier(version: number): { connection: Connection; path: string } {
  const empty = EMPTY.get(version) ?? emptyOf(version);
  EMPTY.set(version, empty);
  const path = join(tempFolder(), 'finally.db');
  writeFileSync(path, empty);
  return { connection: openConnection(path), path };
}

/**
 * Creates a database as an earlier version left it, with cost bases by the rule of then. The trades
 * are those of one ledger after the other, with a reset between two of them.
 *
 * @param version of the schema, at most `LAST_OF_TRADES`
 * @returns its path
 */
export function writeEarlierDatabase(
  version: number,
  ledgers: readonly (readonly EarlierTrade[])[],
): string {
  const { connection, path } = openEarlier(version);
  connection.blockingTransaction((transaction) => {
    let account = openingAccount(1);
    transaction.run(
      'INSERT INTO accounts VALUES (?, 1, ?, ?, 0, ?)',
      ACCOUNT,
      STARTING_CENTS,
      STARTING_CENTS,
      account.opened_at,
    );
    let positions = new Map<Ticker, PositionRow>();
    ledgers.forEach((trades, index) => {
      account = openingAccount(index + 1);
      positions = new Map();
      trades.forEach((trade, place) => {
        const ticker = trade.ticker as Ticker;
        const fill = decideEarlier(account, positions.get(ticker) ?? null, trade);
        if (!fill) return;
        writeTrade(transaction, version, { ...trade, fill, id: `trade-${index + 1}-${place}` });
        account = fill.account;
        if (fill.position) positions.set(ticker, fill.position);
        else positions.delete(ticker);
      });
    });
    writeState(transaction, account, positions);
  });
  connection.close();
  return path;
}

function decideEarlier(
  account: AccountRow,
  position: PositionRow | null,
  { ticker, side, shares, price_e4 }: EarlierTrade,
): Fill | undefined {
  const quantity_e6 = quantityE6(Math.round(shares * 1_000_000));
  const order = { ticker: ticker as Ticker, side, size: { quantity_e6 } };
  const price = priceE4(price_e4);
  const decision = decideOrder({ account, position }, order, { price_e4: price, stale: false });
  if (!decision.ok) return undefined;
  return side === 'sell' && position
    ? fillSale(account, position, quantity_e6, price, 1)
    : decision.value;
}

function writeTrade(
  transaction: Transaction,
  version: number,
  {
    fill,
    source = 'person',
    cause = null,
    ...trade
  }: Omit<EarlierTrade, 'cause'> & {
    readonly fill: Fill;
    readonly id: string;
    readonly cause?: string | null | undefined;
  },
): void {
  const [by, reason] = version < 11 ? ['origin', 'chat_message_id'] : ['source', 'cause'];
  const isAssistant = source === 'assistant';
  transaction.run(
    `INSERT INTO trades (id, account_id, ledger, ticker, side, quantity_e6, price_e4, notional_cents,
       realized_pnl_cents, cash_after_cents, client_order_id, executed_at, ${by}, ${reason})
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    trade.id,
    ACCOUNT,
    fill.account.ledger,
    trade.ticker,
    trade.side,
    fill.quantity_e6,
    fill.price_e4,
    fill.notional_cents,
    fill.realized_pnl_cents,
    fill.account.cash_cents,
    trade.client_order_id ?? null,
    toIso(OPENING_MS + 1_234),
    version < 11 && !isAssistant ? 'user' : source,
    version < 11 && !isAssistant ? null : cause,
  );
}

function writeState(
  transaction: Transaction,
  account: AccountRow,
  positions: ReadonlyMap<Ticker, PositionRow>,
): void {
  transaction.run(
    'UPDATE accounts SET ledger = ?, cash_cents = ?, realized_pnl_cents = ?',
    account.ledger,
    account.cash_cents,
    account.realized_pnl_cents,
  );
  for (const { ticker, quantity_e6, cost_basis_cents, realized_pnl_cents } of positions.values()) {
    transaction.run(
      'INSERT INTO positions VALUES (?, ?, ?, ?, ?)',
      ACCOUNT,
      ticker,
      quantity_e6,
      cost_basis_cents,
      realized_pnl_cents,
    );
  }
}
