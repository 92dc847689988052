import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Deferred, deferred } from '@/shared/tests/deferred';
import { coalesce } from './coalesce';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  const runs: Deferred<void>[] = [];
  const call = coalesce(() => {
    const run = deferred<void>();
    runs.push(run);
    return run.promise;
  }, 100);
  return { runs, call };
}

test('the first call runs at once, and those in the pause run once more together', async () => {
  const { runs, call } = open();
  call();
  expect(runs).toHaveLength(1);
  runs[0]?.resolve();
  for (let calls = 0; calls < 50; calls++) call();
  await vi.advanceTimersByTimeAsync(99);
  expect(runs).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(runs).toHaveLength(2);
  runs[1]?.resolve();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(runs).toHaveLength(2);
});

test('a call while the task runs is answered by a run that begins after it', async () => {
  const { runs, call } = open();
  call();
  await vi.advanceTimersByTimeAsync(500);
  call();
  expect(runs).toHaveLength(1);
  runs[0]?.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(runs).toHaveLength(2);
});
