import { expect, test } from 'vitest';
import { jsonStorage } from './json-storage';

function memory(): Storage {
  const values = new Map<string, string>();
  return {
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, text: string) => void values.set(name, text),
    removeItem: (name: string) => void values.delete(name),
  } as unknown as Storage;
}

test('a value is read as it was written, and is null once it is removed', () => {
  const backing = memory();
  const storage = jsonStorage(() => backing);
  storage.write('order', { side: 'buy' });
  expect(storage.read('order')).toEqual({ side: 'buy' });
  storage.remove('order');
  expect(storage.read('order')).toBeNull();
});

test('broken JSON and a forbidden storage read as null, and writing to the latter does not throw', () => {
  const backing = memory();
  backing.setItem('order', '{"side":');
  expect(jsonStorage(() => backing).read('order')).toBeNull();
  const forbidden = jsonStorage(() => {
    throw new Error('The browser forbids it.');
  });
  expect(forbidden.read('order')).toBeNull();
  forbidden.write('order', 1);
  forbidden.remove('order');
});
