import { expect, test } from 'vitest';
import { cents, priceE4, quantityE6 } from '../../src/kernel/money.ts';
import { PERSON, TOKEN } from '../../src/kernel/principal.ts';
import { ok } from '../../src/kernel/result.ts';
import { Desk } from '../../src/ledger/orders/desk.ts';
import { NO_PLACE, type OrderRow } from '../../src/ledger/orders/order-row.ts';
import { cancelAgentOrders } from '../../src/orders/index.ts';
import { SYSTEM_ORIGIN } from '../../src/orders/system-origin.ts';
import { DEFAULT_ACCOUNT_ID } from '../../src/storage/sqlite/index.ts';
import { openStores, ticker } from '../support/trading/ledger.ts';

const shares = (count: number) => quantityE6(count * 1e6);

const ORDER: OrderRow = {
  id: 'entry',
  ledger: 1,
  client_order_id: null,
  request_hash: null,
  group_id: 'entry',
  role: 'entry',
  replaces: null,
  ticker: ticker('AAPL'),
  side: 'buy',
  type: 'limit',
  time_in_force: 'gtc',
  quantity_e6: shares(10),
  notional_cents: null,
  limit_price_e4: priceE4(1_800_000),
  stop_price_e4: null,
  trail_amount_e4: null,
  trail_bp: null,
  limit_offset_e4: null,
  trigger: 'last',
  reduce_only: false,
  post_only: false,
  expires_ms: null,
  state: 'working',
  reason: null,
  filled_e6: shares(0),
  filled_cents: cents(0),
  fees_cents: cents(0),
  reserved_cents: cents(0),
  reserved_e6: shares(0),
  mark_e4: null,
  ...NO_PLACE,
  met_step: null,
  queued_step: null,
  revision: 0,
  source: TOKEN,
  cause: null,
  placed_ms: 0,
  updated_ms: 0,
};

test('a halt leaves the exits of a person whose entry was filled in part and replaced', async () => {
  const { ledger, clock } = openStores();
  const exit = { side: 'sell', quantity_e6: shares(3), source: PERSON } as const;
  const group: readonly OrderRow[] = [
    { ...ORDER, state: 'replaced', reason: 'replaced', filled_e6: shares(3) },
    { ...ORDER, id: 'new-entry', replaces: 'entry', quantity_e6: shares(7) },
    { ...ORDER, ...exit, id: 'profit', role: 'take_profit' },
    { ...ORDER, ...exit, id: 'loss', role: 'stop_loss' },
  ];
  const work = cancelAgentOrders(DEFAULT_ACCOUNT_ID, { matcher: { apply: () => {} }, clock });
  await ledger.command(DEFAULT_ACCOUNT_ID, { ...work.keys, orders: [] }, (view) => {
    const desk = new Desk(view, SYSTEM_ORIGIN, clock.now_ms());
    for (const order of group) desk.place(order);
    return ok({ value: undefined, outcome: desk.outcome() });
  });
  await ledger.command(DEFAULT_ACCOUNT_ID, work.keys, work.decide);
  const after = await ledger.group(DEFAULT_ACCOUNT_ID, 'entry');
  expect(after.map(({ id, state, reason }) => [id, state, reason])).toEqual([
    ['entry', 'replaced', 'replaced'],
    ['new-entry', 'canceled', 'assistant_halted'],
    ['profit', 'working', null],
    ['loss', 'working', null],
  ]);
});
