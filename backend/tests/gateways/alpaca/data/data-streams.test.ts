import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Alpaca } from '@alpacahq/alpaca-trade-api';
import { decode, encode } from '@msgpack/msgpack';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { AlpacaServer, headersOf, type KeyPair } from '../alpaca-server.ts';

const SECOND_MS = 1_000;

/** What two clients without usable types have. */
interface Version3 {
  readonly data_stream_v2: {
    readonly session: { url: string };
    onConnect(listener: () => void): void;
    onStockQuote(listener: (quote: Message) => void): void;
    onStockBar(listener: (bar: Message) => void): void;
    subscribeForQuotes(symbols: readonly string[]): void;
    subscribeForBars(symbols: readonly string[]): void;
    connect(): void;
    disconnect(): void;
  };
}
const Alpaca3 = createRequire(import.meta.url)('alpaca-trade-api-3') as new (
  options: object,
) => Version3;

interface MasterChief {
  getConnection(): { close(): void };
  on(event: 'quote', listener: (quote: Message) => void): void;
  once(event: 'authenticated', listener: () => void): void;
  subscribe(channel: 'quotes', symbols: readonly string[]): void;
}
const MASTER_CHIEF = '@master-chief/alpaca';

/** A promise that is resolved from outside. */
function pending(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** A client of our own, which sees every frame. */
class RawClient {
  readonly frames: { readonly isBinary: boolean; readonly messages: readonly Message[] }[] = [];
  readonly socket: WebSocket;
  readonly #isPacked: boolean;
  #told = pending();

  constructor(url: string, headers: Record<string, string> = {}, isPacked = false) {
    this.#isPacked = isPacked;
    this.socket = new WebSocket(url.replace('http', 'ws'), {
      headers: { ...(isPacked && { 'content-type': 'application/msgpack' }), ...headers },
    });
    onTestFinished(() => this.socket.terminate());
    this.socket.on('message', (data: Buffer, isBinary) => {
      const messages = isBinary ? decode(data) : JSON.parse(data.toString());
      this.frames.push({ isBinary, messages: messages as Message[] });
      this.#told.resolve();
      this.#told = pending();
    });
  }

  get messages(): readonly Message[] {
    return this.frames.flatMap(({ messages }) => messages);
  }

  say(message: object): void {
    this.socket.send(this.#isPacked ? encode(message) : JSON.stringify(message));
  }

  auth({ key_id, secret }: KeyPair): void {
    this.say({ action: 'auth', key: key_id, secret });
  }

  /** Waits for a message. */
  async until(is: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const found = this.messages.find(is);
      if (found) return found;
      await this.#told.promise;
    }
  }

  untilType(T: string): Promise<Message> {
    return this.until((message) => message['T'] === T);
  }
}

type Message = Readonly<Record<string, unknown>>;

async function open(alpaca: AlpacaServer, isPacked = false, path = '/v2/iex'): Promise<RawClient> {
  const client = new RawClient(alpaca.url + path, {}, isPacked);
  await client.untilType('success');
  client.auth(alpaca.pair);
  await client.until(({ msg }) => msg === 'authenticated');
  return client;
}

/** Moves the market until the client has what is expected. */
async function moveUntil(alpaca: AlpacaServer, found: () => boolean): Promise<void> {
  for (let step = 0; step < 400 && !found(); step++) {
    alpaca.server.clock.advance(500);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(found()).toBe(true);
}

describe.each([
  ['JSON text', false],
  ['MessagePack', true],
])('the stock stream in %s', (_name, isPacked) => {
  test('sends trades, quotes and bars of what was subscribed to, and of nothing else', async () => {
    const alpaca = await AlpacaServer.start();
    const client = await open(alpaca, isPacked);
    expect(client.frames.every((frame) => frame.isBinary === isPacked)).toBe(true);
    client.say({ action: 'subscribe', trades: ['AAPL'], quotes: ['AAPL', 'msft'], bars: ['KO'] });
    expect(await client.untilType('subscription')).toEqual({
      T: 'subscription',
      trades: ['AAPL'],
      quotes: ['AAPL', 'MSFT'],
      bars: ['KO'],
      updatedBars: [],
      dailyBars: [],
      statuses: [],
      lulds: [],
      corrections: ['AAPL'],
      cancelErrors: ['AAPL'],
    });
    await moveUntil(alpaca, () => client.messages.some(({ T }) => T === 'b'));
    const seen = new Set(client.messages.map(({ T, S }) => `${T} ${S}`));
    for (const data of ['t AAPL', 'q AAPL', 'q MSFT', 'b KO']) expect(seen).toContain(data);
    for (const data of ['t MSFT', 'b AAPL', 'q KO', 't KO']) expect(seen).not.toContain(data);
    const time = client.messages.find(({ T }) => T === 't')?.['t'];
    if (isPacked) expect(time).toBeInstanceOf(Date);
    else expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  });

  test('a bar is the one that the history has', async () => {
    const alpaca = await AlpacaServer.start();
    const client = await open(alpaca, isPacked);
    client.say({ action: 'subscribe', bars: ['AAPL'], dailyBars: ['AAPL'] });
    await client.untilType('subscription');
    await moveUntil(alpaca, () => client.messages.filter(({ T }) => T === 'b').length >= 2);
    const { S, T, t, ...sent } = client.messages.filter((one) => one['T'] === 'b')[1] ?? {};
    const begins = new Date(t as string | Date).toISOString().replace('.000Z', 'Z');
    const { body } = await alpaca.get(
      `/v2/stocks/AAPL/bars?timeframe=1Min&start=${begins}&end=${begins}`,
    );
    expect({ S, T }).toEqual({ S: 'AAPL', T: 'b' });
    expect(body).toMatchObject({ bars: [{ ...sent, t: begins }] });
    expect(client.messages.some((one) => one['T'] === 'd')).toBe(true);
  });
});

test('what was subscribed to can be ended, and the rest goes on', async () => {
  const alpaca = await AlpacaServer.start();
  const client = await open(alpaca);
  client.say({ action: 'subscribe', quotes: ['AAPL', 'MSFT'] });
  await client.untilType('subscription');
  client.say({ action: 'unsubscribe', quotes: ['AAPL'] });
  await client.until((one) => JSON.stringify(one['quotes']) === '["MSFT"]');
  const before = client.messages.length;
  await moveUntil(alpaca, () => client.messages.length > before + 3);
  expect(client.messages.slice(before).map(({ S }) => S)).not.toContain('AAPL');
});

test('a star means every symbol that is followed', async () => {
  const alpaca = await AlpacaServer.start();
  const client = await open(alpaca);
  client.say({ action: 'subscribe', quotes: ['*'] });
  await client.untilType('subscription');
  const symbols = () => new Set(client.messages.filter(({ T }) => T === 'q').map(({ S }) => S));
  await moveUntil(alpaca, () => symbols().size >= 10);
});

describe('a client that does not keep to the protocol is told so', () => {
  test.each<[string, number, (client: RawClient, pair: KeyPair) => void]>([
    ['no JSON', 400, ({ socket }) => socket.send('{')],
    ['an unknown action', 400, (client) => client.say({ action: 'buy' })],
    ['subscribing first', 401, (client) => client.say({ action: 'subscribe', trades: ['AAPL'] })],
    ['a wrong key', 402, (client, pair) => client.auth({ ...pair, secret: 'wrong' })],
  ])('%s: %i', async (_name, code, say) => {
    const alpaca = await AlpacaServer.start();
    const client = new RawClient(`${alpaca.url}/v2/sip`);
    await client.untilType('success');
    say(client, alpaca.pair);
    expect(await client.untilType('error')).toMatchObject({ code });
    // It may still do it rightly.
    client.auth(alpaca.pair);
    await client.until(({ msg }) => msg === 'authenticated');
    client.auth(alpaca.pair);
    expect(await client.until((one) => one['code'] === 403)).toBeTruthy();
  });

  test('silence: 404, and the socket is closed', async () => {
    const alpaca = await AlpacaServer.start();
    const client = new RawClient(`${alpaca.url}/v2/iex`);
    await client.untilType('success');
    const closed = once(client.socket, 'close');
    alpaca.server.clock.advance(10 * SECOND_MS);
    expect(await client.untilType('error')).toMatchObject({ code: 404 });
    await closed;
  });

  test('a page of another site is refused', async () => {
    const alpaca = await AlpacaServer.start();
    const headers = { origin: 'https://evil.example', ...headersOf(alpaca.pair) };
    for (const path of ['/v2/iex', '/v1beta1/news', '/stream']) {
      const client = new RawClient(alpaca.url + path, headers);
      const [error] = await once(client.socket, 'error');
      expect(String(error)).toContain('403');
    }
  });
});

test('the key may come with the headers, and its end closes the socket', async () => {
  const alpaca = await AlpacaServer.start();
  const client = new RawClient(`${alpaca.url}/v2/iex`, headersOf(alpaca.pair));
  await client.until(({ msg }) => msg === 'authenticated');
  const closed = once(client.socket, 'close');
  await alpaca.server.delete(`/api/accounts/${alpaca.account_id}/keys/${alpaca.pair.key_id}`);
  await closed;
});

test('headlines are sent as they come, and the same as over HTTP', async () => {
  const alpaca = await AlpacaServer.start();
  const client = await open(alpaca, false, '/v1beta1/news');
  client.say({ action: 'subscribe', news: ['*'] });
  expect(await client.untilType('subscription')).toEqual({ T: 'subscription', news: ['*'] });
  const sent = () => client.messages.filter(({ T }) => T === 'n');
  for (let step = 0; step < 600 && sent().length < 3; step++) {
    alpaca.server.clock.advance(14 * SECOND_MS);
    // A client that says nothing for half a minute is cut off.
    const told = client.messages.length;
    client.say({ action: 'subscribe', news: ['*'] });
    await client.until((one) => client.messages.indexOf(one) >= told && one['T'] !== 'n');
  }
  const { body } = await alpaca.get('/v1beta1/news?limit=50');
  const { news } = body as { news: readonly { id: number; headline: string }[] };
  expect(sent().length).toBeGreaterThan(0);
  expect(sent().map(({ id, headline }) => ({ id, headline }))).toEqual(
    news
      .toReversed()
      .filter(({ id }) => sent().some((one) => one['id'] === id))
      .map(({ id, headline }) => ({ id, headline })),
  );
});

describe('clients that people use', () => {
  test('version 4 of the SDK streams stocks', async () => {
    const alpaca = await AlpacaServer.start();
    const { marketData } = new Alpaca({ keyId: alpaca.pair.key_id, secret: alpaca.pair.secret });
    const url = `${alpaca.url.replace('http', 'ws')}/v2/iex`;
    const stream = marketData.stockStream({ feed: 'iex', url });
    onTestFinished(() => void stream.disconnect());
    const got: unknown[] = [];
    const quoted = pending();
    stream.onTrade((trade) => got.push(trade));
    stream.onQuote(() => quoted.resolve());
    const connected = pending();
    stream.onConnect(() => {
      stream.subscribeForTrades(['AAPL']);
      stream.subscribeForQuotes(['AAPL']);
      connected.resolve();
    });
    stream.connect();
    await connected.promise;
    await moveUntil(alpaca, () => got.length > 0);
    await quoted.promise;
    expect(got[0]).toMatchObject({ symbol: 'AAPL' });
  });

  test('version 3 of the SDK streams stocks, once its address is set', async () => {
    const alpaca = await AlpacaServer.start();
    const client = new Alpaca3({
      keyId: alpaca.pair.key_id,
      secretKey: alpaca.pair.secret,
      baseUrl: alpaca.url,
      dataBaseUrl: alpaca.url,
      dataStreamUrl: alpaca.url,
    });
    const stream = client.data_stream_v2;
    // It would insist on TLS otherwise.
    stream.session.url = `${alpaca.url.replace('http', 'ws')}/v2/iex`;
    onTestFinished(() => void stream.disconnect());
    const bars: Message[] = [];
    const quotes: Message[] = [];
    stream.onConnect(() => {
      stream.subscribeForQuotes(['AAPL']);
      stream.subscribeForBars(['AAPL']);
    });
    stream.onStockQuote((quote: Message) => quotes.push(quote));
    stream.onStockBar((bar: Message) => bars.push(bar));
    stream.connect();
    await moveUntil(alpaca, () => quotes.length > 0 && bars.length > 0);
    expect(quotes[0]).toMatchObject({ Symbol: 'AAPL', BidPrice: expect.any(Number) });
    expect(bars[0]).toMatchObject({ Symbol: 'AAPL', ClosePrice: expect.any(Number) });
  });

  test('the SDK of master-chief streams stocks', async () => {
    const alpaca = await AlpacaServer.start();
    const address = alpaca.url.replace('http', 'ws');
    const { AlpacaStream } = (await import(MASTER_CHIEF)) as {
      AlpacaStream: new (options: object) => MasterChief;
    };
    const stream = new AlpacaStream({
      credentials: { key: alpaca.pair.key_id, secret: alpaca.pair.secret, paper: true },
      type: 'market_data',
      source: 'iex',
      endpoints: {
        rest: {},
        websocket: { account: `${address}/stream`, market_data: () => `${address}/v2/iex` },
      },
    });
    onTestFinished(() => stream.getConnection().close());
    const quotes: unknown[] = [];
    stream.on('quote', (quote) => quotes.push(quote));
    stream.once('authenticated', () => stream.subscribe('quotes', ['AAPL']));
    await moveUntil(alpaca, () => quotes.length > 0);
    expect(quotes[0]).toMatchObject({ S: 'AAPL', T: 'q' });
  });
});
