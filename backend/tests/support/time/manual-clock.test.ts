import { expect, test } from 'vitest';
import { ManualClock } from './manual-clock.ts';

test('timers fire in the order of their due times, each at its own time', () => {
  const clock = new ManualClock(1_000);
  const fired: [string, number][] = [];
  const note = (name: string) => () => fired.push([name, clock.now_ms()]);
  clock.after(250, note('once'));
  clock.every(100, note('often'));
  clock.advance(300);
  expect(fired).toEqual([
    ['often', 1_100],
    ['often', 1_200],
    ['once', 1_250],
    ['often', 1_300],
  ]);
  expect(clock.now_ms()).toBe(1_300);
  expect(clock.monotonic_ms()).toBe(300);
});

test('a cancelled timer does not fire, even if cancelled by one due at the same time', () => {
  const clock = new ManualClock();
  let fired = 0;
  clock.after(100, () => second.cancel());
  const second = clock.every(100, () => {
    fired += 1;
  });
  clock.advance(1_000);
  expect(fired).toBe(0);
  expect(clock.waiting).toBe(0);
});
