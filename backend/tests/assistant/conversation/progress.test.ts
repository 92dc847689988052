import type { ChatProgress } from '@finally/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Progress } from '../../../src/assistant/conversation/progress.ts';
import { ManualClock, OPENING_MS } from '../../support/time/manual-clock.ts';

const QUESTION = {
  ...{ id: 'q', message: 'how is NVDA?', client_message_id: 'm-1' },
  created_at: new Date(OPENING_MS).toISOString(),
};

function open() {
  const clock = new ManualClock();
  const told: ChatProgress[] = [];
  const progress = new Progress({ clock, publish: (state) => void told.push(state) });
  return { clock, told, progress, turn: progress.begin(QUESTION, 'answer') };
}

test('a phase is reported at once, words every 100 ms at most, and the last ones always', () => {
  const { clock, told, turn } = open();
  turn.enter('planning');
  for (let length = 1; length <= 10; length++) {
    turn.words(() => 'x'.repeat(length));
    clock.advance(30);
  }
  clock.advance(100);
  expect(told.map(({ phase, words }) => `${phase} ${words.length}`)).toEqual([
    'reading 0',
    'planning 0',
    'planning 4',
    'planning 7',
    'planning 10',
  ]);
  expect(told.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5]);
});

test('after its end nothing more is reported, and no timer waits', () => {
  const { clock, told, turn, progress } = open();
  turn.words(() => 'a');
  turn.words(() => 'b');
  turn.end();
  turn.end();
  turn.words(() => 'c');
  turn.enter('placing');
  turn.step({ id: 's', tool: 'quotes', title: 'Prices', outcome: 'done', took_ms: 1 });
  clock.advance(1_000);
  expect(told.filter(({ phase }) => phase === 'done')).toHaveLength(1);
  expect(told.at(-1)?.phase).toBe('done');
  expect(progress.current).toBeNull();
  expect(clock.waiting).toBe(0);
});

test('however a turn goes, each state is newer than the one before and its time does not go back', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('words' as const), text: fc.string() }),
    fc.record({ kind: fc.constant('step' as const), text: fc.constantFrom('a', 'b') }),
    fc.record({ kind: fc.constant('wait' as const), text: fc.constant('') }),
    fc.record({ kind: fc.constant('placing' as const), text: fc.constant('') }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const { clock, told, turn } = open();
      for (const { kind, text } of steps) {
        if (kind === 'words') turn.words(() => text);
        else if (kind === 'wait') clock.advance(40);
        else if (kind === 'placing') turn.enter('placing');
        else turn.step({ id: text, tool: text, title: text, outcome: 'done', took_ms: 1 });
      }
      turn.end();
      for (const [at, state] of told.entries()) {
        expect(state.revision).toBe(at + 1);
        expect(state.elapsed_ms).toBeGreaterThanOrEqual(told[at - 1]?.elapsed_ms ?? 0);
      }
      expect(told.at(-1)?.phase).toBe('done');
    }),
  );
});
