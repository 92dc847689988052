import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { OrderRequestSchema, type ProblemCode, type Side, type Ticker } from '@finally/contract';
import { timeOrderedUuids } from '../../../../backend/src/kernel/ids.ts';
import { priceE4, quantityE6 } from '../../../../backend/src/kernel/money.ts';
import { ok, type Result } from '../../../../backend/src/kernel/result.ts';
import { utcCalendar } from '../../../../backend/src/kernel/time/calendar.ts';
import { liveMarketClock, systemClock, toIso } from '../../../../backend/src/kernel/time/clock.ts';
import { Desk } from '../../../../backend/src/ledger/orders/desk.ts';
import type { OrderRow } from '../../../../backend/src/ledger/orders/order-row.ts';
import type { Placing } from '../../../../backend/src/ledger/orders/placing/new-order.ts';
import { placeOrder } from '../../../../backend/src/ledger/orders/placing/place-order.ts';
import { placeTrade } from '../../../../backend/src/ledger/orders/placing/place-trade.ts';
import { readRequest } from '../../../../backend/src/ledger/orders/placing/read-request.ts';
import { FillModels } from '../../../../backend/src/orders/index.ts';
import {
  createLedgerStore,
  DEFAULT_ACCOUNT_ID,
  openDatabase,
} from '../../../../backend/src/storage/sqlite/index.ts';

const AAPL = 'AAPL' as Ticker;
const PRICE_E4 = priceE4(1_900_000);
const MARKET = { price_e4: PRICE_E4, bid_e4: null, ask_e4: null, stale: false };

/** Places one order as the command of an account; the ledger has decided it when it returns. */
type Place = (desk: Desk, placing: Placing, number: number) => Result<OrderRow, ProblemCode>;

/**
 * Trades through the ledger without HTTP: decides and writes `trades` trades, `in_flight` at a
 * time.
 *
 * @returns durable trades per second
 */
export const tradeInProcess = (
  folder: string,
  in_flight: number,
  trades: number,
): Promise<number> =>
  placeInProcess(folder, in_flight, trades, (desk, placing, number) => {
    const side: Side = Math.floor(number / in_flight) % 2 === 0 ? 'buy' : 'sell';
    const size = { quantity_e6: quantityE6(1_000) };
    return placeTrade(desk, { ticker: AAPL, side, size }, placing);
  });

/**
 * Places purchases that rest at a limit through the ledger without HTTP, `in_flight` at a time.
 *
 * @returns durable orders per second
 */
export function restInProcess(folder: string, in_flight: number, orders: number): Promise<number> {
  const request = OrderRequestSchema.parse({
    ticker: AAPL,
    side: 'buy',
    type: 'limit',
    quantity: 1,
    limit_price: 1,
    time_in_force: 'gtc',
  });
  return placeInProcess(folder, in_flight, orders, (desk, placing) => {
    const read = readRequest(request, { now_ms: placing.now_ms, calendar: utcCalendar });
    return read.ok ? placeOrder(desk, request, read.value, placing) : read;
  });
}

async function placeInProcess(
  folder: string,
  in_flight: number,
  orders: number,
  place: Place,
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
    const own = number++;
    const origin = { source: 'person', cause: null };
    const client_order_id = randomUUID();
    const keys = { ...origin, by_agent: false, client_order_id, orders: [] };
    const placed = await ledger.command(DEFAULT_ACCOUNT_ID, keys, (view) => {
      const now_ms = systemClock.now_ms();
      const desk = new Desk(view, origin, now_ms);
      const order = place(
        desk,
        {
          ...origin,
          client_order_id,
          request_hash: null,
          newId,
          now_ms,
          market: MARKET,
          model: fills.at(AAPL, MARKET).by({ fill_profile: 'ideal', fees: null }),
        },
        own,
      );
      return order.ok ? ok({ value: undefined, outcome: desk.outcome() }) : order;
    });
    if (!placed.ok) throw new Error(placed.error.detail);
  };
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: in_flight }, async () => {
      while (number < orders) await next();
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  connection.close();
  return number / seconds;
}
