import { expect, test } from 'vitest';
import { priceE4, quantityE6 } from '../../../src/kernel/money.ts';
import type { MarketStep } from '../../../src/orders/fills/book.ts';
import { meet, type QueuePosition, queueAtPlacement } from '../../../src/orders/fills/maker.ts';
import { FILL_PROFILES, type FillProfile } from '../../../src/orders/fills/profile.ts';
import { NO_RECENT_TAKING } from '../../../src/orders/fills/recent-taking.ts';

const { ideal, realistic, harsh } = FILL_PROFILES;

const shares = (count: number) => quantityE6(Math.round(count * 1_000_000));
const price = (dollars: number) => priceE4(Math.round(dollars * 10_000));

interface Seen {
  readonly bid: number;
  readonly ask?: number;
  readonly last?: number;
  readonly shown?: number;
  readonly volume?: number;
  readonly is_halted?: boolean;
}

function market(step: number, seen: Seen): MarketStep {
  const { bid, ask = bid + 0.04, last = bid, shown = 1_000, volume = 0, is_halted = false } = seen;
  const level = (dollars: number) => ({ price_e4: price(dollars), size_e6: shares(shown) });
  return {
    step,
    last_e4: price(last),
    volume,
    is_halted,
    book: is_halted
      ? null
      : {
          bid_e4: price(bid),
          ask_e4: price(ask),
          bids: [level(bid), level(bid - 0.01)],
          asks: [level(ask), level(ask + 0.01)],
          adv: 2_000_000,
          volatility_e6: 20_000,
        },
  };
}

/** Lets a purchase rest from step 0 on; returns what each later step filled, and the last queue. */
function rest(
  profile: FillProfile,
  limit: number,
  count: number,
  [first, ...later]: readonly [Seen, ...Seen[]],
): { fills: number[]; queue: QueuePosition } {
  const limit_e4 = price(limit);
  let queue = queueAtPlacement('buy', limit_e4, market(0, first));
  let left = shares(count);
  const fills = later.map((seen, index) => {
    if (left === 0) return 0;
    const order = { side: 'buy' as const, limit_e4, left_e6: left, queue };
    const met = meet(profile, market(index + 1, seen), order, NO_RECENT_TAKING);
    queue = met.queue;
    const filled = met.execution?.quantity_e6 ?? 0;
    left = quantityE6(left - filled);
    return filled / 1_000_000;
  });
  return { fills, queue };
}

test('alone at the top, an order gets half of the volume', () => {
  const { fills } = rest(realistic, 100.02, 500, [
    { bid: 100 },
    { bid: 100, volume: 300 },
    { bid: 100.01, volume: 1_000 },
  ]);
  expect(fills).toEqual([150, 350]);
});

test('others who come to its price later stand behind it', () => {
  const { fills } = rest(realistic, 100.02, 500, [
    { bid: 100 },
    { bid: 100, volume: 200 },
    { bid: 100.02, volume: 200, shown: 5_000 },
  ]);
  expect(fills).toEqual([100, 100]);
});

test('an order behind the best price takes its place when its price becomes the best', () => {
  const { fills, queue } = rest(realistic, 99.95, 500, [
    { bid: 100, shown: 100 },
    { bid: 100, volume: 9_000 },
    { bid: 99.95, shown: 800, volume: 600 },
    { bid: 99.95, shown: 100, volume: 1_200 },
  ]);
  expect(fills).toEqual([0, 0, 100]);
  expect(queue.ahead_e6).toBe(0);
});

test('what is ahead is no more than what is shown when the price returns', () => {
  const away = { bid: 100.05, volume: 5_000 };
  const returned = rest(realistic, 100, 500, [
    { bid: 100, shown: 1_000 },
    away,
    { bid: 100, shown: 300, volume: 800 },
  ]);
  expect(returned.fills).toEqual([0, 100]);
  const grown = rest(realistic, 100, 500, [
    { bid: 100, shown: 1_000 },
    away,
    { bid: 100, shown: 4_000, volume: 2_200 },
  ]);
  expect(grown.fills).toEqual([0, 100]);
});

test('while the price stays, only trades advance the queue', () => {
  const { fills } = rest(realistic, 100, 500, [
    { bid: 100, shown: 1_000 },
    { bid: 100, shown: 100 },
    { bid: 100, shown: 100, volume: 1_000 },
    { bid: 100, shown: 100, volume: 1_100 },
  ]);
  expect(fills).toEqual([0, 0, 50]);
});

test('an ask that falls to the limit fills all of it, at the limit', () => {
  const order = {
    side: 'buy' as const,
    limit_e4: price(99.5),
    left_e6: shares(1_000),
    queue: queueAtPlacement('buy', price(99.5), market(0, { bid: 100 })),
  };
  for (const ask of [99.5, 99.4, 60]) {
    const met = meet(realistic, market(1, { bid: ask - 0.02, ask }), order, NO_RECENT_TAKING);
    expect(met.execution).toMatchObject({
      price_e4: price(99.5),
      quantity_e6: shares(1_000),
      liquidity: 'maker',
    });
  }
});

test('small volumes fill whole shares and add up', () => {
  const seen = { bid: 100, volume: 1 };
  const { fills } = rest(realistic, 100.02, 3, [{ bid: 100 }, seen, seen, seen, seen]);
  expect(fills).toEqual([0, 1, 0, 1]);
  const part = rest(realistic, 100.02, 0.4, [{ bid: 100 }, seen]);
  expect(part.fills).toEqual([0.4]);
});

test('two resting orders share the volume of a step', () => {
  const step = market(1, { bid: 100, volume: 1_000 });
  const order = (limit: number, count: number) => ({
    side: 'buy' as const,
    limit_e4: price(limit),
    left_e6: shares(count),
    queue: { ahead_e6: shares(0), is_best: true },
  });
  const first = meet(realistic, step, order(100.02, 300), NO_RECENT_TAKING);
  const second = meet(realistic, step, order(100.01, 900), first.recent);
  expect(first.execution?.quantity_e6).toBe(shares(300));
  expect(second.execution?.quantity_e6).toBe(shares(200));
  const other = meet(realistic, { ...step, step: 2 }, order(100.01, 900), second.recent);
  expect(other.execution?.quantity_e6).toBe(shares(500));
});

test('the harsh profile fills a limit only behind it, with a tenth of the volume', () => {
  const { fills } = rest(harsh, 100, 500, [
    { bid: 100.05 },
    { bid: 99.98, ask: 100, last: 100, volume: 1_000 },
    { bid: 99.97, last: 99.99, volume: 1_000 },
    { bid: 99.97, last: 99.98, volume: 7_777 },
  ]);
  expect(fills).toEqual([0, 100, 400]);
});

test('the ideal profile fills a limit when the last price touches it', () => {
  const { fills } = rest(ideal, 100, 500, [
    { bid: 100.05 },
    { bid: 100, last: 100.01 },
    { bid: 99.99, last: 100 },
  ]);
  expect(fills).toEqual([0, 500]);
});

test('a halt moves nothing', () => {
  for (const profile of [ideal, realistic, harsh]) {
    const { fills } = rest(profile, 100, 500, [
      { bid: 100.05 },
      { bid: 90, volume: 9_000, is_halted: true },
    ]);
    expect(fills).toEqual([0]);
  }
});
