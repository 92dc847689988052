import { join } from 'node:path';
import { OrderRequestSchema, type SentOrder } from '@finally/contract';
import { expect, test } from 'vitest';
import { priceE4 } from '../../../src/kernel/money.ts';
import { MINUTE_MS } from '../../../src/kernel/time/units.ts';
import { DowntimeRecorder } from '../../../src/orders/index.ts';
import { createDowntimeStore } from '../../../src/storage/sqlite/index.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { ManualClock, OPENING_MS } from '../../support/time/manual-clock.ts';
import { settle } from '../../support/time/settle.ts';
import { ticker } from '../../support/trading/ledger.ts';
import { BY_USER, openPortfolio } from '../../support/trading/portfolio.ts';

interface Run {
  readonly path?: string;
  readonly at_ms?: number;
  /** Whether the market is a simulated one, which stands still while the server is down. */
  readonly is_simulated?: boolean;
  /** The low and the high of each minute from the opening on. */
  readonly minutes?: readonly (readonly [low: number, high: number])[];
}

/** Starts a server's orders on a database file. */
async function start({ path, at_ms = OPENING_MS, is_simulated, minutes = [] }: Run) {
  const clock = new ManualClock(at_ms);
  const opened = openPortfolio({ clock, ...(path !== undefined && { path }) });
  const { source, connection, book, ledger, account_id, matcher, orders, followed } = opened;
  source.past.set(
    '1m',
    minutes.map(([low, high], minute) => ({
      time_ms: OPENING_MS + minute * MINUTE_MS,
      open_e4: priceE4(low * 10_000),
      high_e4: priceE4(high * 10_000),
      low_e4: priceE4(low * 10_000),
      close_e4: priceE4(high * 10_000),
      volume: 1,
    })),
  );
  await followed.follow(ticker('AAPL'), 'the test');
  matcher.open(
    account_id,
    { fill_profile: 'ideal', fees: null },
    await ledger.openOrders(account_id),
  );
  const store = createDowntimeStore(connection);
  const recorder = new DowntimeRecorder({
    store,
    book,
    source: {
      history: (one, interval) => source.history(one, interval),
      ...(is_simulated && { pathPosition: () => ({ seed: 1, step: 1 }) }),
    },
    clock,
    onError: (error) => opened.errors.push(error),
  });
  await recorder.start();
  await matcher.start({ reopens: true });
  await recorder.findPrices();
  await settle();
  const place = async (sent: Omit<SentOrder, 'ticker'>) => {
    const request = OrderRequestSchema.parse({ ticker: 'AAPL', ...sent });
    const placed = await orders.place(request, BY_USER);
    if (!placed.ok) throw new Error(placed.error.detail);
    return placed.value.order.id;
  };
  const downtimes = async (id: string) => {
    const explained = await orders.explanation(id);
    return explained.ok ? explained.value.downtimes : undefined;
  };
  return { ...opened, recorder, place, downtimes };
}

const bid = { side: 'buy', quantity: 1, type: 'limit', limit_price: 180 } as const;
const newFile = () => join(tempFolder(), 'finally.db');

test('an order says when the server was down, and how far the price went meanwhile', async () => {
  const path = newFile();
  const before = await start({ path });
  const id = await before.place({ ...bid, time_in_force: 'gtc' });
  // The last sign of life; then the server is killed.
  before.clock.advance(4_000);
  const minutes = [
    [189, 190],
    [187.2, 191],
    [175, 189.1],
    [188, 192],
  ] as const;
  const at_ms = OPENING_MS + 3 * MINUTE_MS + 10_000;
  const after = await start({ path, at_ms, minutes });
  const told = {
    from: '2026-02-11T14:30:04.000Z',
    to: '2026-02-11T14:33:10.000Z',
    market_ran: true,
    low: 175,
    high: 192,
    sentence:
      'The server was down from 2026-02-11 14:30 to 14:33 UTC, low $175.00, high $192.00. The order could not be filled in that time.',
  };
  // The limit of 180 was passed and came back.
  expect(await after.orders.order(id)).toMatchObject({ value: { state: 'working' } });
  expect(await after.downtimes(id)).toEqual([told]);
  const later = await after.place(bid);
  expect(await after.downtimes(later)).toEqual([]);

  after.source.move('AAPL', 170);
  await settle();
  expect(await after.orders.order(id)).toMatchObject({ value: { state: 'filled' } });
  const [fill] = (await after.orders.latestFills(undefined, 2)).filter(
    (one) => one.order_id === id,
  );
  expect(fill?.downtimes).toEqual([told]);
  const again = await start({ path, at_ms: at_ms + 60 * MINUTE_MS });
  expect(await again.downtimes(id)).toEqual([told]);
});

test('the order of a simulated market says that it did not run', async () => {
  const path = newFile();
  const before = await start({ path });
  const id = await before.place({ ...bid, time_in_force: 'gtc' });
  await before.recorder.stop();
  const after = await start({ path, at_ms: OPENING_MS + MINUTE_MS, is_simulated: true });
  expect(await after.downtimes(id)).toMatchObject([
    {
      low: null,
      sentence:
        'The server was down from 2026-02-11 14:30:00 to 14:31:00 UTC; the simulated market did not run in that time.',
    },
  ]);
});

test('prices of a downtime that the source does not know are not told', async () => {
  const path = newFile();
  const before = await start({ path });
  const id = await before.place({ ...bid, time_in_force: 'gtc' });
  await before.recorder.stop();
  // Its history ends ten minutes too early.
  const minutes = [
    [189, 190],
    [170, 190],
  ] as const;
  const at_ms = OPENING_MS + 12 * MINUTE_MS;
  const after = await start({ path, at_ms, minutes });
  expect(await after.downtimes(id)).toMatchObject([{ low: null, high: null }]);
  // The next start asks again.
  await after.recorder.stop();
  const all = Array.from({ length: 14 }, () => [188, 190] as const);
  const again = await start({ path, at_ms: at_ms + 2_000, minutes: all });
  expect(await again.downtimes(id)).toMatchObject([{ low: 188, high: 190 }]);
});

test('an order that expired in a downtime says so, and one that had ended before does not', async () => {
  const path = newFile();
  const before = await start({ path });
  const day = await before.place(bid);
  const canceled = await before.place(bid);
  await before.orders.cancel(canceled, BY_USER);
  const after = await start({ path, at_ms: OPENING_MS + 24 * 60 * MINUTE_MS });
  expect(await after.orders.order(day)).toMatchObject({ value: { state: 'expired' } });
  expect(await after.downtimes(day)).toHaveLength(1);
  expect(await after.downtimes(canceled)).toEqual([]);
});

test('a short stop is none, and restarts one after the other are one downtime', async () => {
  const path = newFile();
  let at_ms = OPENING_MS;
  const first = await start({ path, at_ms });
  const id = await first.place({ ...bid, time_in_force: 'gtc' });
  await first.recorder.stop();
  const second = await start({ path, at_ms: at_ms + 4_000 });
  expect(await second.downtimes(id)).toEqual([]);
  await second.recorder.stop();
  at_ms += 4_000;
  let last = second;
  for (let restart = 0; restart < 5; restart++) {
    at_ms += 20_000;
    last = await start({ path, at_ms });
  }
  expect(await last.downtimes(id)).toMatchObject([
    { from: '2026-02-11T14:30:04.000Z', to: '2026-02-11T14:31:44.000Z' },
  ]);

  // After a run that did something to an order, the next downtime is another one.
  await last.place(bid);
  last = await start({ path, at_ms: at_ms + 20_000 });
  expect(await last.downtimes(id)).toHaveLength(2);
});

test('a server without open orders writes no sign of life, and no downtime', async () => {
  const path = newFile();
  const before = await start({ path });
  before.clock.advance(10_000);
  await settle();
  const after = await start({ path, at_ms: OPENING_MS + 30 * MINUTE_MS });
  expect(after.connection.all('SELECT * FROM downtimes')).toEqual([]);
  expect(after.connection.get('SELECT alive_ms FROM server_life')).toEqual({
    alive_ms: OPENING_MS + 30 * MINUTE_MS,
  });
});
