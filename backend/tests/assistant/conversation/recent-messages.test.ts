import type { ChatAction, ChatMessage } from '@finally/contract';
import { expect, test } from 'vitest';
import { toWritten } from '../../../src/assistant/conversation/conversation-log.ts';
import { RecentMessages } from '../../../src/assistant/conversation/recent-messages.ts';
import { modelFailure } from '../../../src/assistant/models/model.ts';
import { ok } from '../../../src/kernel/result.ts';
import { createChatStore, DEFAULT_ACCOUNT_ID } from '../../../src/storage/sqlite/index.ts';
import { answered, buying, openToAnything, scripted } from '../scripted.ts';
import { configure } from '../settings.ts';
import { openServices } from '../support.ts';

test('after any sequence of events, a prompt contains the messages that a restarted server would read', async () => {
  const services = await openServices();
  const store = createChatStore(services.connection);
  let asked = 0;
  const compare = async (history: readonly ChatMessage[]) => {
    const stored = await store.recent(DEFAULT_ACCOUNT_ID, 201);
    // The newest message is the question itself.
    expect(history).toEqual(stored.slice(0, -1).map(toWritten));
    asked += 1;
  };
  const { model } = scripted(async ({ message, history }) => {
    await compare(history);
    if (message === 'fail') return modelFailure('provider_failed');
    const trades = message === 'act' ? [buying('NVDA', 1)] : [buying('NVDA', 100_000)];
    return ok({
      message: 'Well.',
      trades: message === 'talk' ? [] : trades,
      watchlist_changes: [],
    });
  });
  const chat = services.chat(model, openToAnything);
  const propose = async () => (await answered(chat, 'act')).actions[0]?.id ?? '';

  for (const message of ['talk', 'act', 'refuse', 'talk']) await answered(chat, message);
  expect(await chat.send({ message: 'fail', client_message_id: 'again' })).toMatchObject({
    ok: false,
  });
  expect(await chat.send({ message: 'fail', client_message_id: 'again' })).toMatchObject({
    ok: false,
  });
  await answered(chat, 'talk');

  await configure(chat, { mode: 'confirm' });
  const [approved, declined, waits] = [await propose(), await propose(), await propose()];
  expect(await chat.approve(approved)).toMatchObject({ value: { status: 'executed' } });
  expect(await chat.decline(declined)).toMatchObject({ value: { status: 'declined' } });
  await answered(chat, 'talk');

  await chat.clear();
  await answered(chat, 'talk');
  expect(await chat.approve(waits)).toMatchObject({ value: { status: 'declined' } });
  await answered(chat, 'talk');
  expect(asked).toBe(13);
});

test('no more messages are returned than requested, however long the conversation is', async () => {
  const said = (id: string): ChatMessage => ({
    id,
    role: 'user',
    message: id,
    actions: [],
    model: null,
    notice: null,
    intent: null,
    ledger: null,
    created_at: '2026-02-11T14:30:00.000Z',
  });
  let reads = 0;
  const recent = new RecentMessages(3, async (limit) => {
    reads += 1;
    return ['a', 'b', 'c', 'd', 'e'].slice(-limit).map(said);
  });
  const told = async (id: string) => (await recent.before(id)).map((message) => message.id);
  recent.add(said('nobody has read it yet'));
  expect(await told('e')).toEqual(['b', 'c', 'd']);
  for (const id of ['f', 'g']) recent.add(said(id));
  expect(await told('g')).toEqual(['d', 'e', 'f']);
  expect(await told('another')).toEqual(['e', 'f', 'g']);
  expect(reads).toBe(1);
});

test('after a failed read the messages are read again', async () => {
  let fails = true;
  const recent = new RecentMessages(3, async () => {
    if (fails) throw new Error('the disk is gone');
    return [];
  });
  const reading = recent.before('a');
  // An unhandled rejection would end the program.
  recent.forget();
  const again = recent.before('a');
  recent.decide({ id: 'x' } as ChatAction);
  await expect(reading).rejects.toThrow('the disk is gone');
  await expect(again).rejects.toThrow('the disk is gone');
  fails = false;
  expect(await recent.before('a')).toEqual([]);
});
