import { describe, expect, test } from 'vitest';
import type { Answer } from '../../support/server/test-server.ts';
import { AlpacaServer } from './alpaca-server.ts';

interface Order {
  readonly id: string;
  readonly client_order_id: string;
  readonly status: string;
  readonly symbol: string;
  readonly qty: string | null;
  readonly legs: readonly Order[] | null;
}
const orderIn = ({ body }: Answer): Order => body as Order;
const listIn = ({ body }: Answer): readonly Order[] => body as readonly Order[];
const RESTING = { type: 'limit', limit_price: '10', time_in_force: 'gtc' };
const EXITS = { take_profit: { limit_price: '900' }, stop_loss: { stop_price: '100' } };

describe('finding orders', () => {
  test('by the id in any spelling, and by the id of the client', async () => {
    const alpaca = await AlpacaServer.start();
    const { id } = orderIn(await alpaca.order({ ...RESTING, client_order_id: 'my order/1' }));
    for (const name of [id, id.toUpperCase(), id.replaceAll('-', '')]) {
      expect(orderIn(await alpaca.get(`/v2/orders/${name}`))).toMatchObject({ id });
    }
    const query = `client_order_id=${encodeURIComponent('my order/1')}`;
    expect(orderIn(await alpaca.get(`/v2/orders:by_client_order_id?${query}`))).toMatchObject({
      id,
    });
    expect((await alpaca.get('/v2/orders:by_client_order_id?client_order_id=other')).body).toEqual({
      code: 40410000,
      message: 'order not found for other',
    });
  });

  test('an order of a person has an id of the client too, by which it is found', async () => {
    const alpaca = await AlpacaServer.start();
    const path = `/api/accounts/${alpaca.account_id}/orders`;
    const sent = { ticker: 'AAPL', side: 'buy', quantity: 1, type: 'limit', limit_price: 10 };
    await alpaca.server.post(path, sent);
    const [order] = listIn(await alpaca.get('/v2/orders'));
    const query = `client_order_id=${order?.client_order_id}`;
    expect(orderIn(await alpaca.get(`/v2/orders:by_client_order_id?${query}`)).id).toBe(order?.id);
  });

  test('in pages, by status, symbol, side, time and neighbors', async () => {
    const alpaca = await AlpacaServer.start();
    const ids: string[] = [];
    for (const symbol of ['AAPL', 'MSFT', 'AAPL', 'NVDA']) {
      ids.push(orderIn(await alpaca.order({ ...RESTING, symbol })).id);
      alpaca.pass();
    }
    await alpaca.send('DELETE', `/v2/orders/${ids[3]}`);
    const found = async (query: string) =>
      listIn(await alpaca.get(`/v2/orders?${query}`)).map(({ id }) => ids.indexOf(id));
    expect(await found('')).toEqual([2, 1, 0]);
    expect(await found('status=all&direction=asc')).toEqual([0, 1, 2, 3]);
    expect(await found('status=closed')).toEqual([3]);
    expect(await found('symbols=AAPL,NVDA&status=all')).toEqual([3, 2, 0]);
    expect(await found('side=sell&status=all')).toEqual([]);
    expect(await found('limit=2')).toEqual([2, 1]);
    expect(await found(`before_order_id=${ids[2]}`)).toEqual([1, 0]);
    expect(await found(`after_order_id=${ids[0]}&direction=asc`)).toEqual([1, 2]);
    const { body } = await alpaca.get(`/v2/orders/${ids[1]}`);
    const { submitted_at } = body as { submitted_at: string };
    expect(await found(`after=${submitted_at}`)).toEqual([2]);
    expect(await found(`until=${submitted_at}`)).toEqual([0]);
    expect(await found('asset_class=crypto')).toEqual([]);
    expect((await alpaca.get('/v2/orders?limit=501')).body).toMatchObject({ code: 40010001 });
    expect((await alpaca.get('/v2/orders?status=some')).body).toMatchObject({ code: 40010001 });
  });
});

describe('groups', () => {
  test('each order of a bracket is a row of its own, or a leg of its entry', async () => {
    const alpaca = await AlpacaServer.start();
    const bracket = orderIn(
      await alpaca.order({
        ...RESTING,
        qty: '3',
        order_class: 'bracket',
        ...EXITS,
        limit_price: '200',
      }),
    );
    expect(bracket.legs?.map(({ status, qty }) => [status, qty])).toEqual([
      ['held', '3'],
      ['held', '3'],
    ]);
    expect(listIn(await alpaca.get('/v2/orders')).map(({ legs }) => legs)).toEqual([
      null,
      null,
      null,
    ]);
    const nested = listIn(await alpaca.get('/v2/orders?nested=true'));
    expect(nested.map(({ id }) => id)).toEqual([bracket.id]);
    const leg = bracket.legs?.[0];
    expect(orderIn(await alpaca.get(`/v2/orders/${leg?.id}`)).legs).toBeNull();
  });

  test('the exits of a filled entry work, the stop behind the take-profit, and both can be moved', async () => {
    const alpaca = await AlpacaServer.start();
    const bracket = orderIn(await alpaca.order({ qty: '3', order_class: 'bracket', ...EXITS }));
    const [profit, stop] = bracket.legs ?? [];
    expect(orderIn(await alpaca.get(`/v2/orders/${profit?.id}`)).status).toBe('new');
    expect(orderIn(await alpaca.get(`/v2/orders/${stop?.id}`)).status).toBe('held');
    const moved = await alpaca.send('PATCH', `/v2/orders/${stop?.id}`, { stop_price: '110' });
    expect(moved.body).toMatchObject({
      replaces: stop?.id,
      stop_price: '110',
      order_class: 'bracket',
    });
    const nested = orderIn(await alpaca.get(`/v2/orders/${bracket.id}?nested=true`));
    expect(nested.legs?.map(({ id }) => id)).toEqual([profit?.id, orderIn(moved).id]);
  });

  test('a waiting exit is moved in place', async () => {
    const alpaca = await AlpacaServer.start();
    const bracket = orderIn(
      await alpaca.order({ ...RESTING, limit_price: '200', order_class: 'bracket', ...EXITS }),
    );
    const [profit] = bracket.legs ?? [];
    const { status, body } = await alpaca.send('PATCH', `/v2/orders/${profit?.id}`, {
      limit_price: '950',
    });
    const { id, client_order_id } = profit ?? {};
    expect([status, body]).toMatchObject([
      200,
      { id, client_order_id, limit_price: '950', status: 'held' },
    ]);
  });
});

describe('changing and canceling', () => {
  test('a change gets a new id and names what it replaces', async () => {
    const alpaca = await AlpacaServer.start();
    const { id } = orderIn(await alpaca.order({ ...RESTING, qty: '2' }));
    const changed = await alpaca.send('PATCH', `/v2/orders/${id}`, {
      qty: 3,
      limit_price: '11',
      client_order_id: 'mine',
    });
    expect(changed.body).toMatchObject({
      qty: '3',
      limit_price: '11',
      replaces: id,
      client_order_id: 'mine',
    });
    expect((await alpaca.get(`/v2/orders/${id}`)).body).toMatchObject({
      status: 'replaced',
      replaced_by: orderIn(changed).id,
      replaced_at: expect.any(String),
    });
    expect((await alpaca.send('PATCH', `/v2/orders/${id}`, { qty: 4 })).body).toEqual({
      code: 42210000,
      message: 'order is already in "replaced" state',
    });
    expect((await alpaca.send('PATCH', `/v2/orders/${orderIn(changed).id}`, {})).body).toEqual({
      code: 42210000,
      message: 'order parameters are not changed',
    });
  });

  test('an order is canceled once and for all, unless it was filled', async () => {
    const alpaca = await AlpacaServer.start();
    const { id } = orderIn(await alpaca.order(RESTING));
    const filled = orderIn(await alpaca.order({}));
    for (let time = 0; time < 2; time++) {
      expect((await alpaca.send('DELETE', `/v2/orders/${id}`)).status).toBe(204);
    }
    const { status, body } = await alpaca.send('DELETE', `/v2/orders/${filled.id}`);
    expect(status).toBe(422);
    expect(body).toEqual({ code: 42210000, message: 'order is already in "filled" state' });
    expect((await alpaca.send('DELETE', '/v2/orders/no-such')).body).toEqual({
      code: 40410000,
      message: 'order not found for no-such',
    });
  });

  test('all orders are canceled, each with its outcome', async () => {
    const alpaca = await AlpacaServer.start();
    await alpaca.order(RESTING);
    await alpaca.order({ ...RESTING, symbol: 'MSFT' });
    const { status, body } = await alpaca.send('DELETE', '/v2/orders');
    expect(status).toBe(207);
    expect(body).toMatchObject([
      { status: 200, body: { status: 'canceled' } },
      { status: 200, body: { status: 'canceled' } },
    ]);
  });
});

describe('positions', () => {
  test('are closed by shares, by per cent and as a whole, and each outcome is told', async () => {
    const alpaca = await AlpacaServer.start();
    await alpaca.order({ qty: '10' });
    await alpaca.order({ symbol: 'MSFT', qty: '2' });
    const closed = async (query: string) =>
      orderIn(await alpaca.send('DELETE', `/v2/positions/AAPL${query}`)).qty;
    expect(await closed('?qty=1')).toBe('1');
    expect(await closed('?percentage=50')).toBe('4.5');
    for (const query of ['?qty=1&percentage=1', '?percentage=101', '?qty=0', '?qty=x']) {
      const { body } = await alpaca.send('DELETE', `/v2/positions/AAPL${query}`);
      expect(body).toMatchObject({ code: 40010001 });
    }
    await alpaca.order({
      symbol: 'MSFT',
      side: 'sell',
      qty: '1',
      type: 'limit',
      limit_price: '2000',
    });
    const { status, body } = await alpaca.send('DELETE', '/v2/positions');
    expect(status).toBe(207);
    expect(body).toMatchObject([
      { symbol: 'AAPL', status: 200, body: { status: 'filled', qty: '4.5' } },
      { symbol: 'MSFT', status: 403, body: { code: 40310000, available: '1', existing_qty: '2' } },
    ]);
    const all = await alpaca.send('DELETE', '/v2/positions?cancel_orders=true');
    expect(all.body).toMatchObject([{ symbol: 'MSFT', status: 200 }]);
    expect((await alpaca.get('/v2/positions')).body).toEqual([]);
    expect((await alpaca.send('DELETE', '/v2/positions/AAPL')).body).toEqual({
      code: 40410000,
      message: 'position does not exist',
    });
  });

  test('are found by the id of the asset, and by a symbol with a class of shares', async () => {
    const alpaca = await AlpacaServer.start();
    await alpaca.order({ symbol: 'BRK.B', qty: '1' });
    const { body } = await alpaca.get('/v2/positions/BRK.B');
    const { asset_id } = body as { asset_id: string };
    expect((await alpaca.get(`/v2/positions/${asset_id}`)).body).toEqual(body);
    expect((await alpaca.order({ symbol: 'BRK.B:NYSE:us_equity', qty: '1' })).body).toMatchObject({
      symbol: 'BRK.B',
    });
    expect((await alpaca.order({ symbol: asset_id, qty: '1' })).body).toMatchObject({
      symbol: 'BRK.B',
    });
  });
});

test('activities are paged by their ids in both directions, by type, category and time', async () => {
  const alpaca = await AlpacaServer.start(
    {},
    { starting_cash: 50_000_000, fill_profile: 'realistic' },
  );
  await alpaca.order({ qty: '20000' });
  alpaca.pass(3);
  await expect
    .poll(async () => listIn(await alpaca.get('/v2/account/activities')).length)
    .toBeGreaterThan(2);
  const all = (await alpaca.get('/v2/account/activities?direction=asc')).body as {
    id: string;
    type: string;
    cum_qty: string;
    leaves_qty: string;
  }[];
  const fills = all.filter(({ type }) => type !== undefined);
  expect(fills.at(-1)).toMatchObject({ type: 'fill', cum_qty: '20000', leaves_qty: '0' });
  expect(fills.slice(0, -1).every(({ type }) => type === 'partial_fill')).toBe(true);
  const times = all.map(({ id }) => id.split('::')[0]);
  expect(times).toEqual(times.toSorted());
  for (const direction of ['asc', 'desc']) {
    const paged: string[] = [];
    for (;;) {
      const token = paged.length === 0 ? '' : `&page_token=${paged.at(-1)}`;
      const path = `/v2/account/activities?page_size=1&direction=${direction}${token}`;
      const page = (await alpaca.get(path)).body as { id: string }[];
      if (page.length === 0) break;
      paged.push(...page.map(({ id }) => id));
    }
    const ids = all.map(({ id }) => id);
    expect(paged).toEqual(direction === 'asc' ? ids : ids.reverse());
  }
  const count = async (path: string) =>
    listIn(await alpaca.get(`/v2/account/activities${path}`)).length;
  expect(await count('/FILL')).toBe(fills.length);
  expect(await count('?category=trade_activity')).toBe(fills.length);
  expect(await count('?category=non_trade_activity')).toBe(all.length - fills.length);
  expect(await count('?date=2026-02-11')).toBe(all.length);
  expect(await count('?date=2026-02-12')).toBe(0);
  expect(await count('?after=2026-02-12')).toBe(0);
  expect((await alpaca.get('/v2/account/activities?page_size=101')).body).toMatchObject({
    code: 40010001,
  });
});
