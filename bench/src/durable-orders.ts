/**
 * Measures orders that wait, as a client and the start of the server meet them: the p99 of a lone
 * order that rests, from request to durable answer, beside a lone trade in the same run; how many
 * such orders become durable a second with 64 in flight, beside plain better-sqlite3; how long a step
 * that fills 128 orders holds the event loop; and the time to load many open orders.
 *
 *   node bench/src/durable-orders.ts [--small]
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Ticker } from '@finally/contract';
import { timeOrderedUuids } from '../../backend/src/kernel/ids.ts';
import { type PriceE4, priceE4 } from '../../backend/src/kernel/money.ts';
import { liveMarketClock, systemClock, toIso } from '../../backend/src/kernel/time/clock.ts';
import type { PriceChange } from '../../backend/src/market/prices/cache.ts';
import { FillModels } from '../../backend/src/orders/fill-models.ts';
import { Matcher } from '../../backend/src/orders/resting/matcher.ts';
import { RestingBook } from '../../backend/src/orders/resting/resting-book.ts';
import {
  createLedgerStore,
  DEFAULT_ACCOUNT_ID,
  openDatabase,
} from '../../backend/src/storage/sqlite/index.ts';
import { insertOrder } from '../../backend/src/storage/sqlite/ledger/orders/insert-order.ts';
import { restInProcess } from './support/ledgers/ledger-alone.ts';
import { restingLimit } from './support/ledgers/resting-limit.ts';
import { buySharesForSales, placeResting, trade } from './support/ledgers/trading.ts';
import { LoopLag } from './support/measures/loop-lag.ts';
import { quantile, spread } from './support/measures/statistics.ts';
import { tradeOneByOne } from './support/servers/one-by-one.ts';
import { type BenchServer, startServer } from './support/servers/server.ts';

const SMALL = process.argv.includes('--small');
const RUNS = SMALL ? 1 : 5;
const SECONDS = SMALL ? 0.5 : 2;
const OPEN = SMALL ? 2_000 : 100_000;
const TICKERS = 500;
const FILLED = 128;
const IN_FLIGHT = 64;
const PLACED = SMALL ? 1_000 : 8_000;

const server = await startServer();
try {
  await buySharesForSales(server.port);
  const resting: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const single = quantile((await trade(server.port, 1, SECONDS)).latencies_ms, 0.99);
    const waiting = quantile(await placeResting(server.port, SECONDS), 0.99);
    await cancelAll(server);
    resting.push(waiting / single);
    console.log(
      `run ${run + 1}: lone resting order p99 ${waiting.toFixed(2)} ms, lone trade ${single.toFixed(2)} ms`,
    );
  }
  console.log(`lone resting order p99 / lone trade p99: ${spread(resting)} (goal: at most 1.15)`);
  const rates = await placeTogether(server.folder);
  console.log(
    `${IN_FLIGHT} resting orders in flight / one by one: ${spread(rates)} (goal: at least 4)`,
  );
  const holds = await fillInOneStep(server.folder);
  console.log(
    `event loop held by a step with ${FILLED} fills, ms: ${spread(holds)} (goal: at most 10)`,
  );
  const loads = await loadOpenOrders(server.folder);
  console.log(`${OPEN} open orders loaded, s: ${spread(loads)} (goal: at most 1)`);
} finally {
  await server.stop();
}

async function cancelAll({ port }: BenchServer): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/orders`, { method: 'DELETE' });
  if (!answer.ok) throw new Error(`canceling was answered with ${answer.status}`);
}

/** Returns for each run how many times as many orders become durable a second as one by one. */
async function placeTogether(folder: string): Promise<readonly number[]> {
  const rates: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const peer = tradeOneByOne(folder, PLACED / 2);
    const placed = await restInProcess(folder, IN_FLIGHT, PLACED);
    rates.push(placed / peer);
    console.log(
      `run ${run + 1}: ${placed.toFixed(0)} resting orders/s, one by one ${peer.toFixed(0)}/s`,
    );
  }
  return rates;
}

/** Returns the longest time in milliseconds for which a step of each run held the event loop. */
async function fillInOneStep(folder: string): Promise<readonly number[]> {
  const ticker = 'AAPL' as Ticker;
  const connection = openDatabase(join(folder, 'one-step.db'), toIso(systemClock.now_ms()));
  const clock = liveMarketClock(systemClock);
  const ledger = createLedgerStore(connection, { newId: timeOrderedUuids(systemClock), clock });
  let emit: (price_e4: PriceE4) => void = () => {};
  const held: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const book = new RestingBook();
    const matcher = new Matcher({
      book,
      ledger,
      prices: {
        quote: () => undefined,
        subscribe: (listener) => {
          emit = (price_e4) =>
            listener({ ticks: [{ ticker, price_e4 }], changed: [] } as unknown as PriceChange);
          return () => {};
        },
      },
      fills: new FillModels({ depth: { depth: () => undefined }, clock }),
      clock,
      onError: (error) => {
        throw error;
      },
    });
    const now_ms = systemClock.now_ms();
    const orders = Array.from({ length: FILLED }, () => ({
      ...restingLimit(randomUUID(), ticker, 50_000),
      placed_ms: now_ms,
      updated_ms: now_ms,
    }));
    await connection.transaction((transaction) => {
      for (const order of orders) insertOrder(transaction, DEFAULT_ACCOUNT_ID, order);
    });
    await matcher.start();
    matcher.open(DEFAULT_ACCOUNT_ID, { fill_profile: 'ideal', fees: null }, orders);
    const lag = new LoopLag();
    emit(priceE4(49_000));
    await matcher.stop();
    held.push(lag.stop());
    if (book.size !== 0) throw new Error(`${book.size} orders were not filled`);
  }
  connection.close();
  return held;
}

/** Returns the seconds that reading all open orders and filling the book take, of each run. */
async function loadOpenOrders(folder: string): Promise<readonly number[]> {
  const path = join(folder, 'open-orders.db');
  const connection = openDatabase(path, toIso(systemClock.now_ms()));
  const now_ms = systemClock.now_ms();
  await connection.transaction((transaction) => {
    for (let number = 0; number < OPEN; number++) {
      const ticker = `T${number % TICKERS}` as Ticker;
      const order = restingLimit(randomUUID(), ticker, 500_000 + (number % 4_000) * 100);
      insertOrder(transaction, DEFAULT_ACCOUNT_ID, {
        ...order,
        placed_ms: now_ms,
        updated_ms: now_ms,
      });
    }
  });
  const ledger = createLedgerStore(connection, {
    newId: randomUUID,
    clock: liveMarketClock(systemClock),
  });
  const seconds: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const begun_ms = performance.now();
    const book = new RestingBook();
    for (const order of await ledger.openOrders(DEFAULT_ACCOUNT_ID)) {
      book.put(DEFAULT_ACCOUNT_ID, order);
    }
    seconds.push((performance.now() - begun_ms) / 1000);
    if (book.size !== OPEN) throw new Error(`${book.size} orders were loaded`);
  }
  connection.close();
  return seconds;
}
