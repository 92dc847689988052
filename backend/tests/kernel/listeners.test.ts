import { expect, test } from 'vitest';
import { Listeners } from '../../src/kernel/listeners.ts';

test('a listener that throws or rejects is reported and affects neither the next nor the caller', async () => {
  const errors: unknown[] = [];
  const listeners = new Listeners<number>((error) => errors.push(error));
  const heard: number[] = [];
  listeners.add(() => {
    throw new Error('thrown');
  });
  listeners.add(async () => {
    throw new Error('rejected');
  });
  listeners.add((event) => void heard.push(event));
  listeners.call(1);
  listeners.call(2);
  await Promise.resolve();
  expect(heard).toEqual([1, 2]);
  const messages = errors.map((error) => (error as Error).message).sort();
  expect(messages).toEqual(['rejected', 'rejected', 'thrown', 'thrown']);
});

test('a removed listener is not called any more', () => {
  const listeners = new Listeners<number>(() => {});
  const heard: number[] = [];
  const stop = listeners.add((event) => void heard.push(event));
  listeners.call(1);
  stop();
  listeners.call(2);
  expect(heard).toEqual([1]);
});
