import { expect, test } from 'vitest';
import { cents, UNITS_MAX } from '../../src/kernel/money.ts';
import type { CashEntryRow } from '../../src/ledger/journal/entry.ts';
import { openingBalance, replayEntry } from '../../src/ledger/journal/replay.ts';

const opened = () =>
  openingBalance({
    ledger: 1,
    starting_cash_cents: cents(1_000),
    cash_cents: cents(0),
    reserved_cents: cents(0),
    realized_pnl_cents: cents(0),
    opened_at: '2026-02-11T14:30:00.000Z',
    fill_profile: 'ideal',
    fees: null,
  });

const entry = (
  kind: CashEntryRow['kind'],
  amount: number,
  realized: number,
  after: number,
): CashEntryRow => ({
  sequence: 7,
  id: 'one',
  kind,
  amount_cents: cents(amount),
  realized_pnl_cents: cents(realized),
  cash_after_cents: cents(after),
  source: 'system',
  cause: null,
  executed_at: '2026-02-11T14:30:00.000Z',
});

test.each([
  ['fee', -3, -3],
  ['borrow', -3, -3],
  ['interest', 4, 4],
  ['dividend', 4, 4],
  ['adjust', -1, -1],
  ['deposit', 500, 0],
] as const)('a %s of %i cents moves cash, and realizes %i', (kind, amount, realized) => {
  const balance = opened();
  expect(replayEntry(balance, entry(kind, amount, realized, 1_000 + amount))).toBeUndefined();
  expect(balance).toMatchObject({
    account: { cash_cents: 1_000 + amount, realized_pnl_cents: realized },
    sequence: 7,
  });
});

test.each([
  ['profit of a deposit', entry('deposit', 500, 500, 1_500), 'realized profit is 500 cents, not 0'],
  ['a fee that costs nothing', entry('fee', -3, 0, 997), 'realized profit is 0 cents, not -3'],
  ['another cash after it', entry('fee', -3, -3, 998), 'cash after it is 998 cents, not 997'],
])('an entry with %s differs and moves nothing', (_what, wrong, what) => {
  const balance = opened();
  expect(replayEntry(balance, wrong)).toEqual({ sequence: 7, what });
  expect(balance).toEqual(opened());
});

test('an entry beyond what a ledger contains differs', () => {
  const balance = opened();
  balance.account = { ...balance.account, realized_pnl_cents: cents(UNITS_MAX) };
  expect(replayEntry(balance, entry('dividend', 1, 1, 1_001))).toMatchObject({ sequence: 7 });
});
