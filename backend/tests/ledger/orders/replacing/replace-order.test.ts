import { expect, test } from 'vitest';
import type { OrderRow } from '../../../../src/ledger/orders/order-row.ts';
import { OrderDesk } from '../../../support/trading/order-desk.ts';

type Answer = { ok: true; value: OrderRow } | { ok: false; error: { code: string } };

function accepted(answer: Answer): OrderRow {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

const codeOf = (answer: Answer): string => (answer.ok ? 'accepted' : answer.error.code);

const limit = { ticker: 'AAPL', side: 'buy', quantity: 10, type: 'limit' } as const;

function open(): OrderDesk {
  const desk = new OrderDesk();
  desk.price('AAPL', 190);
  return desk;
}

test.each(['ioc', 'fok', 'opg', 'cls'] as const)(
  'an order that rests cannot be changed to %s',
  (time_in_force) => {
    const desk = open();
    const { id } = accepted(desk.place({ ...limit, limit_price: 180 }));
    expect(codeOf(desk.replace(id, { time_in_force }))).toBe('order_combination_invalid');
    expect(desk.orders.get(id)?.state).toBe('working');
  },
);

test('a change to gtd needs its time, whenever the order expired before', () => {
  const desk = open();
  const { id } = accepted(desk.place({ ...limit, limit_price: 180, time_in_force: 'gtc' }));
  expect(codeOf(desk.replace(id, { time_in_force: 'gtd' }))).toBe('order_combination_invalid');
  const expires_at = new Date(desk.now_ms + 1_000).toISOString();
  const changed = accepted(desk.replace(id, { time_in_force: 'gtd', expires_at }));
  expect(changed.expires_ms).toBe(desk.now_ms + 1_000);
});

test('an exit keeps the time at which its group expires', () => {
  const desk = open();
  const at = (ms: number) => new Date(desk.now_ms + ms).toISOString();
  accepted(
    desk.place({
      ...limit,
      limit_price: 180,
      time_in_force: 'gtd',
      expires_at: at(60_000),
      order_class: 'bracket',
      take_profit: { limit_price: 200 },
      stop_loss: { stop_price: 170 },
    }),
  );
  for (const { id } of desk.open().filter(({ state }) => state === 'held')) {
    expect(codeOf(desk.replace(id, { expires_at: at(90_000) }))).toBe('order_combination_invalid');
  }
});

test('exits that wait for an entry get its new quantity', () => {
  const desk = open();
  const { id, group_id } = accepted(
    desk.place({
      ...limit,
      limit_price: 180,
      order_class: 'bracket',
      take_profit: { limit_price: 200 },
      stop_loss: { stop_price: 170 },
    }),
  );
  accepted(desk.replace(id, { quantity: 7 }));
  const sizes = () =>
    desk
      .open()
      .filter((order) => order.group_id === group_id)
      .map(({ role, quantity_e6 }) => `${role} ${quantity_e6 / 1e6}`);
  expect(sizes().sort()).toEqual(['entry 7', 'stop_loss 7', 'take_profit 7']);
  desk.tick('AAPL', 180);
  expect(sizes().sort()).toEqual(['stop_loss 7', 'take_profit 7']);
});

/** A trailing stop-limit that has triggered at 185.00 and rests at 184.00. */
function triggered(): { readonly desk: OrderDesk; readonly id: string } {
  const desk = open();
  desk.hold('AAPL', 10);
  const { id } = accepted(
    desk.place({
      ticker: 'AAPL',
      side: 'sell',
      quantity: 10,
      type: 'trailing_stop_limit',
      trail_amount: 5,
      limit_offset: 1,
    }),
  );
  desk.tick('AAPL', 180);
  expect(desk.orders.get(id)).toMatchObject({ state: 'triggered', limit_price_e4: 1_840_000 });
  return { desk, id };
}

test('a triggered trailing stop-limit keeps its limit if another term changes', () => {
  const { desk, id } = triggered();
  const changed = accepted(desk.replace(id, { quantity: 8 }));
  expect(changed).toMatchObject({ state: 'triggered', limit_price_e4: 1_840_000 });
  desk.tick('AAPL', 179);
  expect(desk.orders.get(changed.id)).toMatchObject({ state: 'triggered', filled_e6: 0 });
  desk.tick('AAPL', 184);
  expect(desk.orders.get(changed.id)).toMatchObject({ state: 'filled', filled_cents: 147_200 });
});

test('a triggered trailing stop-limit gets another limit with another offset', () => {
  const { desk, id } = triggered();
  expect(accepted(desk.replace(id, { limit_offset: 2 }))).toMatchObject({
    limit_price_e4: 1_830_000,
    stop_price_e4: 1_850_000,
  });
});
