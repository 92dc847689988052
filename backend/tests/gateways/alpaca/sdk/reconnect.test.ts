import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Alpaca } from '@alpacahq/alpaca-trade-api';
import { expect, onTestFinished, test } from 'vitest';
import { AlpacaServer } from '../alpaca-server.ts';

/** A line to the server that a test can break; new connections find it whole. */
async function breakableLine(url: string) {
  const port = Number(new URL(url).port);
  const sockets = new Set<Socket>();
  const waiting: { readonly text: string; readonly resolve: () => void }[] = [];
  const line = createServer((client) => {
    const server = connect(port, '127.0.0.1');
    client.pipe(server).pipe(client);
    // Frames of a server are not masked, so that their text can be seen.
    server.on('data', (data) => {
      const heard = waiting.filter(({ text }) => data.includes(text));
      for (const one of heard) {
        waiting.splice(waiting.indexOf(one), 1);
        one.resolve();
      }
    });
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    }
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(() => {
    cut();
    line.close();
  });
  /** Resolves when the server says a text next. */
  const hear = (text: string) =>
    new Promise<void>((resolve) => {
      waiting.push({ text, resolve });
    });
  return { hear, url: `ws://127.0.0.1:${(line.address() as AddressInfo).port}`, cut };
}

/** Resolves when something was told as often as is wanted. */
function counted(wanted: number) {
  let count = 0;
  let resolve = (): void => {};
  const done = new Promise<void>((settle) => {
    resolve = settle;
  });
  return {
    done,
    tell: () => {
      count += 1;
      if (count === wanted) resolve();
    },
  };
}

test('a broken stream of market data comes back with what was subscribed to', async () => {
  const alpaca = await AlpacaServer.start();
  const line = await breakableLine(alpaca.url);
  const { key_id: keyId, secret } = alpaca.pair;
  const { marketData } = new Alpaca({ keyId, secret });
  const stream = marketData.stockStream({ url: `${line.url}/v2/iex` });
  onTestFinished(() => void stream.disconnect());
  const connections = counted(2);
  const first = counted(1);
  stream.onConnect(() => {
    connections.tell();
    first.tell();
  });
  let quotes = counted(1);
  stream.onQuote(() => quotes.tell());
  stream.subscribeForQuotes(['AAPL']);
  stream.connect();
  await first.done;
  const market = setInterval(() => alpaca.server.clock.advance(500), 20);
  onTestFinished(() => clearInterval(market));
  await quotes.done;
  line.cut();
  await connections.done;
  quotes = counted(1);
  await quotes.done;
});

test('a broken stream of orders comes back, and the client finds what happened meanwhile', async () => {
  const alpaca = await AlpacaServer.start();
  const line = await breakableLine(alpaca.url);
  const { key_id: keyId, secret } = alpaca.pair;
  const { trading } = new Alpaca({ keyId, secret });
  const stream = trading.stream({ url: `${line.url}/stream` });
  onTestFinished(() => void stream.disconnect());
  const events: string[] = [];
  stream.onConnect(() => stream.subscribeTradeUpdates());
  let fills = counted(1);
  stream.onTradeUpdate(({ event }) => {
    events.push(String(event));
    if (event === 'fill') fills.tell();
  });
  let listening = line.hear('"stream":"listening","data":{"streams":["trade_updates"]');
  stream.connect();
  await listening;
  await alpaca.order({ qty: '1' });
  await fills.done;
  listening = line.hear('"stream":"listening","data":{"streams":["trade_updates"]');
  line.cut();
  const { body } = await alpaca.order({ qty: '2' });
  await listening;
  expect((await alpaca.get(`/v2/orders/${(body as { id: string }).id}`)).body).toMatchObject({
    status: 'filled',
  });
  fills = counted(1);
  await alpaca.order({ qty: '3' });
  await fills.done;
  expect(events.filter((event) => event === 'fill').length).toBeGreaterThanOrEqual(2);
});
