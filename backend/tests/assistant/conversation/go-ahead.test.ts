import type { ChatAction } from '@finally/contract';
import { expect, test } from 'vitest';
import { modelFailure } from '../../../src/assistant/models/model.ts';
import type { ChatService } from '../../../src/assistant/service.ts';
import { ok } from '../../../src/kernel/result.ts';
import { BY_USER } from '../../support/trading/portfolio.ts';
import { answered, buying, scripted, selling } from '../scripted.ts';
import { configure } from '../settings.ts';
import { openServices, type Services, ticker } from '../support.ts';

const PROPOSED = [selling('AAPL', 5), buying('NVDA', 2)];

/** Opens an account for which a model once proposes actions that nobody requested. */
async function proposing() {
  const services = await openServices();
  await services.buy('AAPL', 10);
  let asked = 0;
  const { model, prompts } = scripted(async ({ message }) => {
    asked += 1;
    if (message === 'fail') return modelFailure('provider_failed');
    const trades = asked === 1 ? PROPOSED : [];
    return ok({ message: 'I would do this.', trades, watchlist_changes: [] });
  });
  const chat = services.chat(model);
  await answered(chat, 'what would you do?');
  return { services, chat, model, prompts };
}

const trades = async (services: Services) =>
  services.connection
    .all<{ ticker: string; quantity_e6: number }>(
      "SELECT ticker, quantity_e6 FROM trades WHERE source = 'assistant' ORDER BY sequence",
    )
    .map((row) => `${row.quantity_e6 / 1e6} ${row.ticker}`);

const shown = async (chat: ChatService): Promise<readonly ChatAction[]> =>
  (await chat.history()).messages[1]?.actions ?? [];

test.each([
  'no',
  'No, thanks.',
  'cancel that order',
  'cancel the NVDA order',
  'cancel my last order',
])('"%s" declines what waits, without asking the model', async (said) => {
  const { services, chat, prompts } = await proposing();
  const { message } = await answered(chat, said);
  expect(message).toBe('Declined:\n\n- sell 5 AAPL\n- buy 2 NVDA');
  expect(prompts).toHaveLength(1);
  expect((await shown(chat)).map(({ status }) => status)).toEqual(['declined', 'declined']);
  expect(await trades(services)).toEqual([]);
});

test.each(['yes', 'do it', 'go ahead'])(
  '"%s" carries out exactly what waits, in order, without asking the model',
  async (said) => {
    const { services, chat, prompts } = await proposing();
    const { actions, model, message } = await answered(chat, said);
    expect(model).toEqual({ provider: 'program', name: 'FinAlly' });
    expect(prompts).toHaveLength(1);
    expect(await trades(services)).toEqual(['5 AAPL', '2 NVDA']);
    expect(actions.map(({ status }) => status)).toEqual(['executed', 'executed']);
    expect(message).toMatch(/Done:\n\n- sold 5 AAPL at \$190[\s\S]*- bought 2 NVDA at \$180/);
    expect((await chat.history()).messages.at(-1)).toMatchObject({ message, actions });
    expect(await shown(chat)).toEqual(actions);
  },
);

test('the quantity shown is executed, or the ledger says why not', async () => {
  const { services, chat } = await proposing();
  const order = { ticker: ticker('AAPL'), side: 'sell' as const, quantity: 6 };
  await services.portfolio.trade(order, BY_USER);
  const { actions } = await answered(chat, 'do it');
  expect(actions[0]).toMatchObject({
    status: 'rejected',
    request: { quantity: 5 },
    error: { code: 'insufficient_shares' },
  });
});

test.each(['yes?', 'go ahead?', 'do it?'])('"%s" is a question, not a yes', async (said) => {
  const { services, chat, prompts } = await proposing();
  await answered(chat, said);
  expect(prompts).toHaveLength(2);
  expect(await trades(services)).toEqual([]);
});

test('after another message, a yes goes to the model', async () => {
  const { services, chat, prompts } = await proposing();
  await answered(chat, 'how am I doing?');
  await answered(chat, 'yes');
  expect(prompts).toHaveLength(3);
  expect(await trades(services)).toEqual([]);
});

test('after an unanswered question, a yes goes to the model', async () => {
  const { services, chat } = await proposing();
  expect((await chat.send({ message: 'fail' })).ok).toBe(false);
  await answered(chat, 'yes');
  expect(await trades(services)).toEqual([]);
});

test('after half an hour a yes approves nothing', async () => {
  const { services, chat } = await proposing();
  services.clock.skip(30 * 60_000 + 1);
  await answered(chat, 'yes');
  expect(await trades(services)).toEqual([]);
});

test('a second yes does nothing', async () => {
  const { services, chat } = await proposing();
  await Promise.all([answered(chat, 'yes'), answered(chat, 'yes')]);
  expect(await trades(services)).toEqual(['5 AAPL', '2 NVDA']);
});

test('a proposal declined by a click stays declined', async () => {
  const { services, chat } = await proposing();
  const [first] = await shown(chat);
  await chat.decline(first?.id ?? '');
  const { actions } = await answered(chat, 'yes');
  expect(actions).toHaveLength(1);
  expect(await trades(services)).toEqual(['2 NVDA']);
});

test('a moved price is reported, and a second yes approves the new one', async () => {
  const { services, chat } = await proposing();
  services.source.move(ticker('NVDA'), 200);
  const first = await answered(chat, 'yes');
  expect(first.actions).toMatchObject([
    { status: 'executed' },
    { status: 'proposed', waits_for: { code: 'price_moved' }, shown_price: 200 },
  ]);
  expect(first.message).toMatch(/shown at \$180\.00 and is at \$200\.00 now/);
  expect(await trades(services)).toEqual(['5 AAPL']);
  const second = await answered(chat, 'yes');
  expect(second.actions).toMatchObject([{ status: 'executed' }]);
  expect(await trades(services)).toEqual(['5 AAPL', '2 NVDA']);
});

test('while halted, a yes executes nothing and the answer says why', async () => {
  const { services, chat } = await proposing();
  await chat.halt();
  const { actions, message } = await answered(chat, 'yes');
  expect(actions.map(({ status }) => status)).toEqual(['proposed', 'proposed']);
  expect(message).toContain('The assistant is paused');
  expect(await trades(services)).toEqual([]);
});

test('a retry executes nothing twice and approves no later proposal', async () => {
  const { services, chat } = await proposing();
  const first = await answered(chat, 'yes', 'm-1');
  await configure(chat, { mode: 'confirm' });
  expect(await answered(chat, 'yes', 'm-1')).toEqual(first);
  expect(await trades(services)).toEqual(['5 AAPL', '2 NVDA']);
});

test('a yes without an answer approves no later proposal', async () => {
  const services = await openServices();
  let isFailing = true;
  const { model } = scripted(async ({ message }) => {
    if (isFailing) return modelFailure('provider_failed');
    const trades = message === 'yes' ? [] : PROPOSED;
    return ok({ message: 'I would do this.', trades, watchlist_changes: [] });
  });
  const chat = services.chat(model);
  expect((await chat.send({ message: 'yes', client_message_id: 'm-1' })).ok).toBe(false);
  isFailing = false;
  services.clock.skip(1_000);
  await services.buy('AAPL', 10);
  const { actions } = await answered(chat, 'what would you do?');
  expect(actions.map(({ status }) => status)).toEqual(['proposed', 'proposed']);
  await answered(chat, 'yes', 'm-1');
  expect(await trades(services)).toEqual([]);
});

test('an interrupted approval reports each outcome after the restart', async () => {
  const { services, chat, model } = await proposing();
  const trade = services.portfolio.trade.bind(services.portfolio);
  services.portfolio.trade = async (request, by) => {
    await trade(request, by);
    throw new Error('the power went');
  };
  await expect(answered(chat, 'yes', 'm-1')).rejects.toThrow('the power went');
  services.portfolio.trade = trade;
  const again = services.chat(model);
  await again.start();
  const told = (await again.history()).messages.at(-1);
  expect(told?.message).toMatch(/interrupted/);
  expect(told?.ledger).toMatch(/^Sold 5 AAPL .* Waiting for your approval: buy 2 NVDA\.$/);
  expect(told?.intent).toBeNull();
  expect(told?.actions.map(({ status }) => status)).toEqual(['executed', 'proposed']);
  expect(await trades(services)).toEqual(['5 AAPL']);
});

test('the next prompt contains each receipt once in its summary', async () => {
  const { chat, prompts } = await proposing();
  await answered(chat, 'yes');
  await answered(chat, 'and now?');
  expect(prompts.at(-1)?.turns[0]?.content).toContain('executed: bought 2 NVDA');
});
