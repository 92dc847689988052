import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { StepRow } from '../../../src/assistant/store.ts';
import {
  CALL_MS_MAX,
  CALLS_PER_STEP_MAX,
  DEFAULT_BUDGET,
  type LookupBudget,
  RESULT_LENGTH_MAX,
} from '../../../src/assistant/tools/budget.ts';
import { TurnLookups } from '../../../src/assistant/tools/lookups.ts';
import { tool } from '../../../src/assistant/tools/tool.ts';
import { timeOrderedUuids } from '../../../src/kernel/ids.ts';
import { ManualClock } from '../../support/time/manual-clock.ts';
import { never } from '../support.ts';

const says = (text: string) => async () => ({ text, found: {} });

/** Lookups with the tool `say`, which behaves as given. */
function open(
  run: () => Promise<{ text: string; found: object }> = says('Fine.'),
  budget: Partial<LookupBudget> = {},
) {
  const clock = new ManualClock();
  const began: string[] = [];
  const kept: StepRow[] = [];
  const errors: unknown[] = [];
  const lookups = new TurnLookups({
    answer_id: 'answer',
    tools: [
      tool({
        name: 'say',
        description: 'Says something.',
        parameters: z.strictObject({ count: z.int().max(5).optional() }),
        title: ({ count = 1 }) => `Saying it ${count} times`,
        run,
      }),
    ],
    budget: { ...DEFAULT_BUDGET, ...budget },
    clock,
    newId: timeOrderedUuids(clock),
    began: ({ title }) => void began.push(title),
    ended: async (step) => void kept.push(step),
    onError: (error) => void errors.push(error),
  });
  const call = (input = '{}', name = 'say') => ({ id: 'call', name, input });
  /** Runs one step; returns what the model is told. */
  const step = async (inputs: readonly string[], signal = never) =>
    (
      await lookups.run(
        inputs.map((input) => call(input)),
        signal,
      )
    ).map(({ text }) => text);
  return { clock, lookups, began, kept, errors, call, step };
}

test.each([
  ['no JSON', 'count: 3', 'The arguments are not one JSON object.'],
  ['a list', '[1]', 'The arguments are not one JSON object.'],
  ['a field of another type', '{"count":"many"}', /^The arguments are not valid\. count: /],
  ['a value out of range', '{"count":50}', /^The arguments are not valid\. count: /],
  ['an unknown field', '{"times":3}', /^The arguments are not valid\. .*times/],
])('%s is an error result, and the model may go on', async (_, input, told) => {
  const { step, kept, lookups } = open();
  expect(await step([input])).toEqual([expect.stringMatching(told)]);
  expect(kept).toMatchObject([{ arguments: input, outcome: 'failed' }]);
  expect(await step(['{"count":3}'])).toEqual(['Fine.']);
  expect(lookups.hasRoom).toBe(true);
});

test.each(['', '  ', '{}', '{"count":null}'])(
  'no arguments may be written as %j',
  async (input) => {
    expect(await open().step([input])).toEqual(['Fine.']);
  },
);

test('any arguments at all are an answer or an error result', async () => {
  const input = fc.oneof(fc.string(), fc.json(), fc.constant('{"__proto__":{"count":1}}'));
  await fc.assert(
    fc.asyncProperty(input, async (given) => {
      const { step, kept, errors } = open();
      expect(await step([given])).toHaveLength(1);
      expect(kept).toHaveLength(1);
      expect(errors).toEqual([]);
    }),
  );
});

test('an unknown tool is named with those that there are', async () => {
  const { lookups, call, kept } = open();
  const [result] = await lookups.run([call('{"ticker":"NVDA"}', 'place_order')], never);
  expect(result?.text).toBe('There is no such tool. These are: say.');
  expect(kept).toMatchObject([{ tool: 'place_order', outcome: 'failed' }]);
});

test('a tool that throws is reported to the program and not to the model', async () => {
  const { step, errors, kept } = open(async () => {
    throw new Error('no such table: secrets');
  });
  expect(await step(['{}'])).toEqual(['This could not be looked up. Go on without it.']);
  expect(errors).toHaveLength(1);
  expect(kept[0]?.result).not.toContain('secrets');
});

test('a tool that does not answer is given up after its time', async () => {
  const { step, clock } = open(() => new Promise(() => {}));
  const told = step(['{}']);
  clock.advance(CALL_MS_MAX);
  expect(await told).toEqual([expect.stringMatching(/^This took longer than 5 s\./)]);
});

test('a huge result is cut off', async () => {
  const [told] = await open(says('x'.repeat(1_000_000))).step(['{}']);
  expect(told?.length).toBeLessThan(RESULT_LENGTH_MAX + 40);
  expect(told).toMatch(/cut off; ask for less/);
});

test('more calls than may run at once are answered without being run', async () => {
  const { step, kept, began } = open();
  const told = await step(Array.from({ length: 12 }, () => '{}'));
  expect(told).toHaveLength(12);
  expect(told.slice(CALLS_PER_STEP_MAX)).toEqual(
    Array.from({ length: 4 }, () => 'Not looked up: at most 8 calls at once.'),
  );
  expect(kept).toHaveLength(CALLS_PER_STEP_MAX);
  expect(began).toHaveLength(CALLS_PER_STEP_MAX);
});

test('there is no room after the last step, the last token or the last moment', async () => {
  const steps = open(says('Fine.'), { steps_max: 2 });
  await steps.step(['{}']);
  expect(steps.lookups.hasRoom).toBe(true);
  await steps.step(['{}']);
  expect(steps.lookups.hasRoom).toBe(false);

  const tokens = open(says('x'.repeat(3_000)), { tokens_max: 1_500 });
  const told = await tokens.step(['{}', '{}', '{}']);
  expect(told[2]).toBe('Not looked up: there is no room for more. Answer with what you have.');
  expect(tokens.lookups.hasRoom).toBe(false);

  const time = open(says('Fine.'), { time_ms_max: 1_000 });
  time.clock.advance(1_000);
  expect(time.lookups.hasRoom).toBe(false);
});

test('after a cancellation no call is run, and none is recorded', async () => {
  const cancel = new AbortController();
  const { step, kept } = open(async () => {
    cancel.abort();
    return { text: 'Too late.', found: {} };
  });
  expect(await step(['{}', '{}'], cancel.signal)).toHaveLength(1);
  expect(kept).toEqual([]);
});
