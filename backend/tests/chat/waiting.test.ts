import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { ok } from '../../src/kernel/result.ts';
import { answered, scripted } from './scripted.ts';
import { openServices } from './support.ts';

test('once a message is answered nobody waits any longer for it to be called off', async () => {
  const services = await openServices();
  const signals: AbortSignal[] = [];
  const { model } = scripted(async (_prompt, signal) => {
    signals.push(signal);
    return ok({ message: 'Well.', trades: [], watchlist_changes: [] });
  });
  const chat = services.chat({
    ...model,
    reply(prompt, signal) {
      // While the model is asked, somebody does.
      expect(getEventListeners(signal, 'abort')).toHaveLength(1);
      return model.reply(prompt, signal);
    },
  });
  for (const message of ['how am I?', 'and now?']) await answered(chat, message);
  expect(signals).toHaveLength(2);
  // A signal that is listened to lives as long as the server, whose end it waits for.
  for (const signal of signals) expect(getEventListeners(signal, 'abort')).toEqual([]);
});
