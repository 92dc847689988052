import type { Order, PlacedOrder } from '@finally/contract';
import { onTestFinished } from 'vitest';
import { type Answer, TestServer } from '../../support/server/test-server.ts';
import { settle } from '../../support/time/settle.ts';

const TOKEN = 'a-token-of-thirty-two-characters';
const JSON_TYPE = { 'content-type': 'application/json' };

/** Sends requests as one of those who trade on an account. */
export class Client {
  readonly #server: TestServer;
  readonly #headers: Record<string, string>;

  constructor(server: TestServer, headers: Record<string, string>) {
    this.#server = server;
    this.#headers = headers;
  }

  get(path: string): Promise<Answer> {
    return this.#server.get(path, this.#headers);
  }

  delete(path: string): Promise<Answer> {
    return this.#server.send('DELETE', path, undefined, this.#headers);
  }

  send(method: string, path: string, body: object): Promise<Answer> {
    const headers = { ...JSON_TYPE, ...this.#headers };
    return this.#server.send(method, path, JSON.stringify(body), headers);
  }

  /** Sends an order, in AAPL unless it says another ticker. */
  post(order: object): Promise<Answer> {
    return this.send('POST', '/api/orders', { ticker: 'AAPL', ...order });
  }

  change(id: string, change: object): Promise<Answer> {
    return this.send('PATCH', `/api/orders/${id}`, change);
  }

  /** Places an order that is accepted. */
  async place(order: object): Promise<PlacedOrder> {
    const answer = await this.post(order);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body as PlacedOrder;
  }

  async order(id: string): Promise<Order> {
    return (await this.get(`/api/orders/${id}`)).body as Order;
  }
}

/** A server on whose account a person and a program with the token trade. */
export interface AgentServer {
  readonly server: TestServer;
  readonly person: Client;
  readonly program: Client;
  /** Changes settings of the assistant, as a person. */
  limit(limits: object): Promise<void>;
  /** Lets the market take steps, which open orders meet. */
  steps(count: number): Promise<void>;
}

export async function startAgentServer(
  settings: Readonly<Record<string, string>> = {},
): Promise<AgentServer> {
  const server = await TestServer.start({ settings: { FINALLY_TOKEN: TOKEN, ...settings } });
  onTestFinished(() => server.close());
  const signedIn = await server.post('/api/session', { token: TOKEN });
  const [cookie = ''] = signedIn.headers.get('set-cookie')?.split(';') ?? [];
  const person = new Client(server, { cookie });
  return {
    server,
    person,
    program: new Client(server, { authorization: `Bearer ${TOKEN}` }),
    async limit(limits) {
      const { body } = await person.get('/api/assistant/settings');
      const saved = await person.send('PUT', '/api/assistant/settings', {
        ...(body as object),
        ...limits,
      });
      if (saved.status !== 200) throw new Error(saved.text);
    },
    async steps(count) {
      for (let step = 0; step < count; step++) {
        server.clock.advance(500);
        for (let turn = 0; turn < 4; turn++) await settle();
      }
    },
  };
}

export const codeOf = ({ body }: Answer): string | undefined => (body as { code?: string }).code;
