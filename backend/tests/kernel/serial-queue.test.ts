import { expect, test } from 'vitest';
import { SerialQueue } from '../../src/kernel/serial-queue.ts';

test('tasks run one at a time in order of arrival, also after one that failed', async () => {
  const queue = new SerialQueue();
  const events: string[] = [];
  const task = (name: string, fails = false) =>
    queue.run(async () => {
      events.push(`${name} begins`);
      await Promise.resolve();
      events.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const answers = await Promise.allSettled([task('a'), task('b', true), task('c')]);
  expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('idle waits for the tasks that were added before, and does not reject if they do', async () => {
  const queue = new SerialQueue();
  let hasEnded = false;
  const failing = queue.run(async () => {
    await Promise.resolve();
    hasEnded = true;
    throw new Error('a');
  });
  failing.catch(() => {});
  await queue.idle();
  expect(hasEnded).toBe(true);
});

test('idle does not wait for tasks that are added later', async () => {
  const queue = new SerialQueue();
  let tasks = 0;
  let release: (() => void) | undefined;
  const second = () =>
    new Promise<void>((resolve) => {
      release = resolve;
    });
  void queue.run(async () => {
    tasks += 1;
    void queue.run(second);
  });
  await queue.idle();
  expect(tasks).toBe(1);
  release?.();
});
