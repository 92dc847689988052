import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AssistantContext } from '../../../../src/assistant/models/model.ts';
import { offlineModel } from '../../../../src/assistant/models/offline/offline.ts';
import type { ModelReply } from '../../../../src/assistant/models/reply.ts';
import { buildPrompt } from '../../../../src/assistant/prompt/prompt.ts';
import { never, openExampleAccount } from '../../support.ts';

let context: AssistantContext;
let close: () => void;

beforeAll(async () => {
  const services = await openExampleAccount({
    atEnd: (closeConnection) => {
      close = closeConnection;
    },
  });
  context = await services.context();
});

afterAll(() => close());

async function say(message: string): Promise<ModelReply> {
  const reply = await offlineModel.reply(buildPrompt(message, [], context, 'n'), never);
  if (!reply.ok) throw new Error(reply.error.detail);
  return reply.value.reply;
}

const written = ({ trades }: ModelReply): string[] =>
  trades.map(({ side, quantity, ticker }) => `${side} ${quantity} ${ticker}`);

test('a typographic apostrophe forbids as well as a plain one', async () => {
  expect(written(await say('Don’t sell my TSLA'))).toEqual([]);
});

test('an order for dollars costs no more than the dollars', async () => {
  const [trade] = (await say('buy $1,000 of NVDA')).trades;
  expect((trade?.quantity ?? 0) * 180).toBeLessThanOrEqual(1000);
});

test('the same message about the same account gets the same answer', async () => {
  expect(await say('buy 2 NVDA and tell me about cash')).toEqual(
    await say('buy 2 NVDA and tell me about cash'),
  );
});

test.each([
  ['buy 2 NVDA', /Placing: buy \*\*2 NVDA\*\*, about \$360\.00 at \$180\.00/],
  ['sell everything', /Placing:/],
  ['watch PYPL', /Changing your watchlist: watch \*\*PYPL\*\*/],
])('the answer to "%s" says what is intended and claims nothing', async (said, intent) => {
  const { message } = await say(said);
  expect(message).toMatch(intent);
  expect(message).not.toMatch(/\b(bought|sold|done|added|removed|executed)\b/i);
});
