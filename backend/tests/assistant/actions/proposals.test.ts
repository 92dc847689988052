import { join } from 'node:path';
import { type ChatAction, ClientIdSchema } from '@finally/contract';
import { expect, test } from 'vitest';
import type { ChatService } from '../../../src/assistant/service.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { BY_USER, buy } from '../../support/trading/portfolio.ts';
import { answered, buying, openToAnything, scripted, selling } from '../scripted.ts';
import { configure, FREE, type Limits } from '../settings.ts';
import { openServices, type Services, ticker } from '../support.ts';

const CONFIRM: Partial<Limits> = { mode: 'confirm' };

async function proposing(
  reply: Parameters<typeof scripted>[0],
  options: Parameters<typeof openServices>[0] = {},
) {
  const services = await openServices(options);
  const { model, prompts } = scripted(reply, 'Some of it was refused.');
  const chat = services.chat(model, openToAnything);
  await configure(chat, CONFIRM);
  return { services, chat, model, prompts };
}

const quantity = async (services: Services) =>
  (await services.portfolio.portfolio()).positions.map((position) => position.quantity);

/** Returns the proposals of an answer to "go". */
async function proposals(chat: ChatService): Promise<readonly ChatAction[]> {
  const { actions } = await answered(chat, 'go');
  return actions;
}

const idOf = (actions: readonly ChatAction[], index = 0): string => actions[index]?.id ?? '';

test('a proposed action changes nothing until it is approved, and is then executed', async () => {
  const { services, chat } = await proposing({
    trades: [buying('NVDA', 2)],
    watchlist_changes: [{ ticker: 'PYPL', action: 'add' }],
  });
  const actions = await proposals(chat);
  expect(actions).toMatchObject([
    { kind: 'trade', status: 'proposed', receipt: null, error: null },
    { kind: 'watchlist', status: 'proposed', receipt: null, error: null },
  ]);
  expect(await quantity(services)).toEqual([]);
  services.source.move(ticker('NVDA'), 181.5);
  expect(await chat.approve(idOf(actions))).toMatchObject({
    ok: true,
    value: { status: 'executed', receipt: { trade: { price: 181.5, origin: 'assistant' } } },
  });
  expect(await chat.approve(idOf(actions, 1))).toMatchObject({ value: { status: 'executed' } });
  expect((await services.watchlist.list()).entries.map((entry) => entry.ticker)).toContain('PYPL');
  const [, shown] = (await chat.history()).messages;
  expect(shown?.actions.map(({ status }) => status)).toEqual(['executed', 'executed']);
});

test('two simultaneous approvals make one trade and get the same answer', async () => {
  const { services, chat } = await proposing({ trades: [buying('NVDA', 2)] });
  const id = idOf(await proposals(chat));
  const [first, second, declined] = await Promise.all([
    chat.approve(id),
    chat.approve(id),
    chat.decline(id),
  ]);
  expect(first).toMatchObject({ value: { status: 'executed' } });
  expect(second).toEqual(first);
  expect(declined).toEqual(first);
  expect(await quantity(services)).toEqual([2]);
});

test.each(['chat-', 'chat ', ''])(
  'no client can use the order id of a proposal: %j',
  async (prefix) => {
    const { services, chat } = await proposing({ trades: [buying('NVDA', 2)] });
    const id = idOf(await proposals(chat));
    const taken = ClientIdSchema.safeParse(`${prefix}${id}`);
    if (taken.success) await services.portfolio.trade(buy('AAPL', 1, taken.data), BY_USER);
    await chat.start();
    expect(await chat.approve(id)).toMatchObject({
      value: { status: 'executed', receipt: { trade: { ticker: 'NVDA', quantity: 2 } } },
    });
  },
);

test('a declined action cannot be executed any more', async () => {
  const { services, chat } = await proposing({ trades: [buying('NVDA', 2)] });
  const id = idOf(await proposals(chat));
  expect(await chat.decline(id)).toMatchObject({ value: { status: 'declined' } });
  expect(await chat.approve(id)).toMatchObject({ value: { status: 'declined' } });
  expect(await quantity(services)).toEqual([]);
});

test('an action that was not proposed cannot be approved', async () => {
  const { chat } = await proposing({});
  expect(await chat.approve('no-such')).toMatchObject({ error: { code: 'not_found' } });
  expect(await chat.decline('no-such')).toMatchObject({ error: { code: 'not_found' } });
});

test('a proposal still waits after a restart', async () => {
  const path = join(tempFolder(), 'finally.db');
  const before = await proposing({ trades: [buying('NVDA', 2)] }, { path });
  const id = idOf(await proposals(before.chat));
  before.services.connection.close();

  const after = await openServices({ path });
  const chat = after.chat(before.model, openToAnything);
  await chat.start();
  expect(chat.settings()).toMatchObject({ ...FREE, ...CONFIRM });
  expect((await chat.history()).messages.at(-1)?.actions).toMatchObject([{ status: 'proposed' }]);
  expect(await chat.approve(id)).toMatchObject({ value: { status: 'executed' } });
  expect(await quantity(after)).toEqual([2]);
});

test('an approval interrupted by a crash after the trade has its receipt after the restart', async () => {
  const path = join(tempFolder(), 'finally.db');
  const before = await proposing({ trades: [buying('NVDA', 2)] }, { path });
  const id = idOf(await proposals(before.chat));
  const crash = new Error('the power went');
  const trade = before.services.portfolio.trade.bind(before.services.portfolio);
  before.services.portfolio.trade = async (request, by) => {
    await trade(request, by);
    throw crash;
  };
  await expect(before.chat.approve(id)).rejects.toBe(crash);
  before.services.connection.close();

  const after = await openServices({ path });
  const chat = after.chat(before.model, openToAnything);
  await chat.start();
  expect((await chat.history()).messages.at(-1)?.actions).toMatchObject([
    { status: 'executed', receipt: { trade: { quantity: 2 } } },
  ]);
  expect(await chat.approve(id)).toMatchObject({ value: { status: 'executed' } });
  expect(await quantity(after)).toEqual([2]);
});

test.each([
  ['assistant_halted', { halted: true }],
  ['assistant_read_only', { mode: 'read_only' as const }],
])('refused with %s it goes on waiting for a better moment', async (code, changes) => {
  const { services, chat } = await proposing({ trades: [buying('NVDA', 2)] });
  const id = idOf(await proposals(chat));
  await configure(chat, { ...CONFIRM, ...changes });
  expect(await chat.approve(id)).toMatchObject({ ok: false, error: { code } });
  expect(await quantity(services)).toEqual([]);
  await configure(chat, { ...CONFIRM, mode: 'auto' });
  expect(await quantity(services)).toEqual([]);
  expect(await chat.approve(id)).toMatchObject({ value: { status: 'executed' } });
});

test('an approval is checked against the current limits, not those at the time of the proposal', async () => {
  const { chat } = await proposing({ trades: [buying('NVDA', 2), buying('AAPL', 1)] });
  const actions = await proposals(chat);
  await configure(chat, { ...CONFIRM, dollars_per_message_max: 400 });
  expect(await chat.approve(idOf(actions))).toMatchObject({ value: { status: 'executed' } });
  expect(await chat.approve(idOf(actions, 1))).toMatchObject({
    value: { status: 'rejected', error: { code: 'assistant_dollar_limit' } },
  });
});

test('approvals count against the actions of their message', async () => {
  const { services, chat } = await proposing({ trades: [buying('NVDA', 2), buying('AAPL', 1)] });
  const actions = await proposals(chat);
  await configure(chat, { ...CONFIRM, actions_per_message_max: 1 });
  const both = await Promise.all(actions.map(({ id }) => chat.approve(id)));
  expect(both).toMatchObject([
    { value: { status: 'executed' } },
    { value: { status: 'rejected', error: { code: 'assistant_action_limit' } } },
  ]);
  expect(await quantity(services)).toEqual([2]);
});

test('each proposal is rehearsed as if the earlier ones had been approved, and refused at once if it fails', async () => {
  const { services, chat } = await proposing({
    trades: [selling('AAPL', 50), buying('NVDA', 50), buying('TSLA', 1000)],
  });
  await services.buy('AAPL', 50);
  const actions = await proposals(chat);
  expect(actions).toMatchObject([
    { status: 'proposed' },
    { status: 'proposed' },
    { status: 'rejected', error: { code: 'insufficient_cash' } },
  ]);
  expect(await quantity(services)).toEqual([50]);
});

test('an action that exceeds a limit is refused without asking for approval', async () => {
  const { chat } = await proposing({ trades: [buying('NVDA', 2), buying('NVDA', 2)] });
  await configure(chat, { ...CONFIRM, dollars_per_message_max: 500 });
  expect(await proposals(chat)).toMatchObject([
    { status: 'proposed' },
    { status: 'rejected', error: { code: 'assistant_dollar_limit' } },
  ]);
});

test('a reset of the portfolio invalidates earlier proposals', async () => {
  const { services, chat } = await proposing({ trades: [buying('NVDA', 2)] });
  const id = idOf(await proposals(chat));
  await services.portfolio.reset();
  expect(await chat.approve(id)).toMatchObject({
    value: { status: 'rejected', error: { code: 'proposal_outdated' } },
  });
  expect(await quantity(services)).toEqual([]);
});

test('clearing the conversation declines its waiting proposals', async () => {
  const { services, chat } = await proposing({ trades: [buying('NVDA', 2)] });
  const id = idOf(await proposals(chat));
  await chat.clear();
  expect(await chat.approve(id)).toMatchObject({ value: { status: 'declined' } });
  expect(await quantity(services)).toEqual([]);
});

test('a change of the mode applies to an order that is being executed', async () => {
  const services = await openServices();
  const chat = services.chat(scripted({ trades: [buying('NVDA', 1)] }).model, openToAnything);
  const trade = services.portfolio.trade.bind(services.portfolio);
  services.portfolio.trade = async (request, by) => {
    await configure(chat, CONFIRM);
    return trade(request, by);
  };
  expect(await proposals(chat)).toMatchObject([{ status: 'proposed' }]);
  expect(await quantity(services)).toEqual([]);
});

test('the next prompt contains the waiting and the declined actions', async () => {
  const { chat, prompts } = await proposing({ trades: [buying('NVDA', 2), buying('AAPL', 1)] });
  const actions = await proposals(chat);
  await chat.decline(idOf(actions, 1));
  await answered(chat, 'and?');
  const asked = JSON.stringify(prompts[1]?.turns);
  expect(asked).toContain('proposed: buy 2 NVDA');
  expect(asked).toContain('declined: buy 1 AAPL');
});

test('after an interruption, actions found in the ledger are completed and the others wait', async () => {
  const path = join(tempFolder(), 'finally.db');
  const before = await openServices({ path });
  const { model } = scripted({ trades: [buying('NVDA', 2), buying('AAPL', 1)] });
  const trade = before.portfolio.trade.bind(before.portfolio);
  before.portfolio.trade = async (request, by) => {
    await trade(request, by);
    throw new Error('the power went');
  };
  const request = { message: 'buy', client_message_id: 'm-1' };
  await expect(before.chat(model, openToAnything).send(request)).rejects.toThrow('the power went');
  before.connection.close();

  const after = await openServices({ path });
  const chat = after.chat(model);
  await chat.start();
  const [, answer] = (await chat.history()).messages;
  expect(answer?.actions).toMatchObject([
    { status: 'executed', receipt: { trade: { ticker: 'NVDA' } } },
    { status: 'proposed', request: { ticker: 'AAPL' } },
  ]);
  expect(answer?.message).toBe('FinAlly was interrupted while it carried this out.');
  expect(answer?.ledger).toMatch(
    /^Bought 2 NVDA at \$180\.00 for \$360\.00\. Waiting for your approval: buy 1 AAPL\.$/,
  );
  expect(await quantity(after)).toEqual([2]);
  expect(await chat.send(request)).toMatchObject({ value: { id: answer?.id } });
  expect(await chat.approve(idOf(answer?.actions ?? [], 1))).toMatchObject({
    value: { status: 'executed' },
  });
});

test('outside the price band a proposal keeps waiting at the new price, and is filled by a second approval', async () => {
  const { services, chat } = await proposing({ trades: [buying('NVDA', 2)] });
  const id = idOf(await proposals(chat));
  services.source.move(ticker('NVDA'), 181.81);
  expect(await chat.approve(id)).toMatchObject({
    error: {
      code: 'price_moved',
      detail:
        'NVDA was shown at $180.00 and is at $181.81 now, more than 1 % away. Approve it again at this price.',
    },
  });
  expect(await quantity(services)).toEqual([]);
  const [waiting] = (await chat.history()).messages.at(-1)?.actions ?? [];
  expect(waiting).toMatchObject({
    status: 'proposed',
    waits_for: { code: 'price_moved' },
    shown_price: 181.81,
  });
  expect(await chat.approve(id)).toMatchObject({
    value: { status: 'executed', receipt: { trade: { price: 181.81, quantity: 2 } } },
  });
});

test('the price band is a setting, read at the approval', async () => {
  const { services, chat } = await proposing({ trades: [buying('NVDA', 2)] });
  const id = idOf(await proposals(chat));
  services.source.move(ticker('NVDA'), 189);
  await configure(chat, { ...CONFIRM, approval_price_band_percent: 4.99 });
  expect(await chat.approve(id)).toMatchObject({ error: { code: 'price_moved' } });
  services.source.move(ticker('NVDA'), 198.45);
  await configure(chat, { ...CONFIRM, approval_price_band_percent: 5 });
  expect(await chat.approve(id)).toMatchObject({ value: { status: 'executed' } });
});

test('the price that the person saw takes precedence over the price of the proposal', async () => {
  const { services, chat } = await proposing({ trades: [buying('NVDA', 2)] });
  const id = idOf(await proposals(chat));
  expect(await chat.approve(id, 200)).toMatchObject({ error: { code: 'price_moved' } });
  services.source.move(ticker('NVDA'), 220);
  expect(await chat.approve(id, 219)).toMatchObject({ value: { status: 'executed' } });
});

test('the price band is checked in the transaction, at the price of the fill', async () => {
  const { services, chat } = await proposing({ trades: [buying('NVDA', 2)] });
  const id = idOf(await proposals(chat));
  const trade = services.portfolio.trade.bind(services.portfolio);
  services.portfolio.trade = async (request, by) => {
    services.source.move(ticker('NVDA'), 90);
    return trade(request, by);
  };
  expect(await chat.approve(id)).toMatchObject({ error: { code: 'price_moved' } });
  expect(await quantity(services)).toEqual([]);
});

test('an order proposed without a price shows one before it is filled', async () => {
  const { services, chat } = await proposing({ trades: [buying('NVDA', 2)] });
  const id = idOf(await proposals(chat));
  services.connection.transaction((transaction) =>
    transaction.run('UPDATE chat_actions SET shown_price_e4 = NULL'),
  );
  expect(await chat.approve(id)).toMatchObject({ error: { code: 'price_moved' } });
  expect(await chat.approve(id)).toMatchObject({ value: { status: 'executed' } });
});
