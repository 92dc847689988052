import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Side, Ticker } from '@finally/contract';
import { timeOrderedUuids } from '../../../../backend/src/kernel/ids.ts';
import { priceE4, quantityE6 } from '../../../../backend/src/kernel/money.ts';
import { ok } from '../../../../backend/src/kernel/result.ts';
import { liveMarketClock, systemClock, toIso } from '../../../../backend/src/kernel/time/clock.ts';
import { Desk } from '../../../../backend/src/ledger/orders/desk.ts';
import { placeTrade } from '../../../../backend/src/ledger/orders/placing/place-trade.ts';
import { FillModels } from '../../../../backend/src/orders/index.ts';
import {
  createLedgerStore,
  DEFAULT_ACCOUNT_ID,
  openDatabase,
} from '../../../../backend/src/storage/sqlite/index.ts';

const AAPL = 'AAPL' as Ticker;
const PRICE_E4 = priceE4(1_900_000);
const MARKET = { price_e4: PRICE_E4, bid_e4: null, ask_e4: null, stale: false };

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
  const newId = timeOrderedUuids(systemClock);
  const ledger = createLedgerStore(connection, {
    newId,
    clock: liveMarketClock(systemClock),
  });
  const fills = new FillModels({ depth: { depth: () => undefined }, clock: systemClock });
  let number = 0;
  const next = async (): Promise<void> => {
    const side: Side = Math.floor(number++ / in_flight) % 2 === 0 ? 'buy' : 'sell';
    const terms = { ticker: AAPL, side, size: { quantity_e6: quantityE6(1_000) } };
    const origin = { source: 'person', cause: null };
    const client_order_id = randomUUID();
    const keys = { ...origin, by_agent: false, client_order_id, orders: [] };
    const traded = await ledger.command(DEFAULT_ACCOUNT_ID, keys, (view) => {
      const now_ms = systemClock.now_ms();
      const desk = new Desk(view, origin, now_ms);
      const placed = placeTrade(desk, terms, {
        ...origin,
        client_order_id,
        request_hash: null,
        newId,
        now_ms,
        market: MARKET,
        model: fills.at(AAPL, MARKET).by('ideal'),
      });
      return placed.ok ? ok({ value: undefined, outcome: desk.outcome() }) : placed;
    });
    if (!traded.ok) throw new Error(traded.error.detail);
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
