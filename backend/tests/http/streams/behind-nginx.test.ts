import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { metric } from '../../support/metrics.ts';
import { nginxMissing, startNginx } from '../../support/server/nginx.ts';
import { TestServer } from '../../support/server/test-server.ts';
import { PriceSocket } from '../../support/streams/price-socket.ts';

/** How people set nginx up: as it comes, and with HTTP/1.1 and connections kept. */
const SETTINGS = [
  ['as it comes', []],
  ['with HTTP/1.1 kept alive', ['proxy_http_version 1.1', 'proxy_set_header Connection ""']],
  ['with compression', ['gzip on', 'gzip_types text/event-stream', 'gzip_proxied any']],
] as const;

let server: TestServer;

beforeEach(async () => {
  server = await TestServer.start({
    // By default nginx sends the name of its upstream.
    settings: { STREAM_CLIENTS_MAX: '3', FINALLY_HOSTS: 'finally', FINALLY_AUTH: 'off' },
  });
});

afterEach(() => server.close());

describe.skipIf(nginxMissing !== undefined).each(SETTINGS)(
  `behind nginx ${nginxMissing ? `(skipped: ${nginxMissing}) ` : ''}%s`,
  (_name, proxy) => {
    test('each event arrives as it is sent', async () => {
      const client = new PriceSocket(await startNginx(server.url, proxy));
      await client.eventsCome(1);
      expect(client.received).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      expect(client.received).toMatch(/^content-type: text\/event-stream/im);
      for (let count = 2; count <= 5; count++) {
        server.clock.advance(500);
        await client.eventsCome(count);
      }
      expect(client.event(-1)['AAPL']?.timestamp).toBe(server.clock.now_ms() / 1_000);
    });

    test('a client that disconnects is removed, and other calls continue', async () => {
      const url = await startNginx(server.url, proxy);
      const client = new PriceSocket(url);
      await client.eventsCome(1);
      expect(await metric(server, 'stream_connections')).toBe(1);
      client.socket.destroy();
      await expect.poll(() => metric(server, 'stream_connections')).toBe(0);
      for (let call = 0; call < 5; call++) {
        expect((await fetch(`${url}/api/health`)).status).toBe(200);
      }
    });

    test('the stream ends when the server stops', async () => {
      const client = new PriceSocket(
        await startNginx(server.url, [...proxy, 'keepalive_timeout 0']),
      );
      await client.eventsCome(1);
      await server.restart();
      await client.ended();
      expect(client.count).toBe(1);
    });

    test('a refusal is passed on unchanged', async () => {
      const url = await startNginx(server.url, proxy);
      for (let place = 0; place < 3; place++) await new PriceSocket(url).eventsCome(1);
      const response = await fetch(`${url}/api/stream/prices`);
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(await response.json()).toMatchObject({ code: 'too_many_streams' });
    });
  },
);
