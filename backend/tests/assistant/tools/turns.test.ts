import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../support/temp-folder.ts';
import { type Behavior, silence } from '../models/provider-server.ts';
import { callsTools } from '../models/streaming-provider.ts';
import { answered, gate, scripted } from '../scripted.ts';
import { openServices } from '../support.ts';
import { openWithTools, resultsIn, says } from './support.ts';

const QUOTE = callsTools(['quotes', { tickers: ['NVDA'] }]);

/** The number of bars that arrive late. */
const SLOW = 5;

/** A market whose past prices do not arrive until `open` is called. */
function slowMarket() {
  const { open, opened } = gate();
  const asked = gate();
  const market = {
    bars: async ({ limit }: { limit: number }) => {
      // The prompt has past prices of another length.
      if (limit === SLOW) {
        asked.open();
        await opened;
      }
      return { ok: false as const, error: { code: 'unknown_ticker' as const, detail: 'Unknown.' } };
    },
    search: async () => ({ matches: [], unknown_ticker: null }),
  };
  return { market: market as never, open, asked: asked.opened };
}

test('a model that never stops looking things up is asked for its answer in the end', async () => {
  const endless: Behavior = (response, request) =>
    request.body.tools ? QUOTE(response, request) : says('Enough.')(response, request);
  const { chat, requests } = await openWithTools([endless], {
    more: { lookups: { steps_max: 3, time_ms_max: 20_000, tokens_max: 8_000 } },
  });
  const answer = await answered(chat, 'what is NVDA at?');
  expect(answer.message).toBe('Enough.');
  expect(answer.steps).toHaveLength(3);
  expect(requests).toHaveLength(4);
  expect(requests[3]?.body.messages.at(-1).content.match(/NVDA: price 180/g)).toHaveLength(3);
});

test('without a budget no tools are offered', async () => {
  const { chat, requests } = await openWithTools([says('Well.')], {
    more: { lookups: { steps_max: 0, time_ms_max: 20_000, tokens_max: 8_000 } },
  });
  await answered(chat, 'hi');
  expect(requests[0]?.body.tools).toBeUndefined();
});

test('all calls of one step are answered, also those of unknown tools', async () => {
  const { chat, requests } = await openWithTools([
    callsTools(
      ['quotes', { tickers: ['NVDA'] }],
      ['place_order', { ticker: 'NVDA', side: 'buy', quantity: 5 }],
      ['bars', '{"ticker":"NVDA"'],
      ['search_symbols', { text: 'tesla' }],
    ),
    says('TSLA.'),
  ]);
  const { steps } = await answered(chat, 'what is the ticker of Tesla?');
  expect(steps?.map(({ outcome }) => outcome)).toEqual(['done', 'failed', 'failed', 'done']);
  expect(resultsIn(requests[1])).toMatchObject([
    expect.stringContaining('NVDA: price'),
    expect.stringContaining('There is no such tool.'),
    expect.stringContaining('The arguments are not one JSON object.'),
    expect.stringContaining('TSLA: Tesla'),
  ]);
});

test('tools change nothing: no order, no alert, no watched ticker, no followed one', async () => {
  const { chat, connection, source } = await openWithTools([
    callsTools(
      ['quotes', { tickers: ['IBM', 'NVDA'] }],
      ['bars', { ticker: 'IBM', interval: '1d', count: SLOW }],
      ['search_symbols', { text: 'ibm' }],
      ['positions', {}],
      ['orders', { status: 'all' }],
      ['trades', {}],
      ['alerts', {}],
    ),
    callsTools(
      ['performance', {}],
      ['preview_order', { ticker: 'IBM', side: 'buy', notional: 100 }],
      [
        'preview_order',
        { ticker: 'AAPL', side: 'sell', quantity: 5, type: 'stop', stop_price: 150 },
      ],
      ['preview_order', { ticker: 'AAPL', side: 'sell', quantity: 500 }],
    ),
    says('Well.'),
  ]);
  const TABLES = ['orders', 'entries', 'alerts', 'watchlist', 'positions', 'accounts', 'fills'];
  const tables = connection
    .all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .map(({ name }) => name)
    .filter((name) => TABLES.some((table) => name.startsWith(table)));
  const state = () =>
    Object.fromEntries(tables.map((name) => [name, connection.all(`SELECT * FROM ${name}`)]));
  const names = () => [...source.tickers()].sort();
  const [before, followed_before] = [state(), names()];
  const { steps } = await answered(chat, 'look at everything');
  expect(steps?.filter(({ outcome }) => outcome !== 'done')).toEqual([]);
  expect(steps).toHaveLength(11);
  expect(state()).toEqual(before);
  expect(names()).toEqual(followed_before);
});

test('Stop in the middle of a step leaves the conversation as after any canceled message', async () => {
  const { market, open, asked } = slowMarket();
  const bars = callsTools(['bars', { ticker: 'NVDA', interval: '1d', count: SLOW }]);
  const { chat, connection, requests, progress } = await openWithTools(
    [QUOTE, bars, says('Never said.'), says('NVDA.')],
    { more: { market } },
  );
  const answer = chat.send({ message: 'how is NVDA?', client_message_id: 'm-1' });
  await asked;
  expect((await chat.history()).progress).toMatchObject({
    phase: 'looking_up',
    steps: [
      { tool: 'quotes', outcome: 'done' },
      { tool: 'bars', outcome: 'running' },
    ],
  });
  expect(chat.cancel('m-1')).toEqual({ cancelled: true });
  expect(await answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  open();
  expect(await answered(chat, 'which one?')).toMatchObject({ message: 'Never said.' });
  const history = await chat.history();
  expect(history.progress).toBeNull();
  expect(history.messages.map(({ message }) => message)).toEqual([
    'how is NVDA?',
    'which one?',
    'Never said.',
  ]);
  expect(connection.all('SELECT tool FROM chat_steps')).toEqual([{ tool: 'quotes' }]);
  expect(requests).toHaveLength(3);
  expect(progress.filter(({ phase }) => phase === 'done')).toHaveLength(2);
});

test('Stop while the model thinks about its next step ends the message at once', async () => {
  const { chat, requests } = await openWithTools([QUOTE, silence]);
  const answer = chat.send({ message: 'how is NVDA?', client_message_id: 'm-1' });
  await expect.poll(() => requests.length).toBe(2);
  expect(chat.cancel('m-1')).toEqual({ cancelled: true });
  expect(await answer).toMatchObject({ error: { code: 'cancelled' } });
});

test('a halt in the middle of the steps refuses the actions, and the answer still comes', async () => {
  const { market, open, asked } = slowMarket();
  const trades = [{ ticker: 'NVDA', side: 'buy', quantity: 2 }];
  const { chat, portfolio } = await openWithTools(
    [
      callsTools(['bars', { ticker: 'NVDA', interval: '1d', count: SLOW }]),
      says('Placing.', { trades }),
      says('It was not placed, because I am paused.'),
    ],
    { more: { market } },
  );
  const buying = chat.send({ message: 'buy 2 NVDA', client_message_id: 'm-1' });
  await asked;
  await chat.send({ message: 'halt' });
  open();
  expect(await buying).toMatchObject({
    ok: true,
    value: { actions: [{ status: 'rejected', error: { code: 'assistant_halted' } }] },
  });
  expect((await portfolio.portfolio()).cash_balance).toBe(2760);
});

test('a second message waits for the first one and its steps', async () => {
  const { market, open, asked } = slowMarket();
  const { chat, progress } = await openWithTools(
    [
      callsTools(['bars', { ticker: 'NVDA', interval: '1d', count: SLOW }]),
      says('The first.'),
      says('The second.'),
    ],
    { more: { market } },
  );
  const both = [answered(chat, 'one'), answered(chat, 'two')];
  await asked;
  expect((await chat.history()).progress?.message).toBe('one');
  open();
  expect((await Promise.all(both)).map(({ message }) => message)).toEqual([
    'The first.',
    'The second.',
  ]);
  const messages = progress.map(({ message }) => message);
  expect(messages).toEqual([...messages].sort());
});

test('a restart in the middle of the steps keeps them for the audit, and the retry asks anew', async () => {
  const path = join(tempFolder(), 'finally.db');
  const before = await openWithTools([QUOTE, silence], { path });
  // After the power is gone nothing can be written, not even that the answer failed.
  before.chat.send({ message: 'buy 2 NVDA', client_message_id: 'm-1' }).catch(() => undefined);
  await expect.poll(() => before.requests.length).toBe(2);
  before.connection.close();

  const after = await openServices({ path });
  const trades = [{ ticker: 'NVDA', side: 'buy' as const, quantity: 2 }];
  const chat = after.chat(scripted({ message: 'Placing.', trades }).model);
  await chat.start();
  expect((await chat.history()).messages).toMatchObject([{ message: 'buy 2 NVDA' }]);
  const answer = await answered(chat, 'buy 2 NVDA', 'm-1');
  expect(answer).toMatchObject({ actions: [{ status: 'executed' }] });
  expect(answer.steps).toBeUndefined();
  expect(after.connection.all('SELECT tool FROM chat_steps')).toEqual([{ tool: 'quotes' }]);
});

test('a model that is too slow in one step is given up after the time of an answer', async () => {
  const { chat, requests, clock, connection } = await openWithTools([QUOTE, silence]);
  const answer = chat.send({ message: 'how is it?' });
  await expect.poll(() => requests.length).toBe(2);
  clock.advance(29_999);
  expect((await chat.history()).progress).toMatchObject({ phase: 'planning', elapsed_ms: 29_999 });
  clock.advance(1);
  expect(await answer).toMatchObject({
    error: {
      code: 'assistant_unavailable',
      detail: 'The model took too long to answer. Try again.',
    },
  });
  expect(connection.all('SELECT kind FROM chat_failures')).toEqual([{ kind: 'timed_out' }]);
});

test('once the time of the lookups is used up, the model is asked for its answer', async () => {
  const late: Behavior = (response, request) => {
    clock.advance(20_000);
    QUOTE(response, request);
  };
  const { chat, requests, clock } = await openWithTools([late, says('Enough.')]);
  const { message, steps } = await answered(chat, 'how is it?');
  expect(message).toBe('Enough.');
  expect(steps).toMatchObject([{ title: 'Prices of NVDA', outcome: 'failed' }]);
  expect(requests[1]?.body.tools).toBeUndefined();
});
