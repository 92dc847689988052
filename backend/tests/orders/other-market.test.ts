import { join } from 'node:path';
import { OrderRequestSchema, type SentOrder } from '@finally/contract';
import { expect, test } from 'vitest';
import { priceE4 } from '../../src/kernel/money.ts';
import type { MarketPathRow } from '../../src/market/store.ts';
import { type MarketStep, modeledBook } from '../../src/orders/fills/book.ts';
import {
  createMarketPeriodStore,
  DEFAULT_ACCOUNT_ID,
  openDatabase,
} from '../../src/storage/sqlite/index.ts';
import { readMemory } from '../../src/storage/sqlite/ledger/fill-memories-sql.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { ticker } from '../support/trading/ledger.ts';
import { CaseAccount } from './reference/case-account.ts';

const NOW = '2026-02-11T14:30:00.000Z';
const CASE = { account: { profile: 'realistic', margin: false, positions: {} } } as const;

/** A step with a spread of two cents and 300 shares at the best prices. */
function stepAt(step: number, cents: number, volume = 0): MarketStep {
  return {
    step,
    last_e4: priceE4(cents * 100),
    volume,
    is_halted: false,
    book: modeledBook({
      bid_e4: priceE4((cents - 1) * 100),
      ask_e4: priceE4((cents + 1) * 100),
      bid_size: null,
      ask_size: null,
      displayed_size: 300,
      adv: 4_000_000,
      volatility_e6: 20_000,
    }),
  };
}

const pathOf = (seed: number, began_at_ms = 1): MarketPathRow => ({
  seed,
  model: 'market',
  model_version: 1,
  began_at_ms,
  step: 0,
  resume_step: 0,
  recorded_at_ms: 1,
  instruments: [],
});

async function begin(database: string, source: string, path?: MarketPathRow): Promise<void> {
  const connection = openDatabase(database, NOW);
  await createMarketPeriodStore(connection).begin(source, path);
  connection.close();
}

/** Opens the account and goes to a step. */
async function open(database: string, step: number, market: MarketStep) {
  const account = new CaseAccount(CASE, database, step);
  await account.start();
  await account.step(step, new Map([['TEST', market]]));
  const place = async (sent: Omit<SentOrder, 'ticker'>) => {
    const request = OrderRequestSchema.parse({ ticker: 'TEST', ...sent });
    const placed = await account.orders.place(request, account.by);
    if (!placed.ok) throw new Error(placed.error.detail);
    return placed.value.order.id;
  };
  const go = (to: number, cents: number, volume = 0) =>
    account.step(to, new Map([['TEST', stepAt(to, cents, volume)]]));
  const kept = async (id: string) => await account.ledger.order(DEFAULT_ACCOUNT_ID, id);
  return { account, place, go, kept };
}

const bid = { side: 'buy', quantity: 10, type: 'limit', limit_price: 99.99 } as const;

test('a place in the queue is kept while the steps of another market begin anew', async () => {
  const database = join(tempFolder(), 'finally.db');
  const before = await open(database, 5_000, stepAt(5_000, 10_000));
  const id = await before.place({ ...bid, time_in_force: 'gtc' });
  await before.account.close();

  const after = await open(database, 0, stepAt(0, 10_000));
  await after.go(1, 10_000, 200);
  await after.account.keep();
  // Half of 200 shares went to those ahead.
  expect(await after.kept(id)).toMatchObject({ ahead_e6: 200_000_000, met_step: 1 });
  await after.account.close();
});

test('a mark is kept when the clock, and with it the steps of real prices, went back', async () => {
  const database = join(tempFolder(), 'finally.db');
  const account = await open(database, 5_000, stepAt(5_000, 10_000));
  await account.place({ side: 'buy', quantity: 10 });
  const trailing = { type: 'trailing_stop', trail_amount: 1, time_in_force: 'gtc' } as const;
  const id = await account.place({ side: 'sell', quantity: 10, ...trailing });
  await account.go(4_000, 10_050);
  await account.account.keep();
  expect(await account.kept(id)).toMatchObject({ mark_e4: 1_005_000, stop_price_e4: 995_000 });
  await account.account.close();
});

test('an order meets the step of another market that has the number of the one it met last', async () => {
  const database = join(tempFolder(), 'finally.db');
  await begin(database, 'simulator', pathOf(1));
  const before = await open(database, 5, stepAt(5, 10_000));
  await before.place({ side: 'buy', quantity: 10 });
  const id = await before.place({
    side: 'sell',
    quantity: 10,
    type: 'stop',
    stop_price: 99,
    time_in_force: 'gtc',
  });
  await before.account.close();

  await begin(database, 'simulator', pathOf(2));
  const after = await open(database, 5, stepAt(5, 9_800));
  expect(await after.kept(id)).toMatchObject({ state: 'filled' });
  await after.account.close();
});

test('what an account took is forgotten if its prices come from another market, and only then', async () => {
  const database = join(tempFolder(), 'finally.db');
  await begin(database, 'simulator', pathOf(1));
  const account = await open(database, 5, stepAt(5, 10_000));
  await account.place({ side: 'buy', quantity: 10 });
  await account.account.close();
  const remembered = () => {
    const connection = openDatabase(database, NOW);
    const memory = readMemory(connection, DEFAULT_ACCOUNT_ID, ticker('TEST'));
    connection.close();
    return memory;
  };

  await begin(database, 'simulator', { ...pathOf(1), step: 70, resume_step: 190 });
  expect(remembered()).toMatchObject({ step: 5, levels: [{ quantity_e6: 10_000_000 }] });
  await begin(database, 'massive');
  expect(remembered()).toBeUndefined();
  await begin(database, 'simulator', pathOf(1));

  const connection = openDatabase(database, NOW);
  expect(
    connection.all('SELECT source, seed, after_entry FROM market_periods ORDER BY id'),
  ).toEqual([
    { source: 'simulator', seed: 1, after_entry: 0 },
    { source: 'massive', seed: null, after_entry: 1 },
    { source: 'simulator', seed: 1, after_entry: 1 },
  ]);
  connection.close();
});
