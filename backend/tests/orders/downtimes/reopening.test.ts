import { join } from 'node:path';
import { OrderRequestSchema, type SentOrder } from '@finally/contract';
import { expect, test } from 'vitest';
import { priceE4 } from '../../../src/kernel/money.ts';
import { type MarketStep, modeledBook } from '../../../src/orders/fills/book.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { CaseAccount } from '../reference/case-account.ts';

/** A spread of four cents around a price in cents, with 300 shares at the best prices. */
const stepAt = (step: number, cents: number, volume = 0): MarketStep => ({
  step,
  last_e4: priceE4(cents * 100),
  volume,
  is_halted: false,
  book: modeledBook({
    bid_e4: priceE4((cents - 2) * 100),
    ask_e4: priceE4((cents + 2) * 100),
    bid_size: null,
    ask_size: null,
    displayed_size: 300,
    adv: 4_000_000,
    volatility_e6: 20_000,
  }),
});

type Profile = 'ideal' | 'realistic' | 'harsh';
const GTC = { time_in_force: 'gtc' } as const;

/** Places orders at $100.00, closes the account and opens it again. */
async function reopened(
  profile: Profile,
  sent: readonly Omit<SentOrder, 'ticker'>[],
  reopens = true,
) {
  const database = join(tempFolder(), 'finally.db');
  const given = { account: { profile, margin: false, positions: {} } } as const;
  const before = new CaseAccount(given, database);
  await before.start();
  await before.step(0, new Map([['TEST', stepAt(0, 10_000)]]));
  const ids: string[] = [];
  for (const order of sent) {
    const request = OrderRequestSchema.parse({ ticker: 'TEST', ...order });
    const placed = await before.orders.place(request, before.by);
    if (!placed.ok) throw new Error(placed.error.detail);
    ids.push(placed.value.order.id);
    await before.settle();
  }
  // With latency, orders reach the market a step later.
  await before.step(1, new Map([['TEST', stepAt(1, 10_000)]]));
  await before.close();
  const account = new CaseAccount(given, database, 1);
  await account.start({ reopens });
  const go = (step: number, cents: number, volume = 0) =>
    account.step(step, new Map([['TEST', stepAt(step, cents, volume)]]));
  const order = async (place: number) => {
    const read = await account.orders.order(ids[place] ?? '');
    return read.ok ? read.value : undefined;
  };
  return { account, go, order };
}

const bid = { side: 'buy', quantity: 100, type: 'limit', limit_price: 99, ...GTC } as const;

test.each([
  ['ideal', 97],
  ['realistic', 97.02],
  ['harsh', 97.02],
] as const)(
  'in the profile %s a limit that the first price crosses is filled at the market',
  async (profile, price) => {
    const { account, go, order } = await reopened(profile, [bid]);
    await go(200, 9_700);
    expect(await order(0)).toMatchObject({ state: 'filled', average_price: price });
    expect(account.checkFills()).toMatchObject({ difference: undefined, checked: 1 });
    await account.close();
  },
);

test('what the market does not offer at the limit goes on resting there', async () => {
  const { account, go, order } = await reopened('realistic', [
    { ...bid, quantity: 1_000, limit_price: 97.02, post_only: true },
  ]);
  await go(200, 9_700);
  expect(await order(0)).toMatchObject({ state: 'working', average_price: 97.02 });
  const { filled_quantity = 0 } = (await order(0)) ?? {};
  expect(filled_quantity).toBe(300);
  await account.close();
});

test('a limit that was passed while nothing was seen and came back is not filled', async () => {
  const { account, go, order } = await reopened('realistic', [bid]);
  await go(200, 10_000, 5_000);
  expect(await order(0)).toMatchObject({ state: 'working', filled_quantity: 0 });
  await account.close();
});

test('only the first price reopens the market: a later one fills a limit at the limit', async () => {
  const { account, go, order } = await reopened('realistic', [bid]);
  await go(200, 10_000);
  await go(201, 9_700);
  expect(await order(0)).toMatchObject({ state: 'filled', average_price: 99 });
  await account.close();
});

test('a market that goes on where it stopped fills a limit at the limit', async () => {
  const { account, go, order } = await reopened('realistic', [bid], false);
  await go(2, 9_700);
  expect(await order(0)).toMatchObject({ state: 'filled', average_price: 99 });
  await account.close();
});

test('a stop is triggered by the first price behind it, and filled there', async () => {
  const { account, go, order } = await reopened('realistic', [
    { side: 'buy', quantity: 100 },
    { side: 'sell', quantity: 100, type: 'stop', stop_price: 99, ...GTC },
  ]);
  await go(200, 9_500);
  expect(await order(1)).toMatchObject({ state: 'filled', average_price: 94.98 });
  await account.close();
});
