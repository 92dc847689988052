import { expect, test } from 'vitest';
import { cents } from '../../../src/kernel/money.ts';
import { assistantOf } from '../../../src/kernel/principal.ts';
import { answered, buying, gate, openToAnything, scripted, selling } from '../scripted.ts';
import { configure, FREE, type Limits } from '../settings.ts';
import { openServices, type Services, ticker } from '../support.ts';

async function limited(changes: Partial<Limits>, reply: Parameters<typeof scripted>[0]) {
  const services = await openServices();
  const { model, prompts } = scripted(reply, 'Some of it was refused.');
  const chat = services.chat(model, openToAnything);
  await configure(chat, changes);
  return { services, chat, prompts };
}

const held = async (services: Services) =>
  (await services.portfolio.portfolio()).positions.map(
    ({ ticker: name, quantity }) => `${quantity} ${name}`,
  );

test('without settings the assistant acts by itself, ten actions a message', async () => {
  const services = await openServices();
  expect(services.chat(scripted({}).model).settings()).toMatchObject(FREE);
});

test('in read-only mode neither trades nor watchlist changes are executed', async () => {
  const { services, chat } = await limited(
    { mode: 'read_only' },
    { trades: [buying('NVDA', 2)], watchlist_changes: [{ ticker: 'PYPL', action: 'add' }] },
  );
  const { actions } = await answered(chat, 'buy');
  expect(actions.map(({ error }) => error?.code)).toEqual([
    'assistant_read_only',
    'assistant_read_only',
  ]);
  expect(await held(services)).toEqual([]);
  expect((await services.watchlist.list()).entries.map((entry) => entry.ticker)).not.toContain(
    'PYPL',
  );
});

test('the kill switch stops an answer between two of its actions', async () => {
  const services = await openServices();
  const chat = services.chat(
    scripted({ trades: [buying('NVDA', 1), buying('AAPL', 1)] }).model,
    openToAnything,
  );
  const trade = services.portfolio.trade.bind(services.portfolio);
  services.portfolio.trade = async (request, by) => {
    const receipt = await trade(request, by);
    await chat.halt();
    return receipt;
  };
  const { actions } = await answered(chat, 'buy both');
  expect(actions).toMatchObject([
    { status: 'executed' },
    { status: 'rejected', error: { code: 'assistant_halted' } },
  ]);
  expect(await held(services)).toEqual(['1 NVDA']);
});

test('the kill switch stops an order that is on its way to the ledger', async () => {
  const services = await openServices();
  const chat = services.chat(scripted({ trades: [buying('NVDA', 1)] }).model, openToAnything);
  const trade = services.portfolio.trade.bind(services.portfolio);
  services.portfolio.trade = async (request, by) => {
    await chat.halt();
    return trade(request, by);
  };
  const { actions } = await answered(chat, 'buy');
  expect(actions).toMatchObject([{ error: { code: 'assistant_halted' } }]);
  expect(await held(services)).toEqual([]);
});

test('a halt is in force even if it cannot be stored', async () => {
  const { services, chat } = await limited({}, { trades: [buying('NVDA', 1)] });
  services.connection.transaction((transaction) =>
    transaction.script('DROP TABLE assistant_settings'),
  );
  expect(await chat.halt()).toMatchObject({ halted: true, saved: false });
  expect(services.failures).toHaveLength(1);
  expect((await answered(chat, 'buy')).actions).toMatchObject([
    { error: { code: 'assistant_halted' } },
  ]);
});

test('the dollars of a message add up, sales included, and the refusal says what is left', async () => {
  const { services, chat } = await limited(
    { dollars_per_message_max: 1_000 },
    { trades: [buying('NVDA', 4), selling('NVDA', 1), buying('NVDA', 1), buying('AAPL', 0.5)] },
  );
  const { actions } = await answered(chat, 'trade');
  expect(actions.map(({ status }) => status)).toEqual([
    'executed',
    'executed',
    'rejected',
    'executed',
  ]);
  expect(actions[2]?.error).toEqual({
    code: 'assistant_dollar_limit',
    detail:
      'The assistant may trade $1,000.00 for one message. $900.00 of that is used, and this order comes to $180.00.',
  });
  expect(await held(services)).toEqual(['0.5 AAPL', '3 NVDA']);
  expect((await answered(chat, 'again')).actions[0]).toMatchObject({ status: 'executed' });
});

test('a purchase may bring a ticker up to its largest weight and no further', async () => {
  const { chat } = await limited(
    { ticker_weight_max_percent: 19 },
    { trades: [buying('AAPL', 10), buying('AAPL', 0.01), selling('AAPL', 1)] },
  );
  const { actions } = await answered(chat, 'trade');
  expect(actions.map(({ status }) => status)).toEqual(['executed', 'rejected', 'executed']);
  expect(actions[1]?.error).toEqual({
    code: 'assistant_weight_limit',
    detail: 'This would make AAPL 19.02 % of the portfolio, and the assistant may go up to 19 %.',
  });
});

test('the dollars of a day add up over its messages, sales included, until midnight in UTC', async () => {
  const { services, chat } = await limited(
    { dollars_per_day_max: 1_000 },
    { trades: [buying('NVDA', 2), selling('NVDA', 1)] },
  );
  expect((await answered(chat, 'one')).actions.map(({ status }) => status)).toEqual([
    'executed',
    'executed',
  ]);
  const { actions } = await answered(chat, 'two');
  expect(actions.map(({ status }) => status)).toEqual(['executed', 'rejected']);
  expect(actions[1]?.error).toEqual({
    code: 'assistant_day_dollar_limit',
    detail:
      'The assistant may trade $1,000.00 a day. $900.00 of that is used until midnight UTC, and this order comes to $180.00.',
  });
  await services.buy('NVDA', 1);
  services.clock.skip(Date.UTC(2026, 1, 12) - 1 - services.clock.now_ms());
  services.source.move(ticker('NVDA'), 180);
  expect((await answered(chat, 'three')).actions[0]?.error?.code).toBe(
    'assistant_day_dollar_limit',
  );
  services.clock.skip(1);
  services.source.move(ticker('NVDA'), 180);
  expect((await answered(chat, 'four')).actions[0]?.status).toBe('executed');
});

test('the trades of a day are counted over its messages and through a reset', async () => {
  const { services, chat } = await limited(
    { trades_per_day_max: 3 },
    { trades: [buying('NVDA', 1), buying('AAPL', 1)] },
  );
  await answered(chat, 'one');
  await services.portfolio.reset();
  const { actions } = await answered(chat, 'two');
  expect(actions.map(({ status }) => status)).toEqual(['executed', 'rejected']);
  expect(actions[1]?.error?.detail).toContain('may make 3 trades a day');
  expect(await held(services)).toEqual(['1 NVDA']);
});

test('limits of a day are judged in the transaction: orders that come together share them', async () => {
  const services = await openServices();
  const chats = Array.from({ length: 5 }, () =>
    services.chat(scripted({ trades: [buying('NVDA', 1)] }).model, openToAnything),
  );
  const [first] = chats;
  if (!first) throw new Error('there is no chat');
  await configure(first, { trades_per_day_max: 2, dollars_per_day_max: 10_000 });
  const answers = await Promise.all(chats.map((chat) => answered(chat, 'buy')));
  const statuses = answers.flatMap(({ actions }) => actions.map(({ status }) => status));
  expect(statuses.sort()).toEqual(['executed', 'executed', 'rejected', 'rejected', 'rejected']);
});

test('a proposal is checked against the limits of the day', async () => {
  const { chat } = await limited(
    { mode: 'confirm', trades_per_day_max: 1 },
    { trades: [buying('NVDA', 1), buying('AAPL', 1)] },
  );
  expect((await answered(chat, 'buy')).actions).toMatchObject([
    { status: 'proposed' },
    { status: 'rejected', error: { code: 'assistant_day_trade_limit' } },
  ]);
});

test('on a day that lost too much the assistant sells but does not buy', async () => {
  const { services, chat } = await limited(
    { daily_loss_max: 100 },
    { trades: [buying('AAPL', 1), selling('NVDA', 1)] },
  );
  await services.buy('NVDA', 10);
  services.source.move(ticker('NVDA'), 170.01);
  expect((await answered(chat, 'trade')).actions.map(({ status }) => status)).toEqual([
    'executed',
    'executed',
  ]);
  services.source.move(ticker('NVDA'), 168.8);
  const { actions } = await answered(chat, 'trade');
  expect(actions.map(({ status }) => status)).toEqual(['rejected', 'executed']);
  expect(actions[0]?.error?.code).toBe('assistant_loss_limit');
  expect(actions[0]?.error?.detail).toContain('from a loss of $100.00 on');
});

test('the day is measured from the last value before midnight in UTC', async () => {
  const { services, chat } = await limited(
    { daily_loss_max: 500 },
    { trades: [buying('AAPL', 1)] },
  );
  const midnight_ms = Date.UTC(2026, 1, 11);
  await services.snapshots.record(services.account_id, 1, {
    recorded_at_ms: midnight_ms - 1,
    total_value_cents: cents(1_050_000),
    cash_cents: cents(1_050_000),
  });
  expect((await answered(chat, 'trade')).actions[0]?.error?.code).toBe('assistant_loss_limit');
  services.clock.skip(86_400_000);
  await services.snapshots.record(services.account_id, 1, {
    recorded_at_ms: midnight_ms + 86_400_000 - 1,
    total_value_cents: cents(1_000_000),
    cash_cents: cents(1_000_000),
  });
  services.source.move(ticker('AAPL'), 190);
  expect((await answered(chat, 'trade')).actions[0]?.status).toBe('executed');
});

test("the limits of the assistant do not apply to a person's trades", async () => {
  const { services } = await limited(
    { halted: true, dollars_per_message_max: 1, ticker_weight_max_percent: 1, daily_loss_max: 1 },
    {},
  );
  await services.buy('NVDA', 20);
  expect(await held(services)).toEqual(['20 NVDA']);
});

test('the prompt contains the limits and the quantity of each ticker that they leave', async () => {
  const { services, chat, prompts } = await limited({ dollars_per_message_max: 360 }, {});
  await services.buy('TSLA', 1);
  await answered(chat, 'buy DIS');
  const { limits } = prompts[0]?.context ?? {};
  expect(limits?.settings).toMatchObject({ dollars_per_message_max: 360 });
  const allowance = (name: string) => limits?.allowances.find((each) => each.ticker === name);
  expect(allowance('NVDA')).toMatchObject({ buy_quantity_max: 2, sell_quantity_max: 0 });
  expect(allowance('TSLA')).toMatchObject({ buy_quantity_max: 1.44, sell_quantity_max: 1 });
  expect(allowance('DIS')).toMatchObject({ buy_quantity_max: 3.6 });
  await configure(chat, { dollars_per_day_max: 180 });
  await answered(chat, 'buy DIS');
  expect(prompts[1]?.context.limits.allowances).toContainEqual({
    ticker: 'NVDA',
    buy_quantity_max: 1,
    sell_quantity_max: 0,
  });
  await configure(chat, { trades_per_day_max: 1 });
  await services.portfolio.trade(
    { ticker: ticker('NVDA'), side: 'buy', quantity: 0.1 },
    { principal: assistantOf('default'), cause: 'm' },
  );
  await answered(chat, 'buy DIS');
  expect(prompts[2]?.context.limits.allowances.every((each) => each.buy_quantity_max === 0)).toBe(
    true,
  );
});

test('settings and all their changes are kept after a restart', async () => {
  const { services, chat } = await limited({ mode: 'confirm', daily_loss_max: 12.34 }, {});
  await configure(chat, { ticker_weight_max_percent: 33.33 });
  expect(
    services.connection.all('SELECT mode, ticker_weight_max_bp FROM assistant_settings'),
  ).toEqual([
    { mode: 'confirm', ticker_weight_max_bp: null },
    { mode: 'auto', ticker_weight_max_bp: 3333 },
  ]);
  expect((await services.reopenSettings()).current()).toMatchObject({
    ...FREE,
    ticker_weight_max_percent: 33.33,
  });
});

test('a message canceled while the model is asked executes nothing', async () => {
  const services = await openServices();
  const asked = gate();
  const { model } = scripted(async (_prompt, signal) => {
    asked.open();
    return new Promise((_resolve, reject) => signal.addEventListener('abort', reject));
  });
  const chat = services.chat(model);
  const answer = chat.send({ message: 'buy', client_message_id: 'm-1' });
  const behind = chat.send({ message: 'and more', client_message_id: 'm-2' });
  await asked.opened;
  expect(chat.cancel('m-2')).toEqual({ cancelled: true });
  expect(await behind).toMatchObject({ error: { code: 'cancelled' } });
  expect(chat.cancel('m-1')).toEqual({ cancelled: true });
  expect(await answer).toMatchObject({ error: { code: 'cancelled' } });
  expect(chat.health().state).toBe('ok');
  expect(chat.cancel('m-1')).toEqual({ cancelled: false });
});

test('a message whose actions have begun cannot be canceled', async () => {
  const services = await openServices();
  const chat = services.chat(scripted({ trades: [buying('NVDA', 1)] }).model, openToAnything);
  const trade = services.portfolio.trade.bind(services.portfolio);
  services.portfolio.trade = async (request, by) => {
    expect(chat.cancel('m-1')).toEqual({ cancelled: false });
    return trade(request, by);
  };
  const { actions } = await answered(chat, 'buy', 'm-1');
  expect(actions).toMatchObject([{ status: 'executed' }]);
});
