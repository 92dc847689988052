import type { Trade } from '@finally/contract';
import { expect, test } from 'vitest';
import { receipt } from '@/shared/tests/samples';
import { alignedCloses, percentFrom } from '../series/alignment';
import { tradesByBar } from './bar-trades';

const trade = (seconds: number, side: Trade['side'], quantity: number, price: number) =>
  receipt({ executed_at: new Date(seconds * 1_000).toISOString(), side, quantity, price }, 0).trade;

test('trades are summed per bar and side, at their average price', () => {
  const trades = [
    trade(130, 'sell', 1, 9),
    trade(119, 'buy', 1, 20),
    trade(65, 'buy', 3, 10),
    trade(60, 'sell', 2, 11),
  ];
  expect(tradesByBar(trades, 60)).toEqual([
    {
      time: 60,
      bought: { count: 2, quantity: 4, average_price: 12.5 },
      sold: { count: 1, quantity: 2, average_price: 11 },
    },
    { time: 120, bought: null, sold: { count: 1, quantity: 1, average_price: 9 } },
  ]);
});

test('a compared ticker has its last close at each bar', () => {
  const bars = [60, 120, 180, 240].map((time) => ({ time }));
  const other = [
    { time: 90, close: 5 },
    { time: 180, close: 6 },
  ];
  expect(alignedCloses(bars, other)).toEqual([null, 5, 6, 6]);
  expect(percentFrom(200, 210)).toBeCloseTo(5);
});
