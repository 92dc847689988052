import { describe, expect, test } from 'vitest';
import { hangUp } from '../models/provider-server.ts';
import { callsTools, streams, streamsCalls, withoutTools } from '../models/streaming-provider.ts';
import { answered } from '../scripted.ts';
import { MAKERS, openWithTools, resultsIn, says, words } from './support.ts';

describe.each(Object.entries(MAKERS))('behind %s', (_, make) => {
  test('a model looks things up in several steps before it answers', async () => {
    const { chat, requests } = await openWithTools(
      [
        callsTools(['quotes', { tickers: ['NVDA', 'MSFT'] }], ['positions', {}]),
        callsTools(['preview_order', { ticker: 'NVDA', side: 'buy', quantity: 2 }]),
        says('NVDA is at $180.00 and MSFT at $400.00.'),
      ],
      { make },
    );
    const answer = await answered(chat, 'how are NVDA and MSFT?');
    expect(answer.message).toBe('NVDA is at $180.00 and MSFT at $400.00.');
    expect(answer.steps).toMatchObject([
      { tool: 'quotes', title: 'Prices of NVDA, MSFT', outcome: 'done' },
      { tool: 'positions', title: 'Cash and positions', outcome: 'done' },
      {
        tool: 'preview_order',
        title: 'What would happen: buy 2 NVDA at the market, for the day',
        outcome: 'done',
      },
    ]);
    expect(requests).toHaveLength(3);
    const [first, second] = resultsIn(requests[1]);
    expect(first).toContain('NVDA: price 180, ');
    expect(first).toMatch(/^<looked_up-/);
    expect(second).toContain('Cash 2760');
    expect(resultsIn(requests[2])[2]).toContain('It would fill 2 at 180 on average');
    expect((await chat.history()).messages.at(-1)?.steps).toEqual(answer.steps);
    const detail = await chat.step(answer.steps?.[0]?.id ?? '');
    expect(detail).toMatchObject({
      ok: true,
      value: {
        arguments: '{"tickers":["NVDA","MSFT"]}',
        result: expect.stringContaining('MSFT: price 400'),
      },
    });
  });

  test('while tools are offered no format is requested, and the answer ends the turn', async () => {
    const { chat, requests, portfolio } = await openWithTools(
      [
        callsTools(['quotes', { tickers: ['NVDA'] }]),
        says('Placing.', { trades: [{ ticker: 'NVDA', side: 'buy', quantity: 2 }] }),
      ],
      { make },
    );
    const { actions } = await answered(chat, 'buy 2 NVDA');
    expect(actions).toMatchObject([{ kind: 'trade', status: 'executed' }]);
    expect((await portfolio.portfolio()).positions).toMatchObject([
      { ticker: 'AAPL' },
      { ticker: 'META' },
      { ticker: 'NVDA', quantity: 10 },
      { ticker: 'TSLA' },
    ]);
    for (const { body } of requests) {
      expect(body.response_format).toBeUndefined();
      expect(body.tools.length).toBeGreaterThanOrEqual(9);
      expect(body.tool_choice).toBe('auto');
    }
  });

  test('a server that refuses tools gives a single answer, and is offered none any more', async () => {
    const { chat, requests } = await openWithTools([withoutTools(says('Well.'))], { make });
    expect((await answered(chat, 'how am I doing?')).message).toBe('Well.');
    expect((await answered(chat, 'and now?')).message).toBe('Well.');
    expect(requests.map(({ body }) => 'tools' in body)).toEqual([true, false, false]);
    expect(requests[2]?.body.response_format.type).toBe('json_schema');
  });

  test('streamed calls are put together', async () => {
    const { chat } = await openWithTools(
      [
        streamsCalls(['quotes', { tickers: ['NVDA'] }], ['trades', { ticker: 'TSLA' }]),
        streams(words('NVDA is at $180.00.').slice(0, 20), words('NVDA is at $180.00.').slice(20)),
      ],
      { make },
    );
    const answer = await answered(chat, 'what is NVDA at?');
    expect(answer.message).toBe('NVDA is at $180.00.');
    expect(answer.steps?.map(({ title }) => title)).toEqual([
      'Prices of NVDA',
      'The last 10 trades of TSLA',
    ]);
  });

  test('a server that refuses the results gets them as text', async () => {
    const { chat, requests } = await openWithTools(
      [
        callsTools(['quotes', { tickers: ['NVDA'] }]),
        withoutTools(() => {}),
        says('NVDA is at $180.00.'),
      ],
      { make },
    );
    expect((await answered(chat, 'what is NVDA at?')).message).toBe('NVDA is at $180.00.');
    const last = requests.at(-1)?.body;
    expect(last.tools).toBeUndefined();
    expect(last.messages.at(-1).content).toContain('NVDA: price 180, ');
  });
});

test('an answer that cannot be read is asked for again with a format and what was looked up', async () => {
  const { chat, requests } = await openWithTools([
    callsTools(['quotes', { tickers: ['NVDA'] }]),
    streams('NVDA is at $180.00, I would say.'),
    says('NVDA is at $180.00.'),
  ]);
  const answer = await answered(chat, 'what is NVDA at?');
  expect(answer.message).toBe('NVDA is at $180.00.');
  const { messages, response_format, tools } = requests[2]?.body ?? {};
  expect(tools).toBeUndefined();
  expect(response_format.type).toBe('json_schema');
  expect(messages.map(({ role }: { role: string }) => role)).toEqual([
    'system',
    'user',
    'assistant',
    'user',
    'assistant',
    'user',
  ]);
  expect(messages[3].content).toContain('NVDA: price 180, ');
});

test('figures that were looked up are known, and others are marked', async () => {
  const { chat } = await openWithTools([
    callsTools(
      ['bars', { ticker: 'GOOGL', interval: '1d', count: 5 }],
      ['quotes', { tickers: ['GOOGL'] }],
    ),
    says('GOOGL is at $170.00, after a close of $172.00. GOOGL was at $555.00.'),
  ]);
  const { message } = await answered(chat, 'how is GOOGL?');
  expect(message).toContain('GOOGL is at $170.00, after a close of $172.00.');
  expect(message).toMatch(/\$555\.00 ⟦not from your account/);
});

test('a connection that breaks between steps fails the answer and keeps its steps for the audit', async () => {
  const { chat, connection } = await openWithTools([
    callsTools(['quotes', { tickers: ['NVDA'] }]),
    hangUp,
  ]);
  expect(await chat.send({ message: 'what is NVDA at?' })).toMatchObject({
    error: { code: 'assistant_unavailable' },
  });
  expect((await chat.history()).progress).toBeNull();
  expect(
    connection.all(
      `SELECT step.tool, failed.kind FROM chat_steps AS step
       JOIN chat_failures AS failed USING (answer_id)`,
    ),
  ).toEqual([{ tool: 'quotes', kind: 'unreachable' }]);
});
