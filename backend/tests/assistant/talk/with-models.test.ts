import { expect, test } from 'vitest';
import { offlineModel } from '../../../src/assistant/models/offline/offline.ts';
import { answered, buying, scripted, selling } from '../scripted.ts';
import { configure } from '../settings.ts';
import { openExampleAccount } from '../support.ts';
import { heldBy, writtenAction } from './converse.ts';

/** A model that answers each message with the next plan. */
function planning(...plans: readonly Parameters<typeof scripted>[0][]) {
  const left = [...plans];
  return scripted(async (prompt, signal) => {
    const plan = left.shift();
    if (plan === undefined) throw new Error('no plan is left');
    const { model } = scripted(plan);
    const answer = await model.reply(prompt, signal);
    return answer.ok ? { ok: true, value: answer.value.reply } : answer;
  }).model;
}

test('"the same again" authorizes what was done before, for a model too', async () => {
  const services = await openExampleAccount();
  const buy = { trades: [buying('NVDA', 3)] };
  const chat = services.chat(planning(buy, buy, { trades: [buying('NVDA', 9)] }));
  await answered(chat, 'buy 3 NVDA');
  expect((await answered(chat, 'the same again')).actions.map(writtenAction)).toEqual([
    'buy 3 NVDA',
  ]);
  expect((await answered(chat, 'the same again')).actions.map(writtenAction)).toEqual([
    'buy 9 NVDA?',
  ]);
});

test('a reversal that a model plans after "undo that" waits', async () => {
  const services = await openExampleAccount();
  const chat = services.chat(
    planning({ trades: [buying('NVDA', 3)] }, { trades: [selling('NVDA', 3)] }),
  );
  await answered(chat, 'buy 3 NVDA');
  const undone = await answered(chat, 'undo that');
  expect(undone.actions.map(writtenAction)).toEqual(['sell 3 NVDA?']);
});

test('what a model proposed unasked is not carried out by "again" or "make it 5"', async () => {
  const services = await openExampleAccount();
  const unasked = { trades: [buying('TSLA', 1)] };
  const chat = services.chat(planning(unasked, unasked, unasked, { trades: [buying('TSLA', 5)] }));
  expect((await answered(chat, 'how am I doing?')).actions.map(writtenAction)).toEqual([
    'buy 1 TSLA?',
  ]);
  for (const said of ['again', 'the same again', 'make it 5']) {
    const { actions } = await answered(chat, said);
    expect(
      actions.map(({ status }) => status),
      said,
    ).toEqual(['proposed']);
  }
  expect((await heldBy(services))['TSLA']).toBe(6);
});

test('a correction replaces the proposal of a model, if it is what the message asks for', async () => {
  const services = await openExampleAccount();
  const chat = services.chat(
    planning(
      { trades: [buying('NVDA', 3)] },
      { trades: [buying('KO', 1)] },
      { trades: [buying('NVDA', 5)] },
    ),
  );
  await configure(chat, { mode: 'confirm' });
  const first = await answered(chat, 'buy 3 NVDA');
  // Something else replaces nothing.
  await answered(chat, 'make it 5');
  const statusOf = async (id: string | undefined) => {
    const { messages } = await chat.history();
    return messages.flatMap(({ actions }) => actions).find((action) => action.id === id)?.status;
  };
  expect(await statusOf(first.actions[0]?.id)).toBe('proposed');
});

test('a proposal that is approved while its correction is read leaves the correction waiting', async () => {
  const services = await openExampleAccount();
  const { model } = scripted(async (prompt, signal) => {
    if (prompt.message === 'make it 5') {
      // The person clicks while the answer is on its way.
      const { messages } = await chat.history();
      const waiting = messages.flatMap(({ actions }) => actions)[0];
      const approved = await chat.approve(waiting?.id ?? '');
      expect(approved.ok).toBe(true);
    }
    const answer = await offlineModel.reply(prompt, signal);
    return answer.ok ? { ok: true, value: answer.value.reply } : answer;
  });
  const chat = services.chat(model);
  await configure(chat, { mode: 'confirm' });
  await answered(chat, 'buy 3 NVDA');
  const corrected = await answered(chat, 'make it 5');
  expect(corrected.actions.map(writtenAction)).toEqual(['buy 5 NVDA?']);
  expect(corrected.actions[0]?.waits_for?.detail).toContain('has been carried out meanwhile');
  expect((await heldBy(services))['NVDA']).toBe(11);
});
