import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CALL_PURPOSES,
  CallBudget,
  type CallPurpose,
} from '../../../../src/market/sources/massive/rest/budget.ts';
import { ManualClock } from '../../../support/time/manual-clock.ts';

const never = new AbortController().signal;

function budgetOf(calls_per_minute: number, kept_for_polls: number) {
  const clock = new ManualClock();
  const budget = new CallBudget({ clock, calls_per_minute });
  budget.keepForPolls(kept_for_polls);
  const granted: { purpose: CallPurpose; at_ms: number }[] = [];
  const take = (purpose: CallPurpose, ended = never): Promise<void> =>
    budget.take(purpose, ended).then((allowed) => {
      if (allowed) granted.push({ purpose, at_ms: clock.monotonic_ms() });
    });
  /** Promises are resolved before time advances. */
  const pass = async (seconds: number): Promise<void> => {
    for (let second = 0; second < seconds; second++) {
      clock.advance(1_000);
      for (let turn = 0; turn < 3; turn++) await Promise.resolve();
    }
  };
  return { clock, budget, granted, take, pass };
}

test('calls per minute stay within the limit, and polls are never delayed by others', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...CALL_PURPOSES), fc.integer({ min: 0, max: 8 })), {
        maxLength: 150,
      }),
      async (wishes) => {
        const { granted, take, pass } = budgetOf(5, 4);
        let until_poll = 0;
        for (const [purpose, wait] of wishes) {
          if (purpose !== 'poll') void take(purpose);
          for (let second = 0; second < wait; second++) {
            if (until_poll-- === 0) {
              until_poll = 14;
              const polls = granted.filter((call) => call.purpose === 'poll').length;
              void take('poll');
              await pass(1);
              expect(granted.filter((call) => call.purpose === 'poll').length).toBe(polls + 1);
            } else await pass(1);
          }
        }
        for (const { at_ms } of granted) {
          const within = granted.filter((other) => at_ms - other.at_ms < 60_000);
          expect(within.filter((other) => other.at_ms <= at_ms).length).toBeLessThanOrEqual(5);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('waiting calls are served by urgency, then in order of arrival', async () => {
  const { granted, take, pass } = budgetOf(1, 0);
  for (const purpose of ['search', 'history', 'status', 'history', 'first_price'] as const) {
    void take(purpose);
  }
  await pass(400);
  expect(granted.map(({ purpose }) => purpose)).toEqual([
    'search',
    'first_price',
    'status',
    'history',
    'history',
  ]);
});

test('polls alone stay within the limit too', async () => {
  const { granted, take, pass } = budgetOf(5, 4);
  for (let count = 0; count < 7; count++) void take('poll');
  await pass(60);
  expect(granted).toHaveLength(5);
  await pass(1);
  expect(granted).toHaveLength(7);
});

test('the calls that polls need are reserved, and one call is always left for others', async () => {
  const { budget, granted, take, pass } = budgetOf(5, 4);
  for (let count = 0; count < 3; count++) void take('history');
  await pass(1);
  expect(granted).toHaveLength(1);
  expect(budget.hasRoom('search')).toBe(false);
  expect(budget.hasRoom('poll')).toBe(true);
  budget.keepForPolls(1);
  await pass(1);
  expect(granted).toHaveLength(3);
  budget.keepForPolls(100);
  await pass(120);
  void take('search');
  await pass(1);
  expect(granted).toHaveLength(4);
});

test('during a pause no call is made, and a shorter pause does not end it', async () => {
  const { budget, granted, take, pass } = budgetOf(5, 0);
  budget.pause(30_000);
  budget.pause(1_000);
  void take('poll');
  expect(budget.hasRoom('poll')).toBe(false);
  await pass(29);
  expect(granted).toHaveLength(0);
  await pass(1);
  expect(granted).toHaveLength(1);
});

test('a call that leaves the queue resolves with false and uses no budget', async () => {
  const { budget, granted, take, pass } = budgetOf(1, 0);
  void take('search');
  const leaving = new AbortController();
  const left = budget.take('history', leaving.signal);
  void take('status');
  leaving.abort();
  expect(await left).toBe(false);
  expect(await budget.take('history', leaving.signal)).toBe(false);
  await pass(61);
  expect(granted.map(({ purpose }) => purpose)).toEqual(['search', 'status']);
});
