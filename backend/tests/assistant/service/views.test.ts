import { expect, test } from 'vitest';
import { messageReader } from '../../../src/assistant/conversation/message-reader.ts';
import { offlineModel } from '../../../src/assistant/models/offline/offline.ts';
import { answered, scripted } from '../scripted.ts';
import { openExampleAccount } from '../support.ts';

const NOTHING = { kind: 'panel' as const, of: null };

test('what a model shows is stored with its answer, without tickers that do not exist', async () => {
  const services = await openExampleAccount();
  const { model } = scripted({
    views: [
      { kind: 'chart', tickers: ['msft', 'ZZZZZ', 'MSFT'], interval: '1h' },
      { kind: 'chart', tickers: ['ZZZZZ'] },
      { kind: 'table', of: 'orders' },
      NOTHING,
      { kind: 'panel', of: 'blotter' },
    ],
  });
  const chat = services.chat(model, messageReader);
  const { id, views, actions } = await answered(chat, 'show me MSFT');
  expect(views).toEqual([
    { kind: 'chart', tickers: ['MSFT'], interval: '1h' },
    { kind: 'table', of: 'orders' },
  ]);
  expect(actions).toEqual([]);
  const { messages } = await chat.history();
  expect(messages.find((message) => message.id === id)?.views).toEqual(views);
  expect(messages.every(({ role, views: shown }) => role === 'assistant' || !shown)).toBe(true);
});

test('a model that shows nothing has no views', async () => {
  const services = await openExampleAccount();
  const chat = services.chat(scripted({ views: [NOTHING] }).model, messageReader);
  expect(await answered(chat, 'hello')).not.toHaveProperty('views');
});

test.each([
  [
    'chart MSFT 5m',
    [
      { kind: 'chart', tickers: ['MSFT'], interval: '5m' },
      { kind: 'panel', panel: 'chart', tickers: ['MSFT'], interval: '5m' },
    ],
  ],
  [
    'compare AAPL and MSFT',
    [
      { kind: 'chart', tickers: ['AAPL', 'MSFT'], interval: '5m' },
      { kind: 'panel', panel: 'chart', tickers: ['AAPL', 'MSFT'], interval: null },
    ],
  ],
  ['open the blotter', [{ kind: 'panel', panel: 'blotter', tickers: [], interval: null }]],
  ['show my orders as a table', [{ kind: 'table', of: 'orders' }]],
  ['öffne das Blotter', [{ kind: 'panel', panel: 'blotter', tickers: [], interval: null }]],
])('the built-in assistant shows what is asked for: %s', async (message, shown) => {
  const services = await openExampleAccount();
  const { views } = await answered(services.chat(offlineModel, messageReader), message);
  expect(views).toEqual(shown);
});

test.each([
  'should I buy MSFT?',
  'how do I read a chart of MSFT?',
  'show my positions',
  'buy 2 MSFT',
])('nothing is opened that was not asked for: %s', async (message) => {
  const services = await openExampleAccount();
  const { views } = await answered(services.chat(offlineModel, messageReader), message);
  expect(views).toBeUndefined();
});
