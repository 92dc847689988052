import { expect, test } from 'vitest';
import { toIso } from '../../src/kernel/time/clock.ts';
import { MINUTE_MS, SECOND_MS } from '../../src/kernel/time/units.ts';
import { createAccount } from '../../src/storage/sqlite/index.ts';
import { settle } from '../support/time/settle.ts';
import { BY_USER, buy, sell } from '../support/trading/portfolio.ts';
import { openTwoAccounts } from './open-accounts.ts';

const MANY = 120;
const LIVE_MAX = 50;

/** Opens accounts besides the usual two, each of which buys a share and sells it `after_ms` later. */
async function tradeInMany(after_ms: number) {
  const opened = await openTwoAccounts();
  const { accounts, clock, connection } = opened;
  const ids = Array.from({ length: MANY }, (_, index) => `account-${index}`);
  connection.blockingTransaction((transaction) => {
    for (const id of ids) createAccount(transaction, id, toIso(clock.now_ms()));
  });
  const inEach = async (order: ReturnType<typeof buy>) => {
    for (const id of ids) {
      const release = await accounts.use(id, true);
      expect(await accounts.of(id).portfolio.trade(order, BY_USER)).toMatchObject({ ok: true });
      release();
      clock.advance(1);
    }
    await settle();
  };
  await inEach(buy('AAPL', 1));
  clock.advance(after_ms);
  await settle();
  await inEach(sell('AAPL', 1));
  return { ...opened, ids };
}

const isOpen = (accounts: { of(id: string): unknown }, id: string): boolean => {
  try {
    accounts.of(id);
    return true;
  } catch {
    return false;
  }
};

test('of many accounts that trade in turn, those used last become live and the others stay open', async () => {
  const { accounts, clock, ids } = await tradeInMany(1_500);
  expect(ids.filter((id) => isOpen(accounts, id))).toHaveLength(MANY);
  clock.advance(10 * SECOND_MS);
  await settle();
  expect(accounts.liveCount).toBeLessThanOrEqual(LIVE_MAX + 2);
  expect(accounts.liveCount).toBeGreaterThan(LIVE_MAX / 2);
});

test('each trade of an account that is open for orders only is followed by a point of its value', async () => {
  const { ids, connection } = await tradeInMany(1_500);
  for (const id of ids.slice(0, MANY - LIVE_MAX)) {
    const points = connection.all('SELECT 1 FROM snapshots WHERE account_id = ?', id);
    expect(points.length).toBeGreaterThanOrEqual(2);
  }
});

test('an account that was open for orders only is closed when it is not used for some minutes', async () => {
  const { accounts, clock, ids } = await tradeInMany(1_500);
  clock.advance(5 * SECOND_MS);
  await settle();
  clock.advance(3 * MINUTE_MS);
  await settle();
  const open = ids.filter((id) => isOpen(accounts, id));
  expect(open.length).toBeLessThanOrEqual(LIVE_MAX);
});
