import { expect, test } from 'vitest';
import { AlpacaServer } from './alpaca-server.ts';

/** What may be done before an order is refused. */
const NOTHING = async () => {};
const holdTen = async (alpaca: AlpacaServer) => void (await alpaca.order({ qty: '10' }));

interface Row {
  readonly name: string;
  readonly before?: (alpaca: AlpacaServer) => Promise<void>;
  readonly order: object;
  readonly status: number;
  readonly code: number;
  readonly message: string | RegExp;
  readonly more?: object;
}

const BRACKET = {
  order_class: 'bracket',
  type: 'limit',
  limit_price: '100',
  take_profit: { limit_price: '120' },
  stop_loss: { stop_price: '90' },
};

/** Every code of an order that Alpaca's clients know, with the words that some of them read. */
const ROWS: readonly Row[] = [
  {
    name: 'no size',
    order: { qty: null },
    status: 422,
    code: 40010001,
    message: 'qty or notional is required',
  },
  {
    name: 'two sizes',
    order: { notional: '5', qty: '1' },
    status: 422,
    code: 40010001,
    message: 'only one of qty or notional is accepted',
  },
  {
    name: 'no type',
    order: { type: null },
    status: 422,
    code: 40010001,
    message: 'type is required',
  },
  {
    name: 'no time in force',
    order: { time_in_force: null },
    status: 422,
    code: 40010001,
    message: 'time_in_force is required',
  },
  {
    name: 'another time in force',
    order: { time_in_force: 'gtd' },
    status: 422,
    code: 40010001,
    message: 'invalid time_in_force: gtd',
  },
  {
    name: 'an amount that is no number',
    order: { qty: 'ten' },
    status: 422,
    code: 40010001,
    message: 'invalid qty: ten',
  },
  {
    name: 'an amount below zero',
    order: { qty: '-1' },
    status: 422,
    code: 40010001,
    message: 'qty must be > 0',
  },
  {
    name: 'a long id of the client',
    order: { client_order_id: 'x'.repeat(129) },
    status: 422,
    code: 40010001,
    message: /client_order_id must be no more than 128/,
  },
  {
    name: 'an id that was used before, also of a canceled order',
    before: async (alpaca) => {
      const resting = { type: 'limit', limit_price: '10', client_order_id: 'mine' };
      const { body } = await alpaca.order(resting);
      await alpaca.send('DELETE', `/v2/orders/${(body as { id: string }).id}`);
    },
    order: { type: 'limit', limit_price: '10', client_order_id: 'mine' },
    status: 422,
    code: 40010001,
    message: 'client_order_id must be unique',
  },
  {
    name: 'a bracket without a take-profit',
    order: { ...BRACKET, take_profit: null },
    status: 422,
    code: 40010001,
    message: 'bracket orders require take_profit.limit_price',
  },
  {
    name: 'a bracket without a stop',
    order: { ...BRACKET, stop_loss: {} },
    status: 422,
    code: 40010001,
    message: 'bracket orders require stop_loss.stop_price',
  },
  {
    name: 'a bracket led by a stop',
    order: { ...BRACKET, type: 'stop', stop_price: '400', limit_price: null },
    status: 422,
    code: 40010001,
    message: 'bracket orders must be market or limit orders',
  },
  {
    name: 'a bracket that sells',
    before: holdTen,
    order: { ...BRACKET, side: 'sell' },
    status: 422,
    code: 42210000,
    message: 'bracket orders must be entry orders',
  },
  {
    name: 'a bracket whose stop is too high',
    order: { ...BRACKET, stop_loss: { stop_price: '101' } },
    status: 422,
    code: 42210000,
    message: 'stop price must be less than base_price - 0.01',
  },
  {
    name: 'a bracket for a moment',
    order: { ...BRACKET, time_in_force: 'ioc' },
    status: 422,
    code: 42210000,
    message: 'bracket orders must be DAY or GTC orders',
  },
  {
    name: 'a pair that is no limit',
    before: holdTen,
    order: {
      side: 'sell',
      order_class: 'oco',
      take_profit: { limit_price: '900' },
      stop_loss: { stop_price: '90' },
    },
    status: 422,
    code: 40010001,
    message: 'oco orders must be limit orders',
  },
  {
    name: 'a limit between two cents',
    order: { type: 'limit', limit_price: '290.123' },
    status: 422,
    code: 42210000,
    message:
      'invalid limit_price 290.123. sub-penny increment does not fulfill minimum pricing criteria',
  },
  {
    name: 'a stop between two cents',
    order: { type: 'stop', stop_price: 400.001 },
    status: 422,
    code: 42210000,
    message:
      'invalid stop_price 400.001. sub-penny increment does not fulfill minimum pricing criteria',
  },
  {
    name: 'a part of a share till canceled',
    order: { qty: '0.5', time_in_force: 'gtc' },
    status: 422,
    code: 42210000,
    message: 'fractional orders must be DAY orders',
  },
  {
    name: 'a part of a share with exits',
    order: { ...BRACKET, qty: '0.5' },
    status: 422,
    code: 42210000,
    message: 'fractional orders must be simple orders',
  },
  {
    name: 'a part of a share that trails',
    before: holdTen,
    order: { side: 'sell', qty: '0.5', type: 'trailing_stop', trail_percent: '1' },
    status: 422,
    code: 42210000,
    message: 'fractional orders must be market, limit, stop, or stop_limit orders',
  },
  {
    name: 'extended hours at the market',
    order: { extended_hours: true },
    status: 422,
    code: 42210000,
    message: 'extended hours order must be DAY limit orders',
  },
  {
    name: 'a market order with a limit',
    order: { limit_price: '100' },
    status: 422,
    code: 42210000,
    message: 'market orders require no stop or limit price',
  },
  {
    name: 'an asset that is none',
    order: { symbol: 'NOSUCHX' },
    status: 422,
    code: 42210000,
    message: 'could not find asset "NOSUCHX"',
  },
  {
    name: 'crypto',
    order: { symbol: 'BTC/USD' },
    status: 422,
    code: 42210000,
    message: /could not find asset/,
  },
  {
    name: 'an auction, which this market has none of',
    order: { time_in_force: 'opg' },
    status: 422,
    code: 42210000,
    message: /no opening or closing auction/,
  },
  {
    name: 'more than there is money for',
    order: { qty: '1000', type: 'limit', limit_price: '300' },
    status: 403,
    code: 40310000,
    message: 'insufficient buying power',
    more: { buying_power: '10000', cost_basis: '300000' },
  },
  {
    name: 'more shares than are free',
    before: async (alpaca) => {
      await holdTen(alpaca);
      await alpaca.order({ side: 'sell', qty: '5', type: 'limit', limit_price: '900' });
    },
    order: { side: 'sell', qty: '10' },
    status: 403,
    code: 40310000,
    message: 'insufficient qty available for order (requested: 10, available: 5)',
    more: {
      available: '5',
      existing_qty: '10',
      held_for_orders: '5',
      symbol: 'AAPL',
      related_orders: [expect.any(String)],
    },
  },
  {
    name: 'a sale of what is not held',
    order: { side: 'sell' },
    status: 403,
    code: 40310000,
    message: 'account is not allowed to short',
  },
  {
    name: 'less than a dollar',
    order: { notional: '0.5' },
    status: 403,
    code: 40310000,
    message: 'cost basis must be >= minimal amount of order 1',
  },
  {
    name: 'against an own limit that it meets',
    before: async (alpaca) => {
      await holdTen(alpaca);
      await alpaca.order({ side: 'sell', qty: '5', type: 'limit', limit_price: '900' });
    },
    order: { type: 'limit', limit_price: '900' },
    status: 403,
    code: 40310000,
    message: 'potential wash trade detected. use complex orders',
    more: {
      existing_order_id: expect.any(String),
      reject_reason: 'opposite side limit order exists',
    },
  },
  {
    name: 'against an own stop',
    before: async (alpaca) => {
      await holdTen(alpaca);
      await alpaca.order({ side: 'sell', qty: '5', type: 'stop', stop_price: '90' });
    },
    order: { type: 'limit', limit_price: '80' },
    status: 403,
    code: 40310000,
    message: 'potential wash trade detected. use complex orders',
    more: { reject_reason: 'opposite side market/stop order exists' },
  },
  {
    name: 'anything while trading is suspended',
    before: async (alpaca) => {
      await alpaca.send('PATCH', '/v2/account/configurations', { suspend_trade: true });
    },
    order: {},
    status: 403,
    code: 40310000,
    message: 'new orders are rejected by user request',
  },
  {
    name: 'anything while agents are halted',
    before: async ({ server, account_id }) => {
      await server.post(`/api/accounts/${account_id}/assistant/halt`, {});
    },
    order: {},
    status: 403,
    code: 40310000,
    message: /held to the limits of the assistant/,
  },
];

test.each(ROWS)(
  '$name is refused',
  async ({ before = NOTHING, order, status, code, message, more }) => {
    const alpaca = await AlpacaServer.start();
    await before(alpaca);
    const open = (await alpaca.get('/v2/orders')).body;
    const answer = await alpaca.order(order);
    expect(answer.body).toMatchObject({
      code,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
      ...more,
    });
    expect(answer.status).toBe(status);
    expect((await alpaca.get('/v2/orders')).body).toEqual(open);
  },
);

test('orders of both sides that cannot meet are no wash trade, nor are groups and trails', async () => {
  const alpaca = await AlpacaServer.start();
  await holdTen(alpaca);
  await alpaca.order({ side: 'sell', qty: '2', type: 'limit', limit_price: '900' });
  expect((await alpaca.order({ type: 'limit', limit_price: '50' })).status).toBe(200);
  expect((await alpaca.order({ ...BRACKET })).status).toBe(200);
  expect(
    (await alpaca.order({ side: 'sell', type: 'trailing_stop', trail_percent: '2' })).status,
  ).toBe(200);
});

test('a key that may only read is refused every change', async () => {
  const alpaca = await AlpacaServer.start();
  const reader = await alpaca.key('read');
  expect((await alpaca.send('GET', '/v2/account', undefined, reader)).status).toBe(200);
  const calls: readonly [string, string][] = [
    ['POST', '/v2/orders'],
    ['DELETE', '/v2/orders'],
    ['PATCH', '/v2/orders/x'],
    ['DELETE', '/v2/positions'],
    ['PATCH', '/v2/account/configurations'],
    ['POST', '/v2/watchlists'],
  ];
  for (const [method, path] of calls) {
    const { status, body } = await alpaca.send(method, path, {}, reader);
    expect([method, path, status]).toEqual([method, path, 403]);
    expect(body).toMatchObject({ code: 40310000, message: expect.stringContaining('forbidden') });
  }
});
