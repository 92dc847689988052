import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CompletionAssembly } from '../../../src/assistant/models/requests/completion-assembly.ts';
import { partialMessage } from '../../../src/assistant/models/requests/partial-message.ts';
import { answered, gate } from '../scripted.ts';
import { MAKERS, openWithTools, says, words } from '../tools/support.ts';
import type { Behavior } from './provider-server.ts';
import { BREAKS, begins, callsTools, streams, withoutStreams } from './streaming-provider.ts';

/** The distinct words that were shown, in order. */
const shown = (progress: readonly { readonly words: string }[]): readonly string[] =>
  progress.map((state) => state.words).filter((each, at, all) => each !== all[at - 1]);

const NVDA = words('NVDA is at $180.00 today.');

describe.each(Object.entries(MAKERS))('behind %s', (_, make) => {
  test('the words of an answer are shown as they arrive', async () => {
    const held = gate();
    const slow: Behavior = (response, request) => {
      const end = () => void held.opened.then(() => response.end(rest(NVDA.slice(22))));
      begins(NVDA.slice(0, 22), end)(response, request);
    };
    const { chat, progress, clock, requests } = await openWithTools([slow], { make });
    const answer = answered(chat, 'what is NVDA at?');
    await expect
      .poll(async () => {
        clock.advance(100);
        return (await chat.history()).progress?.words;
      })
      .toBe('NVDA is at');
    expect((await chat.history()).progress).toMatchObject({ phase: 'planning' });
    held.open();
    expect(await answer).toMatchObject({ message: 'NVDA is at $180.00 today.' });
    expect(requests).toHaveLength(1);
    expect(requests[0]?.body).toMatchObject({
      stream: true,
      stream_options: { include_usage: true },
    });
    expect(shown(progress)[1]).toBe('NVDA is at');
    expect(progress.at(-1)?.phase).toBe('done');
  });

  test('a streamed answer is stored with its tokens, as any other', async () => {
    const { chat, connection } = await openWithTools([streams(NVDA)], { make });
    await answered(chat, 'what is NVDA at?');
    expect(
      connection.get(
        "SELECT input_tokens, output_tokens FROM chat_messages WHERE role = 'assistant'",
      ),
    ).toEqual({ input_tokens: 812, output_tokens: 64 });
  });

  test.each(Object.entries(BREAKS))(
    'a stream that breaks (%s) is asked for again, once',
    async (_why, breaks) => {
      const trades = [{ ticker: 'NVDA', side: 'buy', quantity: 2 }];
      const whole = words('Placing.', { trades });
      const { chat, requests, portfolio } = await openWithTools(
        [begins(whole.slice(0, 40), breaks), streams(whole)],
        { make },
      );
      const { actions } = await answered(chat, 'buy 2 NVDA');
      expect(actions).toMatchObject([{ status: 'executed' }]);
      expect(requests).toHaveLength(2);
      expect((await portfolio.trades({ limit: 50 })).ok).toBe(true);
      expect((await portfolio.portfolio()).positions[2]).toMatchObject({ quantity: 10 });
    },
  );

  test('a stream that keeps breaking is a failure, and nothing is done', async () => {
    const whole = words('Placing.', { trades: [{ ticker: 'NVDA', side: 'buy', quantity: 2 }] });
    const { chat, portfolio } = await openWithTools(
      [begins(whole.slice(0, -1), BREAKS['it ends without an end'])],
      { make },
    );
    expect(await chat.send({ message: 'buy 2 NVDA' })).toMatchObject({
      error: { code: 'assistant_unavailable', detail: expect.stringMatching(/internal error/) },
    });
    expect((await portfolio.portfolio()).positions[2]).toMatchObject({ quantity: 8 });
  });

  test('a server that ignores the request to stream is read as it answers', async () => {
    const { chat, requests } = await openWithTools([says('Well.')], { make });
    expect((await answered(chat, 'hi')).message).toBe('Well.');
    expect(requests).toHaveLength(1);
  });

  test('a server that refuses to stream is not asked to any more', async () => {
    const { chat, requests } = await openWithTools([withoutStreams(says('Well.'))], { make });
    await answered(chat, 'hi');
    const before = requests.length;
    await answered(chat, 'hi again');
    expect(requests.slice(before).map(({ body }) => [body.stream, 'tools' in body])).toEqual([
      [undefined, true],
    ]);
  });
});

/** The rest of a stream, ended as a server without a last event ends it. */
const rest = (content: string): string =>
  [
    { choices: [{ index: 0, delta: { content }, finish_reason: null }] },
    { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
  ]
    .map((data) => `data: ${JSON.stringify(data)}\n\n`)
    .join('');

test('what a model writes before it calls a tool is not shown as its answer', async () => {
  const { chat, progress } = await openWithTools([
    (response, request) => {
      begins('{"message":"I look', (each) => each.end())(response, request);
    },
    callsTools(['positions', {}]),
    streams(words('You hold 8 NVDA.')),
  ]);
  await answered(chat, 'what do I hold?');
  const looking = progress.find(({ phase }) => phase === 'looking_up');
  expect(looking?.words).toBe('');
});

test('the beginning of an answer is shown, and never more or other text than it has', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string());
  fc.assert(
    fc.property(text, fc.boolean(), fc.nat(), (message, isPretty, at) => {
      const whole = JSON.stringify({ message, trades: [] }, null, isPretty ? 2 : 0);
      const partial = partialMessage(whole.slice(0, at % (whole.length + 1)));
      expect(message.startsWith(partial)).toBe(true);
      expect(partialMessage(whole)).toBe(message);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['after its thoughts', '<think>{"message":"no"}</think>{"message":"yes', 'yes'],
  ['in a code block', '```json\n{"message": "yes', 'yes'],
  ['not at all while it thinks', '<think>{"message":"no', ''],
  ['not at all as prose', 'The message: "no"', ''],
  ['not at all if another field is first', '{"trades":[],"message":"no', ''],
])('an answer is shown %s', (_, content, shows) => {
  expect(partialMessage(content)).toBe(shows);
});

test('calls are told apart by index or by id', () => {
  const call = (more: object, name: string, input: string) => ({
    ...more,
    function: { name, arguments: input },
  });
  const assembly = new CompletionAssembly();
  const add = (...tool_calls: object[]) =>
    assembly.add(JSON.stringify({ choices: [{ delta: { tool_calls } }] }));
  add(call({ index: 0, id: 'a' }, 'quotes', '{"tickers":'));
  add(call({ index: 0 }, '', '["NVDA"]}'));
  // Some servers repeat the index.
  add(call({ index: 0, id: 'b' }, 'positions', '{}'));
  add(call({ index: 1, id: 'c' }, 'alerts', '{'), call({ index: 1 }, '', '}'));
  add(call({ id: 'd' }, 'trades', '{}'));
  expect(assembly.body).toMatchObject({
    choices: [
      {
        message: {
          tool_calls: [
            { id: 'a', function: { name: 'quotes', arguments: '{"tickers":["NVDA"]}' } },
            { id: 'b', function: { name: 'positions', arguments: '{}' } },
            { id: 'c', function: { name: 'alerts', arguments: '{}' } },
            { id: 'd', function: { name: 'trades', arguments: '{}' } },
          ],
        },
      },
    ],
  });
});
