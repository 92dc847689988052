import { expect, test } from 'vitest';
import type { SideTotal } from './bar-trades';
import { markOf } from './trade-markers';

const COLORS = { up: 'green', down: 'red', accent: 'amber' };

const total = (count: number): SideTotal => ({ count, quantity: 5, average_price: 10 });

test.each<[SideTotal | null, SideTotal | null, string, string]>([
  [total(1), null, 'B', 'arrowUp'],
  [total(12), null, 'B12', 'arrowUp'],
  [null, total(1), 'S', 'arrowDown'],
  [null, total(2), 'S2', 'arrowDown'],
  [total(1), total(3), 'B S3', 'circle'],
])('the trades of a bar have one mark with sides and counts', (bought, sold, text, shape) => {
  expect(markOf({ time: 60, bought, sold }, COLORS)).toMatchObject({ time: 60, text, shape });
});
