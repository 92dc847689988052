import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offlineModel } from '../../../../src/assistant/models/offline/offline.ts';
import { ModelReplySchema } from '../../../../src/assistant/models/reply.ts';
import { buildPrompt } from '../../../../src/assistant/prompt/prompt.ts';
import { tries } from '../../reading/effort.ts';
import { never, openExampleAccount } from '../../support.ts';

const WORDS =
  `buy sell put close watch stop watching add remove half all my the of and , . ? ! but don't if
  at into $500 $99999999999999999999 25% 1/0 1/3 2 -5 1e300 1e999 999999999999999 0.0000000001 two
  hundred thousand NVDA apple TSLA ON A cash everything it what should how much american disny
  ( ) & " $ % / : — é 你好 <person> ${'9'.repeat(400)}`.split(/\s+/);

const messages = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

test('any message gets a non-empty answer that fits the schema', async () => {
  const context = await (await openExampleAccount()).context();
  await fc.assert(
    fc.asyncProperty(messages, async (message) => {
      const reply = await offlineModel.reply(buildPrompt(message, [], context, 'n'), never);
      if (!reply.ok) throw new Error(reply.error.detail);
      expect(() => ModelReplySchema.parse(reply.value.reply)).not.toThrow();
    }),
    { numRuns: tries(500) },
  );
});

test.each([
  'buy 999999999999999 NVDA',
  'buy 1e300 NVDA',
  'buy 1e999 NVDA',
  'buy $99999999999999999999 of NVDA',
  'buy $900000000000 of NVDA',
  'what if I buy 1e300 NVDA?',
  `sell ${'9'.repeat(400)}% of my NVDA`,
  `put ${'9'.repeat(400)}% of my cash into NVDA`,
  'sell 1/0 of my NVDA',
])('"%s" is answered all the same', async (said) => {
  const context = await (await openExampleAccount()).context();
  const reply = await offlineModel.reply(buildPrompt(said, [], context, 'n'), never);
  expect(ModelReplySchema.safeParse(reply.ok && reply.value.reply).success).toBe(true);
});

test('the longest message is parsed in good time', async () => {
  const context = await (await openExampleAccount()).context();
  // The first message also compiles the grammar.
  await offlineModel.reply(buildPrompt('buy 2 NVDA', [], context, 'n'), never);
  for (const said of [
    'buy 2 NVDA and '.repeat(266),
    'a'.repeat(4000),
    '"'.repeat(4000),
    '1,'.repeat(2000),
  ]) {
    const begun = process.cpuUsage();
    await offlineModel.reply(buildPrompt(said, [], context, 'n'), never);
    // Processor time: what else the machine does takes none of it.
    const { user, system } = process.cpuUsage(begun);
    expect((user + system) / 1_000).toBeLessThan(500);
  }
});
