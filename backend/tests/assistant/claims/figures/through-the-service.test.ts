import { expect, test } from 'vitest';
import { openAiCompatibleModel } from '../../../../src/assistant/models/openai-compatible.ts';
import { completion, startProvider } from '../../models/provider-server.ts';
import { answered } from '../../scripted.ts';
import { openServices } from '../../support.ts';

const NO_ACTIONS = { trades: [], watchlist_changes: [] };

/**
 * Creates a chat over real services with a model that returns the given answers over HTTP, one
 * after the other.
 */
async function chatWith(...replies: readonly object[]) {
  const services = await openServices();
  const { base_url, requests } = await startProvider(
    ...replies.map((reply) => completion(JSON.stringify(reply))),
  );
  const { clock } = services;
  const model = openAiCompatibleModel({ base_url, model: 'llama3.3', clock });
  return { services, requests, chat: services.chat(model) };
}

test('a false figure of a model is marked in the answer, in the history and in later prompts', async () => {
  const { services, requests, chat } = await chatWith(
    { message: 'You hold 100 NVDA and $9,000.00 in cash.', ...NO_ACTIONS },
    { message: 'Fine.', ...NO_ACTIONS },
  );
  await services.buy('NVDA', 8);
  const marked =
    'You hold 100 NVDA ⟦not from your account: you hold 8 NVDA⟧ and ' +
    '$9,000.00 ⟦not from your account: your cash is $8,560.00⟧ in cash.';
  const answer = await answered(chat, 'how am I doing?');
  expect(answer).toMatchObject({ message: marked, ledger: 'Nothing was traded or changed.' });
  const { messages } = await chat.history();
  expect(messages.map(({ ledger }) => ledger)).toEqual([null, 'Nothing was traded or changed.']);
  expect(messages[1]?.message).toBe(marked);
  await answered(chat, 'really?');
  expect(JSON.stringify(requests[1]?.body)).toContain('not from your account: you hold 8 NVDA');
});

test('after a trade the figures of the receipt are accepted, and earlier ones are not', async () => {
  const trades = [{ ticker: 'NVDA', side: 'buy', quantity: 2 }];
  const { services, chat } = await chatWith({
    message: 'Placing: buy 2 NVDA, about $360.00 at $180.00. You hold 8 NVDA.',
    trades,
    watchlist_changes: [{ ticker: 'PYPL', action: 'add' }],
  });
  await services.buy('NVDA', 8);
  const { message, ledger } = await answered(chat, 'buy 2 NVDA and watch PYPL');
  expect(message).toBe(
    'Placing: buy 2 NVDA, about $360.00 at $180.00. ' +
      'You hold 8 NVDA ⟦not from your account: you hold 10 NVDA⟧.',
  );
  expect(ledger).toBe('Bought 2 NVDA at $180.00 for $360.00. PYPL is on the watchlist.');
});

test('a proposal is described as waiting, and after its approval as done', async () => {
  const { chat } = await chatWith({
    message: '2 NVDA are yours.',
    trades: [{ ticker: 'NVDA', side: 'buy', quantity: 2 }],
    watchlist_changes: [],
  });
  await chat.changeSettings({ ...chat.settings(), mode: 'confirm' });
  const answer = await answered(chat, 'buy 2 NVDA');
  expect(answer.message).toBe('2 NVDA ⟦not from your account: you hold no NVDA⟧ are yours.');
  expect(answer.ledger).toBe(
    'Waiting for your approval: buy 2 NVDA. Nothing was traded or changed.',
  );
  await chat.approve(answer.actions[0]?.id ?? '');
  const { messages } = await chat.history();
  expect(messages.at(-1)?.ledger).toBe('Bought 2 NVDA at $180.00 for $360.00.');
});

test('the original text of a rewritten answer is checked as well', async () => {
  const { chat } = await chatWith(
    { message: 'I bought 100 NVDA for you!', ...NO_ACTIONS },
    { message: 'Nothing was bought.' },
  );
  const { message, intent } = await answered(chat, 'hi');
  expect(message).toBe('Nothing was bought.');
  expect(intent).toBe('I bought 100 NVDA ⟦not from your account: you hold no NVDA⟧ for you!');
});
