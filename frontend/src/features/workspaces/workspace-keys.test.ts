import { expect, test } from 'vitest';
import { assignKeys } from './workspace-keys';

test('the first workspaces get the first keys, in the order in which they are listed', () => {
  expect(assignKeys({}, ['Day', 'Swing'])).toEqual({ Day: 1, Swing: 2 });
});

test('a key stays with its workspace when others come and go', () => {
  const before = assignKeys({}, ['Day', 'Swing']);
  // By name it would be the first one.
  const added = assignKeys(before, ['Auction', 'Day', 'Swing']);
  expect(added).toEqual({ Day: 1, Swing: 2, Auction: 3 });
  expect(assignKeys(added, ['Auction', 'Swing'])).toEqual({ Swing: 2, Auction: 3 });
});

test('a new workspace takes the first key that is free; there are nine', () => {
  const names = Array.from({ length: 11 }, (_, index) => `W${index}`);
  const all = assignKeys({}, names);
  expect(Object.values(all)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const { W3: _, ...without } = all;
  const next = assignKeys(
    without,
    names.filter((name) => name !== 'W3'),
  );
  expect(next['W9']).toBe(4);
  expect(next['W10']).toBeUndefined();
});
