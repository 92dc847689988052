import { OrderRequestSchema, type SentOrder } from '@finally/contract';
import { expect, test } from 'vitest';
import { quantityE6 } from '../../src/kernel/money.ts';
import type { LedgerStore } from '../../src/ledger/store.ts';
import { CANCELED_AT_ONCE_MAX } from '../../src/orders/canceling/cancel-all.ts';
import { settle } from '../support/time/settle.ts';
import { ticker } from '../support/trading/ledger.ts';
import { BY_USER, buy, openPortfolio } from '../support/trading/portfolio.ts';

/** An account whose commands are counted, with what happens between the first part and the next. */
async function open() {
  const sizes: number[] = [];
  let afterFirst: (() => Promise<unknown>) | undefined;
  const opened = openPortfolio({
    seams: {
      ledger: (real): LedgerStore => ({
        ...real,
        async command(account_id, keys, decide) {
          const done = await real.command(account_id, keys, decide);
          if (keys.source === 'person') sizes.push(keys.orders.length);
          const next = afterFirst;
          if (keys.orders.length === CANCELED_AT_ONCE_MAX) {
            afterFirst = undefined;
            await next?.();
          }
          return done;
        },
      }),
    },
  });
  await opened.followed.follow(ticker('AAPL'), 'the test');
  await opened.matcher.start();
  const place = async (more: Omit<SentOrder, 'ticker' | 'side'> & { side?: 'buy' | 'sell' }) => {
    const sent = { ticker: 'AAPL', side: 'buy', type: 'limit', time_in_force: 'gtc', ...more };
    const placed = await opened.orders.place(OrderRequestSchema.parse(sent), BY_USER);
    if (!placed.ok) throw new Error(placed.error.detail);
    return placed.value.order.id;
  };
  return {
    ...opened,
    sizes,
    place,
    /** Places as many orders as one part has, and some more. */
    placeMany: (count = CANCELED_AT_ONCE_MAX + 20) =>
      Promise.all(Array.from({ length: count }, () => place({ quantity: 0.01, limit_price: 10 }))),
    betweenParts: (work: () => Promise<unknown>) => {
      afterFirst = work;
    },
    cancel: async () => {
      const canceled = await opened.orders.cancelAll(undefined, BY_USER);
      if (!canceled.ok) throw new Error('a person may cancel');
      return canceled.value;
    },
    stateOf: async (id: string) => (await opened.ledger.order(opened.account_id, id))?.state,
    expectNothingOpen: async () => {
      expect(await opened.ledger.openOrderIds(opened.account_id)).toEqual([]);
      expect(opened.book.size).toBe(0);
      expect(await opened.ledger.account(opened.account_id)).toMatchObject({ reserved_cents: 0 });
      expect(await opened.verifier.verifyAll()).toBeUndefined();
      expect(opened.errors).toEqual([]);
    },
  };
}

test('many orders are canceled in parts, and answered together in the order of their placement', async () => {
  const { placeMany, sizes, cancel, expectNothingOpen } = await open();
  const ids = await placeMany(2 * CANCELED_AT_ONCE_MAX + 5);
  sizes.length = 0;
  const { canceled, account } = await cancel();
  expect(sizes).toEqual([CANCELED_AT_ONCE_MAX, CANCELED_AT_ONCE_MAX, 5]);
  expect(canceled.map(({ id }) => id)).toEqual(ids);
  expect(new Set(canceled.map(({ state, reason }) => `${state} ${reason}`))).toEqual(
    new Set(['canceled user']),
  );
  expect(account).toEqual({ cash_balance: 10_000, reserved_cash: 0, buying_power: 10_000 });
  await expectNothingOpen();
});

test('an order that is filled between two parts stays filled', async () => {
  const { placeMany, place, betweenParts, cancel, source, ...opened } = await open();
  const many = await placeMany();
  const filled = await place({ quantity: 2, limit_price: 180 });
  betweenParts(async () => {
    source.move(ticker('AAPL'), 179);
    await settle();
  });
  const { canceled, account } = await cancel();
  expect(canceled.map(({ id }) => id)).toEqual(many);
  expect(await opened.stateOf(filled)).toBe('filled');
  expect(account).toEqual({ cash_balance: 9_640, reserved_cash: 0, buying_power: 9_640 });
  await opened.expectNothingOpen();
});

test('an order that is replaced between two parts is canceled in its new form', async () => {
  const { placeMany, place, betweenParts, cancel, orders, ...opened } = await open();
  await placeMany();
  const id = await place({ quantity: 2, limit_price: 180 });
  betweenParts(() => orders.replace(id, { limit_price: 181 }, BY_USER));
  const { canceled } = await cancel();
  expect(canceled.at(-1)).toMatchObject({ replaces: id, limit_price: 181, state: 'canceled' });
  expect(canceled.map((order) => order.id)).not.toContain(id);
  await opened.expectNothingOpen();
});

test('an order that is placed meanwhile stays open', async () => {
  const { placeMany, place, betweenParts, cancel, ...opened } = await open();
  await placeMany();
  let placed = '';
  betweenParts(async () => {
    placed = await place({ quantity: 1, limit_price: 20 });
  });
  const { canceled } = await cancel();
  expect(canceled.map(({ id }) => id)).not.toContain(placed);
  expect(await opened.stateOf(placed)).toBe('working');
});

test('the exits of an entry that is filled between two parts are canceled too', async () => {
  const { placeMany, place, betweenParts, cancel, source, ...opened } = await open();
  await placeMany(CANCELED_AT_ONCE_MAX);
  const entry = await place({
    quantity: 2,
    limit_price: 180,
    order_class: 'bracket',
    take_profit: { limit_price: 220 },
    stop_loss: { stop_price: 150 },
  });
  betweenParts(async () => {
    source.move(ticker('AAPL'), 179);
    await settle();
  });
  const { canceled } = await cancel();
  expect(await opened.stateOf(entry)).toBe('filled');
  const exits = canceled.filter(({ group_id }) => group_id === entry);
  expect(exits.map(({ role, reason }) => `${role} ${reason}`)).toEqual([
    'take_profit user',
    'stop_loss sibling_canceled',
  ]);
  await opened.expectNothingOpen();
});

test('only the orders of the ticker are canceled', async () => {
  const { place, orders, ledger, account_id } = await open();
  const kept = await place({ quantity: 1, limit_price: 10 });
  expect(await orders.cancelAll(ticker('MSFT'), BY_USER)).toMatchObject({
    value: { canceled: [] },
  });
  expect(await ledger.openOrderIds(account_id)).toMatchObject([{ id: kept }]);
  expect(await orders.cancelAll(ticker('AAPL'), BY_USER)).toMatchObject({
    value: { canceled: [{ id: kept }] },
  });
});

test('the shares of exits that wait are free again', async () => {
  const { service, place, cancel, ledger, account_id } = await open();
  await service.trade(buy('AAPL', 5), BY_USER);
  await place({ side: 'sell', quantity: 5, limit_price: 300 });
  await cancel();
  const { positions } = await ledger.portfolio(account_id);
  expect(positions).toMatchObject([{ quantity_e6: quantityE6(5e6), reserved_e6: 0 }]);
});
