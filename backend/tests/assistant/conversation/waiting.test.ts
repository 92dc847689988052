import { expect, test } from 'vitest';
import { ok } from '../../../src/kernel/result.ts';
import { answered, scripted } from '../scripted.ts';
import { openServices } from '../support.ts';

test('after the answer, signals that abort later have no effect', async () => {
  const services = await openServices();
  const signals: AbortSignal[] = [];
  const { model } = scripted(async (_prompt, signal) => {
    signals.push(signal);
    return ok({ message: 'Well.', trades: [], watchlist_changes: [] });
  });
  const chat = services.chat(model);
  for (const message of ['how am I?', 'and now?']) await answered(chat, message);
  expect(signals).toHaveLength(2);
  // A signal that is aborted by the close would have been kept in memory until then, with the whole
  // prompt.
  await chat.close();
  for (const signal of signals) expect(signal.aborted).toBe(false);
});
