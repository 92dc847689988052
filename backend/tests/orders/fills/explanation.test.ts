import { parseTicker, type Ticker } from '@finally/contract';
import { expect, test } from 'vitest';
import { cents, notionalCents, priceE4, quantityE6 } from '../../../src/kernel/money.ts';
import { feesFor } from '../../../src/ledger/fees/fees.ts';
import type { MarketStep } from '../../../src/orders/fills/book.ts';
import type { Execution } from '../../../src/orders/fills/execution.ts';
import { explainFill } from '../../../src/orders/fills/explanation/explanation.ts';
import type { FillContext } from '../../../src/orders/fills/explanation/fill-context.ts';
import { meet } from '../../../src/orders/fills/maker.ts';
import { FILL_PROFILES, type FillProfile } from '../../../src/orders/fills/profile.ts';
import { NO_RECENT_TAKING } from '../../../src/orders/fills/recent-taking.ts';
import { type TakerOrder, take } from '../../../src/orders/fills/taker.ts';

const { ideal, realistic, harsh } = FILL_PROFILES;
const TICKER = parseTicker('AAPL') as Ticker;
const TIME_MS = Date.UTC(2026, 10, 30, 14, 30, 0, 500);

const shares = (count: number) => quantityE6(count * 1_000_000);
const level = (price: number, size: number) => ({
  price_e4: priceE4(price),
  size_e6: shares(size),
});

const MARKET: MarketStep = {
  step: 42,
  last_e4: priceE4(1_000_000),
  volume: 1_200,
  is_halted: false,
  book: {
    bid_e4: priceE4(999_800),
    ask_e4: priceE4(1_000_200),
    bids: [level(999_800, 300)],
    asks: [level(1_000_200, 300), level(1_000_300, 450)],
    adv: 2_000_000,
    volatility_e6: 20_000,
  },
};

function explained(
  profile: FillProfile,
  side: TakerOrder['side'],
  execution: Execution,
  given: Partial<FillContext> = {},
) {
  const { quantity_e6, price_e4 } = execution;
  const notional_cents = cents(Number(notionalCents(quantity_e6, price_e4)));
  const before = { quantity_e6: quantityE6(0), notional_cents: cents(0) };
  return explainFill(
    {
      profile,
      ticker: TICKER,
      side,
      market: MARKET,
      time_ms: TIME_MS,
      triggered: null,
      collar_e4: null,
      notional_cents,
      fees: feesFor({ schedules: profile.fees, side, time_ms: TIME_MS }, before, {
        quantity_e6,
        notional_cents,
      }),
      ...given,
    },
    execution,
  );
}

const order = (side: TakerOrder['side'], count: number): TakerOrder => ({
  side,
  quantity_e6: shares(count),
  limit_e4: null,
  by_stop: false,
});

test('an explanation has the quote, the level, the collar and the fees, in dollars and shares', () => {
  const first = take(realistic, MARKET, order('sell', 100), NO_RECENT_TAKING);
  const { executions, collar_e4 } = take(realistic, MARKET, order('sell', 100), first.recent);
  const [execution] = executions;
  if (!execution) throw new Error('nothing was filled');
  expect(explained(realistic, 'sell', execution, { collar_e4 })).toEqual({
    model: 'fill/1',
    profile: 'realistic',
    step: 42,
    sim_time: '2026-11-30T14:30:00.500Z',
    quote: { bid: 99.98, ask: 100.02, bid_size: 300, ask_size: 300, last: 100 },
    levels: [{ price: 99.98, shown: 300, taken_before: 100, taken: 100 }],
    hidden: null,
    queue: null,
    trigger: null,
    collar: 94.99,
    price: 99.98,
    quantity: 100,
    notional: 9_998,
    fees: [
      { kind: 'sec', amount: 0.28 },
      { kind: 'taf', amount: 0.02 },
    ],
    liquidity: 'taker',
    sentence:
      'Sold 100 AAPL at $99.98, where 300 shares were bid for, of which this account had taken 100 in the same step. Fees: SEC fee $0.28, FINRA fee $0.02.',
  });
});

test('hidden liquidity is explained by its impact', () => {
  const [, , hidden] = take(realistic, MARKET, order('buy', 4_400), NO_RECENT_TAKING).executions;
  if (!hidden) throw new Error('nothing hidden was filled');
  const { hidden: shown, sentence, levels } = explained(realistic, 'buy', hidden);
  expect(shown).toEqual({
    quantity: 3_650,
    before: 0,
    weight: 0.04272,
    slip: 0.057,
    price: 100.087,
  });
  expect(levels).toEqual([]);
  expect(sentence).toBe(
    'Bought 3,650 AAPL at $100.087 on average: the size shown up to $100.03 was used up, and the order moved the price up by $0.057 from there.',
  );
});

test('a resting order is explained by its queue', () => {
  const resting = {
    side: 'buy' as const,
    limit_e4: priceE4(999_800),
    left_e6: shares(500),
    queue: { ahead_e6: shares(200), is_best: true },
  };
  const { execution } = meet(realistic, MARKET, resting, NO_RECENT_TAKING);
  if (!execution) throw new Error('nothing was filled');
  const { queue, sentence, liquidity, fees } = explained(realistic, 'buy', execution);
  expect(queue).toMatchObject({ ahead_before: 200, ahead_after: 0, volume: 1_200 });
  expect([liquidity, fees]).toEqual(['maker', []]);
  expect(sentence).toBe(
    'Bought 400 AAPL at $99.98, its limit: up to 50 % of the 1,200 shares traded in this step can fill it, after 200 shares that were ahead of it.',
  );
});

const sentence = (
  profile: FillProfile,
  side: TakerOrder['side'],
  execution: Execution | null | undefined,
  given: Partial<FillContext> = {},
): string => {
  if (!execution) throw new Error('nothing was filled');
  return explained(profile, side, execution, given).sentence;
};

test('each kind of fill has its own sentence', () => {
  const resting = (limit: number) => ({
    side: 'buy' as const,
    limit_e4: priceE4(limit),
    left_e6: shares(50),
    queue: { ahead_e6: null, is_best: false },
  });
  const made = (profile: FillProfile, limit: number) =>
    meet(profile, MARKET, resting(limit), NO_RECENT_TAKING).execution;
  const [last] = take(ideal, MARKET, order('buy', 2), NO_RECENT_TAKING).executions;
  expect(sentence(ideal, 'buy', last)).toBe('Bought 2 AAPL at $100.00, the last price.');
  expect(sentence(ideal, 'buy', made(ideal, 1_000_100))).toBe(
    'Bought 50 AAPL at $100.01, its limit: the last price of $100.00 reached it.',
  );
  expect(sentence(realistic, 'buy', made(realistic, 1_000_300))).toBe(
    'Bought 50 AAPL at $100.03, its limit: the ask of $100.02 reached it.',
  );
  expect(sentence(harsh, 'buy', made(harsh, 1_000_300))).toBe(
    'Bought 50 AAPL at $100.03, its limit: the last price of $100.00 went through it, and up to 10 % of the 1,200 shares traded in this step can fill it. Fees: commission $1.00.',
  );
  const auction = last && { ...last, liquidity: 'auction' as const };
  expect(sentence(ideal, 'buy', auction)).toBe(
    'Bought 2 AAPL at $100.00, the price of the auction.',
  );
});

test('a stop says what triggered it', () => {
  const stopped = { ...order('sell', 100), by_stop: true };
  const triggered = { by: 'mid' as const, stop_e4: priceE4(1_010_000), met_twice_e4: 2_000_001 };
  const [real] = take(realistic, MARKET, stopped, NO_RECENT_TAKING).executions;
  if (!real) throw new Error('nothing was filled');
  const { trigger, sentence: said } = explained(realistic, 'sell', real, { triggered, fees: [] });
  expect(trigger).toEqual({ by: 'mid', level: 101, met: 100.00005 });
  expect(said).toBe(
    'The middle of bid and ask of $100.00 triggered the stop at $101.00. Sold 100 AAPL at $99.98, where 300 shares were bid for.',
  );
  const [bad] = take(harsh, MARKET, stopped, NO_RECENT_TAKING).executions;
  expect(sentence(harsh, 'sell', bad, { fees: [] })).toBe(
    'Sold 100 AAPL at $99.97: 300 shares were bid for at $99.98, and this profile fills stops worse than shown.',
  );
});
