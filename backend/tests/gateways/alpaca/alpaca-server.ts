import { onTestFinished } from 'vitest';
import {
  type Answer,
  TestServer,
  type TestServerOptions,
} from '../../support/server/test-server.ts';
import { expectDescribed } from './answers.ts';

/** A key pair as Alpaca's clients send it. */
export interface KeyPair {
  readonly key_id: string;
  readonly secret: string;
}

/** A server with key pairs, which a test uses over Alpaca's protocol. */
export class AlpacaServer {
  readonly server: TestServer;
  readonly account_id: string;
  readonly pair: KeyPair;

  private constructor(server: TestServer, account_id: string, pair: KeyPair) {
    this.server = server;
    this.account_id = account_id;
    this.pair = pair;
  }

  /** Starts a server with an account of its own and a key that may trade. */
  static async start(options: TestServerOptions = {}, account: object = {}): Promise<AlpacaServer> {
    const server = await TestServer.start({
      ...options,
      settings: { ALPACA_REQUESTS_PER_MINUTE_MAX: '0', ...options.settings },
    });
    onTestFinished(() => server.close());
    const made = await server.post('/api/accounts', { name: 'Bots', ...account });
    const { id } = made.body as { id: string };
    // Prices arrive with the first step of the market.
    server.clock.advance(2_000);
    return new AlpacaServer(server, id, await keyOf(server, id, 'trade'));
  }

  get url(): string {
    return this.server.url;
  }

  /** Makes another key of the account. */
  key(scope: 'read' | 'trade'): Promise<KeyPair> {
    return keyOf(this.server, this.account_id, scope);
  }

  /** Sends a request with the key pair; a value is sent as JSON. Fails if the answer is not as described. */
  async send(method: string, path: string, value?: unknown, pair = this.pair): Promise<Answer> {
    const body = value === undefined ? undefined : JSON.stringify(value);
    const answer = await this.server.send(method, path, body, {
      ...headersOf(pair),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    });
    expectDescribed(method, path, answer.status, answer.body);
    return answer;
  }

  /** Places an order, whose symbol, side, time and size have defaults. */
  async order(terms: object): Promise<Answer> {
    const defaults = { symbol: 'AAPL', side: 'buy', type: 'market', time_in_force: 'day' };
    const size = 'notional' in terms ? {} : { qty: '1' };
    return this.send('POST', '/v2/orders', { ...defaults, ...size, ...terms });
  }

  /** Lets the market take some steps. */
  pass(steps = 1): void {
    this.server.clock.advance(steps * 1_000);
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }
}

export const headersOf = ({ key_id, secret }: KeyPair): Record<string, string> => ({
  'APCA-API-KEY-ID': key_id,
  'APCA-API-SECRET-KEY': secret,
});

async function keyOf(
  server: TestServer,
  account_id: string,
  scope: 'read' | 'trade',
): Promise<KeyPair> {
  const made = await server.post(`/api/accounts/${account_id}/keys`, { label: 'A bot', scope });
  const { key, secret } = made.body as { key: { id: string }; secret: string };
  return { key_id: key.id, secret };
}
