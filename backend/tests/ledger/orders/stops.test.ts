import { STOP_TRIGGERS, type StopTrigger } from '@finally/contract';
import { expect, test } from 'vitest';
import { type PriceE4, priceE4 } from '../../../src/kernel/money.ts';
import { collarOf } from '../../../src/kernel/tick.ts';
import {
  followStop,
  type StopFields,
  trailingLimit,
  trailingStop,
  triggerOf,
  type WatchedPrices,
} from '../../../src/ledger/orders/matching/stops.ts';

const price = (dollars: number) => priceE4(Math.round(dollars * 10_000));

const market = (last: number, bid = last - 0.01, ask = last + 0.01): WatchedPrices => ({
  price_e4: price(last),
  bid_e4: price(bid),
  ask_e4: price(ask),
});

const met = (side: 'buy' | 'sell', stop: number, at: WatchedPrices) =>
  STOP_TRIGGERS.filter(
    (trigger) => triggerOf({ side, stop_price_e4: price(stop), trigger }, at) !== null,
  );

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
  expect(triggerOf({ side: 'buy', stop_price_e4: price(95), trigger: 'mid' }, between)).toEqual({
    by: 'mid',
    stop_e4: price(95),
    met_twice_e4: 1_900_001,
  });
});

test('without a quote every stop watches the last price', () => {
  const quoteless = { ...market(90), bid_e4: null, ask_e4: null };
  expect(met('sell', 95, quoteless)).toEqual([...STOP_TRIGGERS]);
  expect(met('sell', 85, quoteless)).toEqual([]);
});

type Trail = Pick<StopFields, 'trail_amount_e4' | 'trail_bp'>;
const byAmount = (dollars: number): Trail => ({ trail_amount_e4: price(dollars), trail_bp: null });
const byPercent = (bp: number): Trail => ({ trail_amount_e4: null, trail_bp: bp });

test('a trailing stop is rounded away from the market, and never reaches zero', () => {
  const at = (side: 'buy' | 'sell', trail: Trail, mark: number) =>
    trailingStop({ side, ...trail }, price(mark));
  expect(at('sell', byPercent(500), 123.47)).toBe(price(117.29));
  expect(at('buy', byPercent(500), 123.47)).toBe(price(129.65));
  expect(at('buy', byAmount(0.005), 100)).toBe(price(100.01));
  expect(at('sell', byAmount(0.02), 1.01)).toBe(price(0.99));
  expect(at('sell', byAmount(2), 1)).toBe(1);
});

const trailing = (
  side: 'buy' | 'sell',
  mark: number,
  trigger: StopTrigger = 'last',
): StopFields & { stop_price_e4: PriceE4 } => {
  const order = { side, type: 'trailing_stop' as const, trigger, ...byAmount(1) };
  return { ...order, mark_e4: price(mark), stop_price_e4: trailingStop(order, price(mark)) };
};

test('a price that falls through the stop triggers it before the mark moves', () => {
  expect(followStop(trailing('buy', 50), market(49)).order.mark_e4).toBe(price(49));
  expect(followStop(trailing('buy', 49), market(49.99)).triggered).toBeNull();
  const met_at_50 = followStop(trailing('buy', 49), market(50));
  expect(met_at_50.triggered?.stop_e4).toBe(price(50));
  expect(met_at_50.order.mark_e4).toBe(price(49));
});

test('a trailing stop follows the price that it watches', () => {
  const order = trailing('sell', 50, 'bid_ask');
  expect(followStop(order, market(52, 51.5, 52.5)).order).toMatchObject({
    mark_e4: price(51.5),
    stop_price_e4: price(50.5),
  });
  expect(followStop(order, market(49.5, 49, 50)).triggered).toMatchObject({ by: 'bid_ask' });
  expect(followStop(order, market(50.4, 49.9, 50.9)).order).toBe(order);
});

test('a trailing stop-limit is limited behind its stop, on the tick', () => {
  const limit = (side: 'buy' | 'sell', offset: number) =>
    trailingLimit({ side, limit_offset_e4: price(offset) }, price(95));
  expect(limit('sell', 0.1)).toBe(price(94.9));
  expect(limit('buy', 0.1)).toBe(price(95.1));
  expect(limit('sell', 0.005)).toBe(price(94.99));
});

test('the collar of a buy stop is 5 % above it', () => {
  expect(collarOf('buy', price(200))).toBe(price(210));
  expect(collarOf('buy', price(10.01))).toBe(price(10.51));
});
