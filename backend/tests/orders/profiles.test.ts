import { join } from 'node:path';
import { OrderRequestSchema, type SentOrder } from '@finally/contract';
import { expect, test } from 'vitest';
import { priceE4, quantityE6 } from '../../src/kernel/money.ts';
import { type MarketStep, modeledBook } from '../../src/orders/fills/book.ts';
import type { FillExplanation } from '../../src/orders/fills/explanation/explanation.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { CaseAccount } from './reference/case-account.ts';
import type { ReferenceCase } from './reference/reference-case.ts';

type Account = Partial<ReferenceCase['account']>;

const account = (more: Account = {}): Pick<ReferenceCase, 'account'> => ({
  account: { profile: 'realistic', margin: false, positions: {}, ...more },
});

async function open(more: Account = {}, path?: string): Promise<CaseAccount> {
  const opened = new CaseAccount(account(more), path);
  await opened.start();
  return opened;
}

/** A step with a modeled book around a price, 300 shares at the best. */
const stepAt = (step: number, last = 100, volume = 0): MarketStep => {
  const bid_e4 = priceE4(Math.round((last - 0.02) * 10_000));
  const ask_e4 = priceE4(Math.round((last + 0.02) * 10_000));
  return {
    step,
    last_e4: priceE4(Math.round(last * 10_000)),
    volume,
    is_halted: false,
    book: modeledBook({
      bid_e4,
      ask_e4,
      bid_size: null,
      ask_size: null,
      displayed_size: 300,
      adv: 2_000_000,
      volatility_e6: 20_000,
    }),
  };
};

const step = (opened: CaseAccount, number: number, last?: number, volume?: number) =>
  opened.step(number, new Map([['TEST', stepAt(number, last, volume)]]));

async function place(opened: CaseAccount, sent: Omit<SentOrder, 'ticker'>) {
  const request = OrderRequestSchema.parse({ ticker: 'TEST', ...sent });
  const placed = await opened.orders.place(request, opened.by);
  if (!placed.ok) throw new Error(placed.error.detail);
  await opened.settle();
  return placed.value;
}

async function explanations(opened: CaseAccount, id: string): Promise<FillExplanation[]> {
  const entries = await opened.ledger.entriesOf(opened.account_id, id);
  return entries.map(({ explanation }) => explanation as FillExplanation);
}

test('what was taken lately is remembered across a restart', async () => {
  const path = join(tempFolder(), 'finally.db');
  const before = await open({}, path);
  await step(before, 0);
  const first = await place(before, { side: 'buy', quantity: 20_000 });
  const [hidden] = (await explanations(before, first.order.id)).flatMap((one) => one.hidden ?? []);
  await before.close();

  const after = await open({}, path);
  await step(after, 600);
  const second = await place(after, { side: 'buy', quantity: 20_000 });
  const [again] = (await explanations(after, second.order.id)).flatMap((one) => one.hidden ?? []);
  expect(hidden).toMatchObject({ before: 0, quantity: 10_250 });
  expect(again).toMatchObject({ before: 5_125, quantity: 10_250 });
  expect(again?.slip).toBeGreaterThan(hidden?.slip ?? 0);
  await after.close();
});

test('a reset forgets what was taken', async () => {
  const opened = await open();
  await step(opened, 0);
  await place(opened, { side: 'buy', quantity: 20_000 });
  await opened.ledger.reset(opened.account_id);
  await step(opened, 1);
  const { order } = await place(opened, { side: 'buy', quantity: 20_000 });
  const hidden = (await explanations(opened, order.id)).flatMap((one) => one.hidden ?? []);
  expect(hidden).toMatchObject([{ before: 0 }]);
  await opened.close();
});

test('a preview takes nothing', async () => {
  const opened = await open();
  await step(opened, 0);
  const request = OrderRequestSchema.parse({ ticker: 'TEST', side: 'buy', quantity: 300 });
  const prices = async () => {
    let seen: number[] = [];
    await opened.rehearse(request, (fills) => {
      seen = fills.map(({ execution }) => execution.price_e4);
    });
    return seen;
  };
  expect(await prices()).toEqual([1_000_200]);
  expect(await prices()).toEqual([1_000_200]);
  await place(opened, { side: 'buy', quantity: 300 });
  expect(await prices()).toEqual([1_000_300]);
  await opened.close();
});

test('orders that are placed at the same moment do not get the same shares', async () => {
  const opened = await open();
  await step(opened, 0);
  const sent = { side: 'buy' as const, quantity: 200 };
  const placed = await Promise.all([1, 2, 3].map(() => place(opened, sent)));
  const prices = placed.map(({ fills }) => fills.map(({ price, quantity }) => [price, quantity]));
  expect(prices.flat()).toEqual([
    [100.02, 200],
    [100.02, 100],
    [100.03, 100],
    [100.03, 200],
  ]);
  await opened.close();
});

test('the place in a queue survives a restart', async () => {
  const path = join(tempFolder(), 'finally.db');
  const before = await open({}, path);
  await step(before, 0);
  const { order } = await place(before, {
    side: 'buy',
    type: 'limit',
    quantity: 100,
    limit_price: 99.98,
    time_in_force: 'gtc',
  });
  await step(before, 1, 100, 500);
  expect(before.book.get(order.id)?.order.ahead_e6).toBe(50_000_000);
  await before.close();

  const after = await open({}, path);
  expect(after.book.get(order.id)?.order).toMatchObject({ ahead_e6: 50_000_000, is_best: true });
  await step(after, 2, 100, 120);
  const kept = await after.ledger.order(after.account_id, order.id);
  expect(kept).toMatchObject({ filled_e6: quantityE6(10_000_000), state: 'working' });
  await after.close();
});

test('a step that fills no order writes nothing at once', async () => {
  const opened = await open();
  await step(opened, 0);
  const { order } = await place(opened, {
    side: 'buy',
    type: 'limit',
    quantity: 100,
    limit_price: 99.98,
    time_in_force: 'gtc',
  });
  for (let number = 1; number <= 5; number++) {
    await step(opened, number, 100, 40);
    const kept = await opened.ledger.order(opened.account_id, order.id);
    // The clock moves half a second each step, and places are written once a second.
    expect(opened.book.get(order.id)?.order.ahead_e6).toBe((300 - 20 * number) * 1_000_000);
    expect(kept?.ahead_e6).toBeGreaterThanOrEqual((300 - 20 * number) * 1_000_000);
    expect(kept?.ahead_e6).toBeLessThanOrEqual((300 - 20 * (number - 2)) * 1_000_000);
  }
  await opened.close();
});

test('fees leave the cash and the realized profit, and the ledger adds up', async () => {
  const opened = await open({ profile: 'harsh' });
  await step(opened, 0);
  const bought = await place(opened, { side: 'buy', quantity: 100 });
  await step(opened, 1);
  const sold = await place(opened, { side: 'sell', quantity: 100 });
  await step(opened, 2);
  const { ledger, account_id } = opened;
  const rows = await Promise.all(
    [bought, sold].map(({ order }) => ledger.order(account_id, order.id)),
  );
  // A commission of $1.00 each, SEC 0.28 and FINRA 0.02 on the sale.
  expect(rows.map((row) => row?.fees_cents)).toEqual([100, 130]);
  const { entries } = await ledger.journal(account_id, { ledger: 1, after: 0, limit: 10 });
  expect(entries.map(({ kind }) => kind)).toEqual(['fill', 'fee', 'fill', 'fee']);
  const state = await ledger.portfolio(account_id);
  expect(state.account.realized_pnl_cents).toBe(-400 - 230);
  expect(state.account.cash_cents).toBe(state.account.starting_cash_cents - 400 - 230);
  expect(await opened.verify()).toBeUndefined();
  await opened.close();
});
