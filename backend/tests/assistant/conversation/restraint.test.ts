import { join } from 'node:path';
import { expect, test } from 'vitest';
import { messageReader } from '../../../src/assistant/conversation/message-reader.ts';
import { ok } from '../../../src/kernel/result.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { answered, buying, gate, scripted } from '../scripted.ts';
import { configure } from '../settings.ts';
import { openServices, type Services } from '../support.ts';

/** A database that may not grow, so that SQLite itself reports a full disk on each write. */
function fill({ connection }: Services): void {
  connection.transaction((transaction) =>
    transaction.script(`
      CREATE TABLE ballast (bytes BLOB) STRICT;
      CREATE TRIGGER settings_take_room BEFORE INSERT ON assistant_settings
        BEGIN INSERT INTO ballast VALUES (zeroblob(1000000)); END;
      CREATE TRIGGER words_take_room BEFORE INSERT ON chat_messages
        BEGIN INSERT INTO ballast VALUES (zeroblob(1000000)); END;`),
  );
  connection.get('PRAGMA max_page_count = 1');
}
const makeRoom = ({ connection }: Services): void =>
  void connection.get('PRAGMA max_page_count = 1000000');

test.each([
  ['halt', { halted: true, mode: 'auto' }],
  ['stop trading', { halted: true, mode: 'auto' }],
  ['read only please', { halted: false, mode: 'read_only' }],
])('"%s" takes effect, asks no model, and is written down', async (said, settings) => {
  const services = await openServices();
  const { model, prompts } = scripted({});
  const chat = services.chat(model);
  const answer = await answered(chat, said);
  expect(answer.model.provider).toBe('program');
  expect(answer.message).toMatch(/Assistant settings/);
  expect(chat.settings()).toMatchObject({ ...settings, saved: true, version: 1 });
  expect((await services.reopenSettings()).current()).toMatchObject(settings);
  expect(prompts).toHaveLength(0);
  expect((await chat.history()).messages).toMatchObject([
    { role: 'user', message: said },
    { role: 'assistant', id: answer.id, message: answer.message },
  ]);
  expect((await answered(chat, said)).message).toContain('already');
});

test('a message cannot relax a restriction: the answer says where to do it', async () => {
  const services = await openServices();
  const { model, prompts } = scripted({});
  const chat = services.chat(model, { ...messageReader, controlOf: () => 'loosen' });
  await chat.halt();
  const before = chat.settings();
  const answer = await answered(chat, 'resume');
  expect(answer).toMatchObject({ model: { provider: 'program' }, actions: [] });
  expect(answer.message).toMatch(/you can do so in the interface[\s\S]*Assistant settings/);
  expect(chat.settings()).toEqual(before);
  expect(prompts).toHaveLength(0);
});

test('a halt does not wait for earlier messages, and stops their actions', async () => {
  const services = await openServices();
  const asked = gate();
  const { open, opened } = gate();
  const { model } = scripted(async () => {
    asked.open();
    await opened;
    return ok({ message: 'Placing.', trades: [buying('NVDA', 2)], watchlist_changes: [] });
  });
  const chat = services.chat(model);
  const order = answered(chat, 'buy 2 NVDA', 'm-1');
  await asked.opened;
  const behind = answered(chat, 'buy 2 NVDA');
  const halted = await answered(chat, 'halt', 'm-2');
  expect(chat.settings().halted).toBe(true);
  expect(halted.message).toContain('is paused');
  const retried = answered(chat, 'halt', 'm-2');
  open();
  expect((await order).actions).toMatchObject([{ error: { code: 'assistant_halted' } }]);
  await behind;
  expect(await retried).toEqual(halted);
  await chat.close();
  const { messages } = await chat.history();
  expect(messages.map(({ message }) => message).slice(-2)).toEqual(['halt', halted.message]);
  expect(messages.map(({ role }) => role)).toEqual(
    messages.map((_, index) => (index % 2 === 0 ? 'user' : 'assistant')),
  );
});

test('a halt is accepted even if too many messages wait', async () => {
  const services = await openServices();
  const { open, opened } = gate();
  const { model } = scripted(async () => {
    await opened;
    return ok({ message: 'Here.', trades: [], watchlist_changes: [] });
  });
  const chat = services.chat(model);
  const sent = Array.from({ length: 8 }, (_, index) => chat.send({ message: `${index}` }));
  expect((await answered(chat, 'halt')).message).toContain('is paused');
  open();
  await Promise.all(sent);
});

test('a retry of a halt that was ended does not halt again', async () => {
  const services = await openServices();
  const chat = services.chat(scripted({}).model);
  const first = await answered(chat, 'halt', 'm-1');
  await chat.resume();
  expect(await answered(chat, 'halt', 'm-1')).toEqual(first);
  expect(chat.settings().halted).toBe(false);
  expect(await chat.send({ message: 'stop trading', client_message_id: 'm-1' })).toMatchObject({
    error: { code: 'client_message_id_conflict' },
  });
});

test('with a full disk a halt is in force, is reported as not stored, and is stored later', async () => {
  const path = join(tempFolder(), 'finally.db');
  const services = await openServices({ path });
  const chat = services.chat(scripted({ trades: [buying('NVDA', 2)] }).model);
  fill(services);
  const { message } = await answered(chat, 'halt');
  expect(message).toMatch(/is paused[\s\S]*in force, but it could not be written down/);
  expect(chat.settings()).toMatchObject({ halted: true, saved: false });
  expect((await services.reopenSettings()).current().halted).toBe(false);
  services.clock.advance(1_000);
  await chat.halt();
  expect(chat.settings().saved).toBe(false);

  makeRoom(services);
  services.clock.advance(1_000);
  await expect.poll(() => chat.settings().saved).toBe(true);
  expect((await services.reopenSettings()).current()).toMatchObject({ halted: true });
  expect((await answered(chat, 'buy 2 NVDA')).actions).toMatchObject([
    { error: { code: 'assistant_halted' } },
  ]);
  await chat.close();
});

test('with a full disk a change with a halt reports which part is in force', async () => {
  const services = await openServices();
  const chat = services.chat(scripted({}).model);
  fill(services);
  const { saved: _, ...settings } = chat.settings();
  expect(
    await chat.changeSettings({ ...settings, halted: true, dollars_per_message_max: 5 }),
  ).toMatchObject({
    error: { code: 'database_unavailable', detail: expect.stringMatching(/is paused, but/) },
  });
  expect(chat.settings()).toMatchObject({ halted: true, dollars_per_message_max: null });
  await expect(
    chat.changeSettings({ ...chat.settings(), halted: false, dollars_per_message_max: 5 }),
  ).rejects.toThrow(/full/);
  await chat.close();
});

test('a client that saves a limit after another has halted does not resume', async () => {
  const services = await openServices();
  const chat = services.chat(scripted({}).model);
  const seen_by_one = chat.settings();
  const seen_by_other = chat.settings();
  expect(await chat.changeSettings({ ...seen_by_one, halted: true })).toMatchObject({
    value: { halted: true, version: seen_by_one.version + 2 },
  });
  expect(
    await chat.changeSettings({ ...seen_by_other, dollars_per_message_max: 500 }),
  ).toMatchObject({ error: { code: 'assistant_settings_conflict' } });
  expect(chat.settings()).toMatchObject({ halted: true, dollars_per_message_max: null });
  // After reading the settings again, it saves the limit; the halt stays although the saved
  // settings contain none.
  expect(
    await chat.changeSettings({
      ...chat.settings(),
      halted: false,
      dollars_per_message_max: 500,
    }),
  ).toMatchObject({ value: { halted: true, dollars_per_message_max: 500 } });
  expect(await chat.resume()).toMatchObject({ halted: false, dollars_per_message_max: 500 });
});

test('of an outdated change only the halt takes effect', async () => {
  const services = await openServices();
  const chat = services.chat(scripted({}).model);
  const stale = chat.settings();
  await configure(chat, { daily_loss_max: 10 });
  expect(await chat.changeSettings({ ...stale, halted: true, daily_loss_max: null })).toMatchObject(
    {
      error: {
        code: 'assistant_settings_conflict',
        detail: expect.stringContaining('The assistant is paused.'),
      },
    },
  );
  expect(chat.settings()).toMatchObject({ halted: true, daily_loss_max: 10 });
});

test('with concurrent changes, a halt after a resume stays in force and versions only increase', async () => {
  const services = await openServices();
  const chat = services.chat(scripted({}).model);
  const versions: number[] = [];
  for (let round = 0; round < 20; round++) {
    const results = [
      chat.halt(),
      chat.resume(),
      chat.changeSettings({ ...chat.settings(), daily_loss_max: round + 1 }),
      chat.halt(),
    ];
    expect(chat.settings().halted).toBe(true);
    await Promise.all(results);
    expect(chat.settings()).toMatchObject({ halted: true, saved: true });
    expect((await services.reopenSettings()).current()).toEqual(chat.settings());
    versions.push(chat.settings().version);
    await chat.resume();
    expect(chat.settings().halted).toBe(false);
  }
  expect(versions).toEqual([...versions].sort((a, b) => a - b));
  expect(new Set(versions).size).toBe(versions.length);
});
