import { afterEach, expect, test, vi } from 'vitest';
import { claimNotification } from './cross-tab-dedupe';

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

/** The answers to several pages of one browser, one after the other. */
const ask = async (...ids: string[]) => {
  const answers: boolean[] = [];
  for (const id of ids) answers.push(await claimNotification(id));
  return answers;
};

test('only the first page of a browser that asks may notify, and once', async () => {
  expect(await ask('a', 'b', 'a')).toEqual([true, true, false]);
});

test('old ids are dropped, so that the storage stays small', async () => {
  for (let id = 0; id < 500; id++) await claimNotification(String(id));
  expect(await ask('499')).toEqual([false]);
  expect((localStorage.getItem('finally.notified-alerts') ?? '').length).toBeLessThan(1_000);
});

test.each(['no JSON', '{"a":1}', '[1,2]'])('a stored value of %s is ignored', async (text) => {
  localStorage.setItem('finally.notified-alerts', text);
  expect(await ask('a', 'a')).toEqual([true, false]);
});

test('without storage every page notifies', async () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('full');
  });
  expect(await ask('a', 'a')).toEqual([true, true]);
});

test('of two pages that ask at the same moment, the one with the lock notifies', async () => {
  const held = new Set<string>();
  // As in a browser: each page may not see yet what another one has stored.
  const request = async (name: string, _options: unknown, use: (lock: unknown) => unknown) => {
    const isFree = !held.has(name);
    held.add(name);
    await use(isFree ? { name } : null);
  };
  vi.stubGlobal('navigator', { locks: { request } });
  vi.spyOn(Storage.prototype, 'getItem').mockReturnValue(null);
  expect(await Promise.all([claimNotification('a'), claimNotification('a')])).toEqual([
    true,
    false,
  ]);
  vi.unstubAllGlobals();
});
