import { expect, test } from 'vitest';
import { priceE4 } from '../../../src/kernel/money.ts';
import type { MarketStep } from '../../../src/orders/fills/book.ts';
import {
  followTrail,
  stopReservationPrice,
  TRIGGERS,
  trailingLimitAt,
  trailingStopAt,
  triggerOf,
} from '../../../src/orders/fills/stops.ts';

const price = (dollars: number) => priceE4(Math.round(dollars * 10_000));

const market = (last: number, bid = last - 0.01, ask = last + 0.01): MarketStep => ({
  step: 1,
  last_e4: price(last),
  volume: 0,
  is_halted: false,
  book: {
    bid_e4: price(bid),
    ask_e4: price(ask),
    bids: [],
    asks: [],
    adv: 1,
    volatility_e6: 1,
  },
});

const met = (side: 'buy' | 'sell', stop: number, at: MarketStep) =>
  TRIGGERS.filter((trigger) => triggerOf({ side, stop_e4: price(stop), trigger }, at) !== null);

test('a stop watches the last price, the side on which it would trade, or the middle', () => {
  expect(met('sell', 95, market(95, 94.9, 95.3))).toEqual(['last', 'bid_ask']);
  expect(met('sell', 95, market(95.01, 94.9, 95.1))).toEqual(['bid_ask', 'mid']);
  expect(met('sell', 95, market(95.01, 94.99, 95.02))).toEqual(['bid_ask']);
  expect(met('buy', 95, market(95, 94.8, 95.1))).toEqual(['last', 'bid_ask']);
  expect(met('buy', 95, market(94.99, 94.9, 95.1))).toEqual(['bid_ask', 'mid']);
});

test('the middle is not rounded', () => {
  const between = market(95, 94.9999, 95.0002);
  expect(met('sell', 95, between)).not.toContain('mid');
  expect(met('buy', 95, between)).toContain('mid');
  expect(triggerOf({ side: 'buy', stop_e4: price(95), trigger: 'mid' }, between)).toEqual({
    by: 'mid',
    stop_e4: price(95),
    met_twice_e4: 1_900_001,
  });
});

test('a halt triggers nothing, and without a quote only the last price can', () => {
  const quoteless = { ...market(90), book: null };
  expect(met('sell', 95, { ...quoteless, is_halted: true })).toEqual([]);
  expect(met('sell', 95, quoteless)).toEqual(['last']);
});

test('a trailing stop is rounded away from the market, and never reaches zero', () => {
  expect(trailingStopAt('sell', { percent_bp: 500 }, price(123.47))).toBe(price(117.29));
  expect(trailingStopAt('buy', { percent_bp: 500 }, price(123.47))).toBe(price(129.65));
  expect(trailingStopAt('buy', { amount_e4: price(0.005) }, price(100))).toBe(price(100.01));
  expect(trailingStopAt('sell', { amount_e4: price(0.02) }, price(1.01))).toBe(price(0.99));
  expect(trailingStopAt('sell', { amount_e4: price(2) }, price(1))).toBe(1);
});

test('a price that falls through the stop triggers it before the mark moves', () => {
  const order = {
    side: 'buy' as const,
    trail: { amount_e4: price(1) },
    trigger: 'last' as const,
    mark_e4: price(50),
  };
  expect(followTrail(order, market(49)).mark_e4).toBe(price(49));
  expect(followTrail({ ...order, mark_e4: price(49) }, market(49.99)).triggered).toBeNull();
  const triggered = followTrail({ ...order, mark_e4: price(49) }, market(50));
  expect(triggered.triggered?.stop_e4).toBe(price(50));
  expect(triggered.mark_e4).toBe(price(49));
});

test('an unknown price leaves the mark where it is', () => {
  const order = {
    side: 'sell' as const,
    trail: { percent_bp: 100 },
    trigger: 'bid_ask' as const,
    mark_e4: price(50),
  };
  expect(followTrail(order, { ...market(80), book: null })).toEqual({
    triggered: null,
    mark_e4: price(50),
  });
});

test('a trailing stop-limit is limited behind its stop', () => {
  expect(trailingLimitAt('sell', price(95), price(0.1))).toBe(price(94.9));
  expect(trailingLimitAt('buy', price(95), price(0.1))).toBe(price(95.1));
});

test('a buy stop reserves 5 % more than its stop', () => {
  expect(stopReservationPrice(price(200))).toBe(price(210));
  expect(stopReservationPrice(price(10.01))).toBe(price(10.51));
});
