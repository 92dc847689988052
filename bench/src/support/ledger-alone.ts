import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Side, Ticker } from '@finally/contract';
import { priceE4, quantityE6 } from '../../../backend/src/kernel/money.ts';
import { liveMarketClock, systemClock, toIso } from '../../../backend/src/kernel/time/clock.ts';
import { decideOrder } from '../../../backend/src/ledger/decide-order.ts';
import { executeOrder } from '../../../backend/src/ledger/execute-order.ts';
import {
  createLedgerStore,
  DEFAULT_ACCOUNT_ID,
  openDatabase,
} from '../../../backend/src/storage/sqlite/index.ts';

const AAPL = 'AAPL' as Ticker;
const PRICE = { price_e4: priceE4(1_900_000), stale: false };

/**
 * Trades through the ledger without HTTP: decides and writes `trades` trades, `in_flight` at a
 * time.
 *
 * @returns durable trades per second
 */
export async function tradeInProcess(
  folder: string,
  in_flight: number,
  trades: number,
): Promise<number> {
  const path = join(folder, `ledger-${process.hrtime.bigint()}.db`);
  const connection = openDatabase(path, toIso(systemClock.now_ms()));
  const ledger = createLedgerStore(connection, {
    newId: randomUUID,
    clock: liveMarketClock(systemClock),
  });
  let number = 0;
  const next = async (): Promise<void> => {
    const side: Side = Math.floor(number++ / in_flight) % 2 === 0 ? 'buy' : 'sell';
    const order = {
      ticker: AAPL,
      side,
      size: { quantity_e6: quantityE6(1_000) },
      source: 'person',
      cause: null,
      by_agent: false,
      client_order_id: randomUUID(),
      request_hash: null,
    } as const;
    const outcome = await executeOrder(ledger, DEFAULT_ACCOUNT_ID, order, (state) =>
      decideOrder(state, order, PRICE),
    );
    if (!outcome.ok) throw new Error(outcome.error.detail);
  };
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: in_flight }, async () => {
      while (number < trades) await next();
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  connection.close();
  return number / seconds;
}
