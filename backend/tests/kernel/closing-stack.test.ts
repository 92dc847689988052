import { expect, test } from 'vitest';
import { ClosingStack } from '../../src/kernel/process/closing-stack.ts';

test('functions run in reverse order, each after the one before has ended', async () => {
  const stack = new ClosingStack();
  const ran: string[] = [];
  stack.defer(() => ran.push('database'));
  stack.defer(async () => {
    await Promise.resolve();
    ran.push('recorder');
  });
  await stack.close();
  expect(ran).toEqual(['recorder', 'database']);
});

test('a function that throws keeps no other from running, and its error is thrown at the end', async () => {
  const stack = new ClosingStack();
  const ran: string[] = [];
  stack.defer(() => ran.push('database'));
  stack.defer(() => {
    throw new Error('the recorder could not write');
  });
  await expect(stack.close()).rejects.toThrow('the recorder could not write');
  expect(ran).toEqual(['database']);
});

test('closing twice runs each function once', async () => {
  const stack = new ClosingStack();
  let runs = 0;
  stack.defer(() => {
    runs += 1;
  });
  await stack.close();
  await stack.close();
  expect(runs).toBe(1);
});
