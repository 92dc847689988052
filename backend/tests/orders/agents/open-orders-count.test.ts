import { expect, test } from 'vitest';
import { codeOf, startAgentServer } from './agent-server.ts';

const LIMIT = { side: 'buy', type: 'limit', time_in_force: 'gtc' };

/** Shares that are 8.3 % of the account at $100. */
const RESTING = { ...LIMIT, quantity: 8.3, limit_price: 100 };
const MARKET = { side: 'buy', quantity: 4 };

test('the weight counts the open purchases of agents in the ticker', async () => {
  const { program, limit } = await startAgentServer();
  await limit({ ticker_weight_max_percent: 20 });
  const codes = [];
  for (let placed = 0; placed < 5; placed++) codes.push(codeOf(await program.post(RESTING)));
  const refused = 'assistant_weight_limit';
  expect(codes).toEqual([undefined, undefined, refused, refused, refused]);
  expect((await program.post({ ...RESTING, ticker: 'MSFT' })).status).toBe(201);
});

test('purchases that arrive together are judged one after the other', async () => {
  const { program, limit } = await startAgentServer();
  await limit({ ticker_weight_max_percent: 20 });
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => program.post(RESTING)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
});

test('the weight counts the open purchases of a person', async () => {
  const { person, program, limit } = await startAgentServer();
  await limit({ ticker_weight_max_percent: 20 });
  await person.place({ ...RESTING, quantity: 16 });
  expect(codeOf(await program.post(RESTING))).toBe('assistant_weight_limit');
  expect(codeOf(await program.post(MARKET))).toBe('assistant_weight_limit');
  const trade = { ticker: 'AAPL', ...MARKET };
  expect(codeOf(await program.send('POST', '/api/portfolio/trade', trade))).toBe(
    'assistant_weight_limit',
  );
  expect((await person.post(RESTING)).status).toBe(201);
});

test('a sale that waits makes no room for a purchase', async () => {
  const { person, program, limit } = await startAgentServer();
  const { fills } = await person.place({ ...MARKET, quantity: 8 });
  await limit({ ticker_weight_max_percent: 20 });
  const far = (fills[0]?.price ?? 0) * 2;
  await program.place({ ...LIMIT, side: 'sell', quantity: 8, limit_price: Math.round(far) });
  expect(codeOf(await program.post(RESTING))).toBe('assistant_weight_limit');
});

test('a change is judged with the other open orders, and not with the order it replaces', async () => {
  const { program, limit } = await startAgentServer();
  await limit({ ticker_weight_max_percent: 20, dollars_per_day_max: 2_000 });
  await program.place(RESTING);
  const { order } = await program.place(RESTING);
  expect((await program.change(order.id, { quantity: 9 })).status).toBe(200);
  const [open] = (
    (await program.get('/api/orders?status=open')).body as { orders: { id: string }[] }
  ).orders;
  const larger = await program.change(open?.id ?? '', { quantity: 12 });
  expect(codeOf(larger)).toBe('assistant_weight_limit');
});

test('the dollars of the day count the sales that wait', async () => {
  const { person, program, limit } = await startAgentServer();
  const { fills } = await person.place({ ...MARKET, quantity: 20 });
  const price = Math.ceil(fills[0]?.price ?? 0) + 20;
  await limit({ dollars_per_day_max: price * 4 });
  const sale = { ...LIMIT, side: 'sell', quantity: 2, limit_price: price };
  await program.place(sale);
  const pair = {
    side: 'sell',
    quantity: 2,
    order_class: 'oco',
    take_profit: { limit_price: price },
    stop_loss: { stop_price: 50 },
  };
  await program.place(pair);
  expect(codeOf(await program.post(sale))).toBe('assistant_day_dollar_limit');
});

test('the exits of an order that bought count when they are filled', async () => {
  const { program, limit } = await startAgentServer();
  await limit({ dollars_per_day_max: 3_000 });
  const exits = { take_profit: { limit_price: 1_000 }, stop_loss: { stop_price: 50 } };
  await program.place({ ...MARKET, order_class: 'bracket', ...exits });
  expect((await program.post(RESTING)).status).toBe(201);
});

test.each(['ideal', 'realistic', 'harsh'])(
  'a market order is judged at a price also if nothing is held (%s)',
  async (FILL_PROFILE) => {
    const { program, limit, steps } = await startAgentServer({ FILL_PROFILE });
    await steps(1);
    await limit({ ticker_weight_max_percent: 5 });
    expect(codeOf(await program.post(MARKET))).toBe('assistant_weight_limit');
    await limit({ ticker_weight_max_percent: null, dollars_per_message_max: 100 });
    expect(codeOf(await program.post(MARKET))).toBe('assistant_dollar_limit');
  },
);
