import { expect, test } from 'vitest';
import { createRequestOrder } from './request-order';

test('a later request and an invalidation make earlier requests outdated', () => {
  const requests = createRequestOrder();
  const first = requests.begin();
  expect(first()).toBe(true);
  const second = requests.begin();
  expect([first(), second()]).toEqual([false, true]);
  requests.invalidate();
  expect(second()).toBe(false);
  expect(requests.begin()()).toBe(true);
});
