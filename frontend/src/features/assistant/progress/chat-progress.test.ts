import type { ChatProgress } from '@finally/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_PROGRESS, withoutAnswered, withReport } from './chat-progress';

const report = (answer_id: string, revision: number, more: Partial<ChatProgress> = {}) => ({
  ...{ answer_id, revision, message: 'hi', client_message_id: null, elapsed_ms: 0 },
  ...{ phase: 'planning' as const, steps: [], words: '' },
  ...more,
});

const DONE = 9;

test('in whatever order and however often reports arrive, the newest state stands', () => {
  const revisions = fc.array(fc.integer({ min: 1, max: DONE }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(revisions, (arrived) => {
      const state = arrived.reduce(
        (before, revision) =>
          withReport(
            before,
            report('a', revision, revision === DONE ? { phase: 'done' } : {}),
            1_000,
          ),
        NO_PROGRESS,
      );
      if (arrived.includes(DONE)) expect(state).toEqual({ progress: null, finished: 'a' });
      else expect(state.progress?.revision).toBe(Math.max(...arrived));
    }),
  );
});

test('the time counts from when the server began, by the clock of the browser', () => {
  const first = withReport(NO_PROGRESS, report('a', 1, { elapsed_ms: 400 }), 10_000);
  expect(first.progress?.began_at_ms).toBe(9_600);
  // A report that was delayed does not move it.
  const second = withReport(first, report('a', 2, { elapsed_ms: 500 }), 12_000);
  expect(second.progress?.began_at_ms).toBe(9_600);
});

test('the end of one message does not end the next', () => {
  const next = withReport(NO_PROGRESS, report('b', 1), 0);
  expect(withReport(next, report('a', 5, { phase: 'done' }), 0).progress?.answer_id).toBe('b');
});

test('an answer that is in the conversation has no progress any more, whatever arrives late', () => {
  const state = withReport(NO_PROGRESS, report('a', 1), 0);
  const answered = withoutAnswered(state, [{ id: 'a' } as never]);
  expect(withReport(answered, report('a', 2), 0).progress).toBeNull();
});
