import type {
  ChatAction,
  ChatAnswer,
  ChatCancel,
  ChatHistory,
  ChatRequest,
  Health,
} from '@finally/contract';
import { expect, test } from 'vitest';
import { ApiError } from '@/shared/api/api';
import { type Deferred, deferred } from '@/shared/tests/deferred';
import { answer, exchange, OFFLINE, proposal } from '@/shared/tests/samples';
import { createChatStore } from './chat-store';
import type { PendingMessage } from './pending-message';

const problem = (status: number, code: ApiError['problem']['code'], detail: string) =>
  new ApiError({ type: 'about:blank', title: '', status, code, detail });

const LOST = problem(0, 'internal_error', 'The server cannot be reached.');
const CANCELLED = problem(409, 'cancelled', 'You cancelled this message.');

/** A server whose answers the test releases, in any order. */
function handServed() {
  const chats: (Deferred<ChatAnswer> & { request: ChatRequest })[] = [];
  const histories: Deferred<ChatHistory>[] = [];
  const cancels: (Deferred<ChatCancel> & { id: string })[] = [];
  const decisions: (Deferred<ChatAction> & { asked: string })[] = [];
  const decide = (verdict: string) => (id: string) => {
    const given = { ...deferred<ChatAction>(), asked: `${verdict} ${id}` };
    decisions.push(given);
    return given.promise;
  };
  return {
    chats,
    histories,
    cancels,
    decisions,
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
    cancelChat: (id: string) => {
      const given = { ...deferred<ChatCancel>(), id };
      cancels.push(given);
      return given.promise;
    },
    approveAction: decide('approve'),
    declineAction: decide('decline'),
    health: () => Promise.resolve({ assistant: { model: OFFLINE } } as unknown as Health),
  };
}

/** @param left what an earlier page had stored */
function setUp({
  left = null,
  now_ms = 1_000,
}: {
  left?: PendingMessage | null;
  now_ms?: number;
} = {}) {
  const server = handServed();
  const pauses: { ms: number; end: () => void }[] = [];
  const clock = { now_ms };
  const tab = { kept: left };
  const store = createChatStore({
    source: server,
    storage: {
      read: () => tab.kept,
      write: (pending) => {
        tab.kept = pending;
      },
    },
    now: () => clock.now_ms,
    after: (ms, end) => {
      pauses.push({ ms, end });
      return () => {};
    },
  });
  return { server, store, pauses, tab, clock };
}

/** Awaits the callbacks of promises that the test has resolved. */
const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

const left = (more: Partial<PendingMessage> = {}): PendingMessage => ({
  client_message_id: 'kept-id',
  message: 'buy 2 NVDA',
  sent_at_ms: 0,
  answer_before: null,
  phase: 'thinking',
  failure: null,
  cancel: 'possible',
  ...more,
});

const texts = (store: ReturnType<typeof createChatStore>) =>
  store.getState().messages?.map(({ message }) => message);

test('an answer is added after the question, and its model becomes known', async () => {
  const { server, store } = setUp();
  const sent = store.send('  How am I doing?  ');
  expect(store.getState().pending).toMatchObject({ message: 'How am I doing?', phase: 'thinking' });
  server.chats[0]?.resolve(answer('a1', 'Well.'));
  expect((await sent)?.id).toBe('a1');
  expect(texts(store)).toEqual(['How am I doing?', 'Well.']);
  expect(store.getState()).toMatchObject({ pending: null, model: OFFLINE });
});

test('blank messages, and a second one while the first is pending, are not sent', async () => {
  const { server, store } = setUp();
  expect(await store.send(' \n ')).toBeNull();
  void store.send('first');
  expect(await store.send('second')).toBeNull();
  expect(await store.retry()).toBeNull();
  expect(server.chats.map(({ request }) => request.message)).toEqual(['first']);
});

test('a retry has the id of the failed message, a new message has its own', async () => {
  const { server, store } = setUp();
  const failed = store.send('buy 2 NVDA');
  server.chats[0]?.reject(new Error('No connection.'));
  await failed;
  expect(store.getState().pending?.failure).toBe('No connection.');
  const retried = store.retry();
  expect(store.getState().pending).toMatchObject({ phase: 'thinking', failure: null });
  server.chats[1]?.resolve(answer('a1', 'Done.'));
  await retried;
  void store.send('buy 2 NVDA');
  const [first, second, third] = server.chats.map(({ request }) => request.client_message_id);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test('a failed message is settled once the history contains a new answer to it', async () => {
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

test('a history that was requested before an answer does not remove the answer', async () => {
  const { server, store } = setUp();
  const loaded = store.load();
  const sent = store.send('hello');
  server.chats[0]?.resolve(answer('a1', 'Hi.'));
  await sent;
  server.histories[0]?.resolve({ messages: [] });
  await loaded;
  expect(texts(store)).toEqual(['hello', 'Hi.']);
});

test('clearing removes the messages and a failed one', async () => {
  const { server, store } = setUp();
  const failed = store.send('hello');
  server.chats[0]?.reject(new Error('No connection.'));
  await failed;
  await store.clear();
  expect(store.getState()).toMatchObject({ messages: [], pending: null, error: null });
});

test('a lost answer is requested again under the same id, with growing pauses', async () => {
  const { server, store, pauses } = setUp();
  const sent = store.send('buy 2 NVDA');
  for (const [attempt, ms] of [0, 1_000, 2_000].entries()) {
    server.chats[attempt]?.reject(LOST);
    await settled();
    expect(store.getState().pending).toMatchObject({ phase: 'lost', failure: LOST.message });
    expect(pauses.at(-1)?.ms).toBe(ms);
    expect(await store.send('another')).toBeNull();
    pauses.at(-1)?.end();
    await settled();
  }
  server.chats[3]?.resolve(answer('a1', 'Done.'));
  expect((await sent)?.id).toBe('a1');
  const ids = new Set(server.chats.map(({ request }) => request.client_message_id));
  expect(server.chats).toHaveLength(4);
  expect(ids.size).toBe(1);
  expect(texts(store)).toEqual(['buy 2 NVDA', 'Done.']);
});

test('a message that never arrived is not sent again after an outage, unless the person does', async () => {
  const { server, store, pauses, clock } = setUp();
  const sent = store.send('buy 2 NVDA');
  server.chats[0]?.reject(LOST);
  await settled();
  clock.now_ms += 2_000;
  pauses.at(-1)?.end();
  await settled();
  expect(server.chats[1]?.request.only_if_received).toBeUndefined();
  server.chats[1]?.reject(LOST);
  await settled();
  clock.now_ms += 1;
  store.hurry();
  await settled();
  expect(server.chats[2]?.request.only_if_received).toBe(true);
  server.chats[2]?.reject(problem(404, 'message_not_received', 'Not received.'));
  expect(await sent).toBeNull();
  expect(server.chats).toHaveLength(3);
  expect(store.getState().pending).toMatchObject({ phase: 'not_received', message: 'buy 2 NVDA' });
  void store.retry();
  expect(server.chats[3]?.request).toEqual({
    message: 'buy 2 NVDA',
    client_message_id: server.chats[0]?.request.client_message_id,
  });
});

test('after a reload later than a moment only the answer is requested', async () => {
  const { server, store } = setUp({ left: left(), now_ms: 5_000 });
  void store.resume();
  expect(server.chats[0]?.request).toMatchObject({ only_if_received: true });
  const shown = setUp({ left: left({ phase: 'not_received' }) });
  expect(await shown.store.resume()).toBeNull();
  expect(shown.server.chats).toHaveLength(0);
  expect(shown.store.getState().pending).toMatchObject({ phase: 'not_received' });
});

test('after the last retry only the person can send the message again', async () => {
  const { server, store, pauses } = setUp();
  const sent = store.send('buy 2 NVDA');
  for (let attempt = 0; attempt < 8; attempt++) {
    server.chats[attempt]?.reject(LOST);
    await settled();
    pauses[attempt]?.end();
    await settled();
  }
  expect(await sent).toBeNull();
  expect(server.chats).toHaveLength(8);
  expect(store.getState().pending).toMatchObject({ phase: 'failed', failure: LOST.message });
});

test('after a reconnect a lost answer is requested at once', async () => {
  const { server, store } = setUp();
  void store.send('buy 2 NVDA');
  server.chats[0]?.reject(LOST);
  await settled();
  store.hurry();
  await settled();
  expect(server.chats).toHaveLength(2);
});

test('a refused message is not retried by itself', async () => {
  const { server, store } = setUp();
  const sent = store.send('buy 2 NVDA');
  server.chats[0]?.reject(problem(503, 'assistant_unavailable', 'It does not answer.'));
  expect(await sent).toBeNull();
  expect(server.chats).toHaveLength(1);
  expect(store.getState().pending).toMatchObject({ phase: 'failed' });
});

test('a message that was cancelled in time is shown as cancelled and not retried', async () => {
  const { server, store } = setUp();
  const sent = store.send('buy 2 NVDA');
  void store.cancel();
  expect(store.getState().pending?.cancel).toBe('asked');
  expect(server.cancels[0]?.id).toBe(server.chats[0]?.request.client_message_id);
  server.cancels[0]?.resolve({ cancelled: true });
  await settled();
  // The answer to the cancellation is lost: that must not send the message again.
  server.chats[0]?.reject(LOST);
  expect(await sent).toBeNull();
  expect(server.chats).toHaveLength(1);
  expect(store.getState().pending).toMatchObject({ phase: 'cancelled' });
});

test('an answer that says the message was cancelled ends it too', async () => {
  const { server, store } = setUp();
  const sent = store.send('buy 2 NVDA');
  void store.cancel();
  server.chats[0]?.reject(CANCELLED);
  expect(await sent).toBeNull();
  server.cancels[0]?.resolve({ cancelled: true });
  await settled();
  expect(store.getState().pending).toMatchObject({ phase: 'cancelled' });
});

test('if it is too late to cancel, that is shown and the answer arrives', async () => {
  const { server, store } = setUp();
  const sent = store.send('buy 2 NVDA');
  void store.cancel();
  server.cancels[0]?.resolve({ cancelled: false });
  await settled();
  expect(store.getState().pending).toMatchObject({ phase: 'thinking', cancel: 'too_late' });
  server.chats[0]?.resolve(answer('a1', 'Done.'));
  expect((await sent)?.id).toBe('a1');
});

test('an answer that is already in the history is not added again', async () => {
  const { server, store } = setUp();
  const sent = store.send('hello');
  const loaded = store.load();
  server.histories[0]?.resolve({ messages: exchange('hello', answer('a1', 'Hi.')) });
  await loaded;
  server.chats[0]?.resolve(answer('a1', 'Hi.'));
  await sent;
  expect(texts(store)).toEqual(['hello', 'Hi.']);
});

test('a pending message is stored for a reload, and removed once it is answered', async () => {
  const { server, store, tab } = setUp();
  const sent = store.send('hello');
  expect(tab.kept).toMatchObject({ message: 'hello' });
  server.chats[0]?.resolve(answer('a1', 'Hi.'));
  await sent;
  expect(tab.kept).toBeNull();
});

test('after a reload the answer is requested under the same id', async () => {
  const { server, store } = setUp({ left: left() });
  const resumed = store.resume();
  expect(server.chats[0]?.request).toEqual({ message: 'buy 2 NVDA', client_message_id: 'kept-id' });
  server.chats[0]?.resolve(answer('a1', 'Done.'));
  expect((await resumed)?.id).toBe('a1');
});

test.each([
  ['was left long ago', left(), 600_000],
  ['had failed', left({ phase: 'failed', failure: 'No.' }), 1_000],
  ['was being called off', left({ cancel: 'asked' }), 1_000],
])('a message that %s is not sent again by itself after a reload', async (_why, kept, now_ms) => {
  const { server, store } = setUp({ left: kept, now_ms });
  expect(await store.resume()).toBeNull();
  expect(server.chats).toHaveLength(0);
  expect(store.getState().pending).toMatchObject({ phase: 'failed', message: 'buy 2 NVDA' });
});

test('a proposal is decided once, and shown as the server answers', async () => {
  const { server, store } = setUp();
  const waiting = proposal('p1');
  const loaded = store.load();
  server.histories[0]?.resolve({
    messages: exchange('buy', answer('a1', 'Shall I?', { actions: [waiting, proposal('p2')] })),
  });
  await loaded;
  const decided = store.decide('p1', 'decline');
  expect(await store.decide('p1', 'approve')).toBeNull();
  expect(server.decisions.map(({ asked }) => asked)).toEqual(['decline p1']);
  server.decisions[0]?.resolve({ ...waiting, status: 'declined' });
  expect((await decided)?.status).toBe('declined');
  const statuses = store.getState().messages?.[1]?.actions.map(({ status }) => status);
  expect(statuses).toEqual(['declined', 'proposed']);
  expect(store.getState().decisions).toEqual({});
});

test('a proposal whose approval is refused stays open, with the reason', async () => {
  const { server, store } = setUp();
  const decided = store.decide('p1', 'approve');
  server.decisions[0]?.reject(problem(409, 'assistant_halted', 'The assistant is paused.'));
  expect(await decided).toBeNull();
  expect(store.getState().decisions['p1']).toEqual({
    verdict: 'approve',
    failure: 'The assistant is paused.',
  });
  void store.decide('p1', 'approve');
  expect(server.decisions).toHaveLength(2);
});
