import { describe, expect, test } from 'vitest';
import { AlpacaServer, headersOf } from './alpaca-server.ts';

interface Order {
  readonly id: string;
  readonly status: string;
  readonly legs: readonly { readonly id: string; readonly status: string }[] | null;
}

describe('an order does to the position what its sender says, or nothing', () => {
  test.each([
    ['buy', 'sell_to_close', 'buy_to_open'],
    ['buy', 'buy_to_close', 'buy_to_open'],
    ['sell', 'sell_to_open', 'sell_to_close'],
  ])('%s with the intent %s', async (side, specified, inferred) => {
    const alpaca = await AlpacaServer.start();
    await alpaca.order({ qty: '3' });
    const { status, body } = await alpaca.order({ side, position_intent: specified });
    expect({ status, body }).toEqual({
      status: 422,
      body: {
        code: 42210000,
        message: `position intent mismatch, inferred: ${inferred}, specified: ${specified}`,
      },
    });
    expect((await alpaca.get('/v2/positions/AAPL')).body).toMatchObject({ qty: '3' });
    expect((await alpaca.order({ side, position_intent: inferred })).status).toBe(200);
  });
});

describe('a changed order keeps to the rules of a new one', () => {
  const LIMIT = { type: 'limit', limit_price: '100' };

  test.each([
    [
      'a part of a share of an order that lasts',
      { ...LIMIT, time_in_force: 'gtc' },
      { qty: '1.5' },
    ],
    ['a part of a share that is to last', { ...LIMIT, qty: '1.5' }, { time_in_force: 'gtc' }],
  ])('%s', async (_name, order, change) => {
    const alpaca = await AlpacaServer.start();
    const { id } = (await alpaca.order(order)).body as Order;
    const answer = await alpaca.send('PATCH', `/v2/orders/${id}`, change);
    expect(answer).toMatchObject({
      status: 422,
      body: { message: 'fractional orders must be DAY orders' },
    });
    expect((await alpaca.get(`/v2/orders/${id}`)).body).toMatchObject({ status: 'new' });
  });
});

test('a replacement is refused where a new order like it would be', async () => {
  const alpaca = await AlpacaServer.start();
  await alpaca.order({ qty: '2' });
  const rest = { type: 'limit', time_in_force: 'gtc' };
  await alpaca.order({ ...rest, side: 'sell', limit_price: '500' });
  const { id } = (await alpaca.order({ ...rest, limit_price: '100' })).body as Order;
  const change = (terms: object) => alpaca.send('PATCH', `/v2/orders/${id}`, terms);
  expect(await change({ limit_price: '501' })).toMatchObject({
    status: 403,
    body: { message: 'potential wash trade detected. use complex orders' },
  });
  await alpaca.send('PATCH', '/v2/account/configurations', { suspend_trade: true });
  expect(await change({ limit_price: '101' })).toMatchObject({
    status: 403,
    body: { message: 'new orders are rejected by user request' },
  });
  await alpaca.send('PATCH', '/v2/account/configurations', { suspend_trade: false });
  expect((await change({ limit_price: '101' })).status).toBe(200);
});

test('an account says that trading is blocked while agents may place nothing', async () => {
  const alpaca = await AlpacaServer.start();
  const path = `/api/accounts/${alpaca.account_id}/assistant/settings`;
  const blocked = async () =>
    ((await alpaca.get('/v2/account')).body as { trading_blocked: boolean }).trading_blocked;
  const set = async (change: object) => {
    const { body } = await alpaca.server.get(path);
    const { saved: _, ...settings } = body as { saved: boolean };
    const sent = JSON.stringify({ ...settings, ...change });
    const type = { 'content-type': 'application/json' };
    expect((await alpaca.server.send('PUT', path, sent, type)).status).toBe(200);
  };
  expect(await blocked()).toBe(false);
  await set({ mode: 'read_only' });
  expect(await blocked()).toBe(true);
  await set({ mode: 'auto' });
  expect(await blocked()).toBe(false);
});

test('canceling a leg of a bracket whose entry is open cancels the whole, so that no entry is left bare', async () => {
  const alpaca = await AlpacaServer.start();
  const { body } = await alpaca.order({
    type: 'limit',
    limit_price: '100',
    time_in_force: 'gtc',
    order_class: 'bracket',
    take_profit: { limit_price: '120' },
    stop_loss: { stop_price: '90' },
  });
  const { id, legs } = body as Order;
  await alpaca.send('DELETE', `/v2/orders/${legs?.[1]?.id}`);
  const after = (await alpaca.get(`/v2/orders/${id}?nested=true`)).body as Order;
  expect([after, ...(after.legs ?? [])].map(({ status }) => status)).toEqual([
    'canceled',
    'canceled',
    'canceled',
  ]);
});

test('an empty part closes nothing, and a suspended account closes nothing either', async () => {
  const alpaca = await AlpacaServer.start();
  await alpaca.order({ qty: '2' });
  for (const query of ['percentage=', 'qty=']) {
    expect((await alpaca.send('DELETE', `/v2/positions/AAPL?${query}`)).status).toBe(422);
  }
  await alpaca.send('PATCH', '/v2/account/configurations', { suspend_trade: true });
  expect((await alpaca.send('DELETE', '/v2/positions/AAPL')).status).toBe(403);
  expect((await alpaca.get('/v2/positions/AAPL')).body).toMatchObject({ qty: '2' });
});

test('a price beyond any share is called too high, not a fraction of a penny', async () => {
  const alpaca = await AlpacaServer.start();
  const { status, body } = await alpaca.order({ type: 'limit', limit_price: '1e21' });
  expect(status).toBe(422);
  expect((body as { message: string }).message).not.toContain('sub-penny');
});

describe("a key pair restricts its sender on FinAlly's own API too", () => {
  const basic = (user: string, password: string) => ({
    authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
  });

  test('in every form it is known by', async () => {
    const alpaca = await AlpacaServer.start();
    const pair = await alpaca.key('read');
    const settings = (await alpaca.server.get('/api/assistant/settings')).text;
    for (const headers of [headersOf(pair), basic(pair.key_id, pair.secret)]) {
      const sent = { ...headers, 'content-type': 'application/json' };
      const changed = await alpaca.server.send('PUT', '/api/assistant/settings', settings, sent);
      expect(changed).toMatchObject({ status: 403, body: { code: 'scope_missing' } });
      expect((await alpaca.server.get('/api/accounts/default/portfolio', headers)).status).toBe(
        403,
      );
    }
  });

  test('a wrong pair is refused, and the sign-in of a proxy means nothing', async () => {
    const alpaca = await AlpacaServer.start();
    const wrong = { ...alpaca.pair, secret: `${alpaca.pair.secret.slice(0, -2)}xx` };
    expect((await alpaca.server.get('/api/portfolio', headersOf(wrong))).status).toBe(401);
    expect(
      (await alpaca.server.get('/api/portfolio', basic(wrong.key_id, wrong.secret))).status,
    ).toBe(401);
    expect((await alpaca.server.get('/api/portfolio', basic('ann', 'of the proxy'))).status).toBe(
      200,
    );
  });
});
