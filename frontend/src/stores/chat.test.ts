import type { ChatAnswer, ChatHistory, ChatRequest, Health } from '@finally/contract';
import { expect, test } from 'vitest';
import { type Deferred, deferred } from '@/lib/tests/deferred';
import { answer, exchange, OFFLINE } from '@/lib/tests/samples';
import { createChatStore } from './chat';

/** A server whose answers are given by hand, in any order. */
function handServed() {
  const chats: (Deferred<ChatAnswer> & { request: ChatRequest })[] = [];
  const histories: Deferred<ChatHistory>[] = [];
  return {
    chats,
    histories,
    chat: (request: ChatRequest) => {
      const given = { ...deferred<ChatAnswer>(), request };
      chats.push(given);
      return given.promise;
    },
    chatHistory: () => {
      const given = deferred<ChatHistory>();
      histories.push(given);
      return given.promise;
    },
    clearChatHistory: () => Promise.resolve(),
    health: () => Promise.resolve({ assistant: { model: OFFLINE } } as unknown as Health),
  };
}

function setUp() {
  const server = handServed();
  return { server, store: createChatStore(server) };
}

const texts = (store: ReturnType<typeof createChatStore>) =>
  store.getState().messages?.map(({ message }) => message);

test('an answer takes its place after the question, and the model that gave it is known', async () => {
  const { server, store } = setUp();
  const sent = store.send('  How am I doing?  ');
  expect(store.getState().pending).toMatchObject({ message: 'How am I doing?', failure: null });
  server.chats[0]?.resolve(answer('a1', 'Well.'));
  expect((await sent)?.id).toBe('a1');
  expect(texts(store)).toEqual(['How am I doing?', 'Well.']);
  expect(store.getState()).toMatchObject({ pending: null, model: OFFLINE });
});

test('blank messages, and a second one while the first is on its way, are not sent', async () => {
  const { server, store } = setUp();
  expect(await store.send(' \n ')).toBeNull();
  void store.send('first');
  expect(await store.send('second')).toBeNull();
  expect(await store.retry()).toBeNull();
  expect(server.chats.map(({ request }) => request.message)).toEqual(['first']);
});

test('a retry goes out under the id of the message that failed, a new message under its own', async () => {
  const { server, store } = setUp();
  const failed = store.send('buy 2 NVDA');
  server.chats[0]?.reject(new Error('No connection.'));
  await failed;
  expect(store.getState().pending?.failure).toBe('No connection.');
  const retried = store.retry();
  expect(store.getState().pending?.failure).toBeNull();
  server.chats[1]?.resolve(answer('a1', 'Done.'));
  await retried;
  void store.send('buy 2 NVDA');
  const [first, second, third] = server.chats.map(({ request }) => request.client_message_id);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test('a failed message is settled once the history holds a new answer to it', async () => {
  const { server, store } = setUp();
  const failed = store.send('buy 2 NVDA');
  server.chats[0]?.reject(new Error('No connection.'));
  await failed;
  const loaded = store.load();
  server.histories[0]?.resolve({ messages: exchange('buy 2 NVDA', answer('a1', 'Done.')) });
  await loaded;
  expect(store.getState().pending).toBeNull();
});

test('an older answer to the same words does not settle a failed message', async () => {
  const { server, store } = setUp();
  const history = { messages: exchange('buy 2 NVDA', answer('a1', 'Done.')) };
  const loaded = store.load();
  server.histories[0]?.resolve(history);
  await loaded;
  const failed = store.send('buy 2 NVDA');
  server.chats[0]?.reject(new Error('No connection.'));
  await failed;
  const reloaded = store.load();
  server.histories[1]?.resolve(history);
  await reloaded;
  expect(store.getState().pending?.failure).toBe('No connection.');
});

test('a history that was asked for before an answer does not take the answer away', async () => {
  const { server, store } = setUp();
  const loaded = store.load();
  const sent = store.send('hello');
  server.chats[0]?.resolve(answer('a1', 'Hi.'));
  await sent;
  server.histories[0]?.resolve({ messages: [] });
  await loaded;
  expect(texts(store)).toEqual(['hello', 'Hi.']);
});

test('clearing forgets messages and a failed one', async () => {
  const { server, store } = setUp();
  const failed = store.send('hello');
  server.chats[0]?.reject(new Error('No connection.'));
  await failed;
  await store.clear();
  expect(store.getState()).toMatchObject({ messages: [], pending: null, error: null });
});
