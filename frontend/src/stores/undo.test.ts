import { expect, test, vi } from 'vitest';
import { createUndoStore } from './undo';

const change = (run: () => Promise<boolean>) => ({ title: 'Put it back', run });

test('a change is taken back once, however it is asked for', async () => {
  const store = createUndoStore();
  const run = vi.fn(async () => true);
  const removed = change(run);
  store.push(removed);
  expect(await Promise.all([store.take(removed), store.take(removed)])).toEqual([true, false]);
  expect(run).toHaveBeenCalledTimes(1);
  expect(store.getState()).toEqual([]);
});

test('what could not be taken back, or was declined, can be taken back later', async () => {
  const store = createUndoStore();
  const lost = change(async () => {
    throw new Error('The server cannot be reached.');
  });
  const declined = change(async () => false);
  store.push(lost);
  store.push(declined);
  await expect(store.take(lost)).rejects.toThrow('cannot be reached');
  expect(await store.take(declined)).toBe(false);
  expect(store.getState()).toHaveLength(2);
});

test('the oldest changes are forgotten', () => {
  const store = createUndoStore();
  const all = Array.from({ length: 60 }, () => change(async () => true));
  for (const one of all) store.push(one);
  expect(store.getState()).toEqual(all.slice(-50));
});
