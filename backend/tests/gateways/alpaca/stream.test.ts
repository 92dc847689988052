import { once } from 'node:events';
import { request } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { AlpacaServer, type KeyPair } from './alpaca-server.ts';

interface Frame {
  readonly stream: string;
  readonly data: Readonly<Record<string, unknown>> & {
    readonly order?: Readonly<Record<string, unknown>>;
  };
}

/** A client of the trading stream that keeps what it is sent. */
class Listener {
  readonly frames: Frame[] = [];
  readonly kinds = new Set<boolean>();
  readonly socket: WebSocket;

  constructor(alpaca: AlpacaServer) {
    this.socket = new WebSocket(`${alpaca.url.replace('http', 'ws')}/stream`);
    onTestFinished(() => this.socket.terminate());
    this.socket.on('message', (data, isBinary) => {
      this.kinds.add(isBinary);
      this.frames.push(JSON.parse(String(data)));
    });
  }

  static async of(alpaca: AlpacaServer): Promise<Listener> {
    const listener = new Listener(alpaca);
    await once(listener.socket, 'open');
    return listener;
  }

  /** Says something and returns the next frame. */
  async ask(message: object | string): Promise<Frame | undefined> {
    const before = this.frames.length;
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
    await expect.poll(() => this.frames.length).toBeGreaterThan(before);
    return this.frames[before];
  }

  get updates(): Frame['data'][] {
    return this.frames.filter(({ stream }) => stream === 'trade_updates').map(({ data }) => data);
  }

  get events(): unknown[] {
    return this.updates.map(({ event }) => event);
  }
}

const authenticate = ({ key_id, secret }: KeyPair) => ({
  action: 'authenticate',
  data: { key_id, secret_key: secret },
});
const listen = (...streams: string[]) => ({ action: 'listen', data: { streams } });
const AUTHORIZED = {
  stream: 'authorization',
  data: { status: 'authorized', action: 'authenticate' },
};

async function listening(alpaca: AlpacaServer): Promise<Listener> {
  const listener = await Listener.of(alpaca);
  await listener.ask(authenticate(alpaca.pair));
  await listener.ask(listen('trade_updates'));
  return listener;
}

test.each([
  ['one form', authenticate],
  ['the other form', ({ key_id, secret }: KeyPair) => ({ action: 'auth', key: key_id, secret })],
])('a client authenticates with %s', async (_name, say) => {
  const alpaca = await AlpacaServer.start();
  const listener = await Listener.of(alpaca);
  expect(await listener.ask(say(alpaca.pair))).toEqual(AUTHORIZED);
  expect(await listener.ask(listen('trade_updates', 'account_updates'))).toEqual({
    stream: 'listening',
    data: { streams: ['trade_updates'] },
  });
  expect(listener.kinds).toEqual(new Set([true]));
});

test('nobody listens without a key, and nothing that is said ends the connection', async () => {
  const alpaca = await AlpacaServer.start();
  const listener = await Listener.of(alpaca);
  expect(await listener.ask(listen('trade_updates'))).toEqual({
    stream: 'authorization',
    data: { status: 'unauthorized', action: 'listen' },
  });
  expect(await listener.ask(authenticate({ ...alpaca.pair, secret: 'wrong' }))).toEqual({
    stream: 'authorization',
    data: { status: 'unauthorized', action: 'authenticate' },
  });
  for (const nonsense of ['{', '[]', { action: 'dance' }]) {
    expect(await listener.ask(nonsense)).toMatchObject({
      stream: 'error',
      data: { error_message: 'the message is not understood' },
    });
  }
  expect(await listener.ask(authenticate(alpaca.pair))).toEqual(AUTHORIZED);
});

test('the list that a client sends replaces the one before', async () => {
  const alpaca = await AlpacaServer.start();
  const listener = await listening(alpaca);
  await listener.ask(listen('trade_updates'));
  await alpaca.order({ type: 'limit', limit_price: '10' });
  await expect.poll(() => listener.events).toEqual(['new']);
  expect(await listener.ask(listen())).toEqual({ stream: 'listening', data: { streams: [] } });
  await alpaca.order({ type: 'limit', limit_price: '10' });
  // An answer that comes after the order shows that no update came before it.
  await listener.ask(listen());
  expect(listener.events).toEqual(['new']);
});

test('a bracket is told from its entry to the end of its exits', async () => {
  const alpaca = await AlpacaServer.start();
  const listener = await listening(alpaca);
  const { body } = await alpaca.order({
    qty: '3',
    order_class: 'bracket',
    take_profit: { limit_price: '900' },
    stop_loss: { stop_price: '100' },
  });
  const { id, legs } = body as { id: string; legs: { id: string; status: string }[] };
  // The stop is held behind the take-profit, which is no event.
  await expect.poll(() => listener.events).toEqual(['new', 'fill', 'new']);
  expect(listener.updates[1]).toMatchObject({
    qty: '3',
    position_qty: '3',
    order: { id, status: 'filled', filled_qty: '3' },
  });
  const [profit, stop] = legs;
  await alpaca.send('DELETE', `/v2/orders/${profit?.id}`);
  await expect.poll(() => listener.events.length).toBe(5);
  expect(listener.events.slice(3)).toEqual(['canceled', 'canceled']);
  expect(new Set(listener.updates.slice(3).map(({ order }) => order?.['id']))).toEqual(
    new Set([profit?.id, stop?.id]),
  );
});

test('a replacement is told as the old order and the new one', async () => {
  const alpaca = await AlpacaServer.start();
  const listener = await listening(alpaca);
  const placed = await alpaca.order({ type: 'limit', limit_price: '10' });
  const { id } = placed.body as { id: string };
  const { body } = await alpaca.send('PATCH', `/v2/orders/${id}`, { limit_price: '11' });
  await expect.poll(() => listener.events).toEqual(['new', 'replaced', 'new']);
  expect(listener.updates[1]?.order).toMatchObject({
    id,
    status: 'replaced',
    replaced_by: (body as { id: string }).id,
  });
});

test('accounts hear only of themselves', async () => {
  const alpaca = await AlpacaServer.start();
  const listener = await listening(alpaca);
  await alpaca.server.post('/api/portfolio/trade', { ticker: 'AAPL', side: 'buy', quantity: 1 });
  await alpaca.order({});
  await expect.poll(() => listener.events).toEqual(['new', 'fill']);
});

test('the socket of a page of another site is refused, and so is one that comes by another name', async () => {
  const { url } = await AlpacaServer.start();
  for (const headers of [{ origin: 'https://evil.example' }, { host: 'evil.example' }]) {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/stream`, { headers });
    const [error] = await once(socket, 'error');
    expect(String(error)).toMatch(/403|421/);
  }
});

test('a socket ends when its key is revoked, and when nobody has authenticated in time', async () => {
  const alpaca = await AlpacaServer.start();
  const silent = await Listener.of(alpaca);
  const listener = await listening(alpaca);
  const revoked = once(listener.socket, 'close');
  await alpaca.server.delete(`/api/accounts/${alpaca.account_id}/keys/${alpaca.pair.key_id}`);
  expect((await revoked)[0]).toBe(1008);
  const closed = once(silent.socket, 'close');
  alpaca.server.clock.advance(10_000);
  expect((await closed)[0]).toBe(1008);
});

test('a client that answers no ping is cut off, and one that does stays', async () => {
  const alpaca = await AlpacaServer.start();
  const listener = await listening(alpaca);
  const deaf = new WebSocket(`${alpaca.url.replace('http', 'ws')}/stream`, { autoPong: false });
  await once(deaf, 'open');
  deaf.send(JSON.stringify(authenticate(alpaca.pair)));
  await once(deaf, 'message');
  const cut = once(deaf, 'close');
  for (let beat = 0; beat < 3; beat++) {
    const pinged = once(listener.socket, 'ping');
    alpaca.server.clock.advance(15_000);
    await pinged;
    await listener.ask(listen('trade_updates'));
  }
  await cut;
  expect(listener.socket.readyState).toBe(WebSocket.OPEN);
});

test('the server stops though sockets are open', async () => {
  const alpaca = await AlpacaServer.start();
  const listener = await listening(alpaca);
  const closed = once(listener.socket, 'close');
  await alpaca.server.restart();
  await closed;
});

test('a request that offers another protocol is answered as any other', async () => {
  const alpaca = await AlpacaServer.start();
  const { hostname, port } = new URL(alpaca.url);
  const { key_id, secret } = alpaca.pair;
  const body = JSON.stringify({
    symbol: 'AAPL',
    qty: 1,
    side: 'buy',
    type: 'market',
    time_in_force: 'day',
  });
  const sent = request({
    hostname,
    port,
    path: '/v2/orders',
    method: 'POST',
    headers: {
      'APCA-API-KEY-ID': key_id,
      'APCA-API-SECRET-KEY': secret,
      connection: 'Upgrade, HTTP2-Settings',
      upgrade: 'h2c',
      'http2-settings': 'AAMAAABkAAQCAAAAAAIAAAAA',
    },
  });
  sent.end(body);
  const [answer] = (await once(sent, 'response')) as [{ statusCode: number; resume(): void }];
  answer.resume();
  expect(answer.statusCode).toBe(200);
});

test.each(['/api/health', '/v2/account', '/nothing'])('no socket opens at %s', async (path) => {
  const alpaca = await AlpacaServer.start();
  const socket = new WebSocket(`${alpaca.url.replace('http', 'ws')}${path}`);
  const [error] = await once(socket, 'error');
  expect(String(error)).toMatch(/400|422/);
});
