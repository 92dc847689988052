import type { AssistantSettings, NewApiKey, Proposal } from '@finally/contract';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { onTestFinished } from 'vitest';
import { TestServer, type TestServerOptions } from '../../support/server/test-server.ts';

export const MODERN = '2026-07-28';
export const EARLIER = '2025-11-25';

export interface CalledTool {
  readonly isError?: boolean;
  readonly content: readonly { readonly type: string; readonly text: string }[];
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect of an answer
  readonly structuredContent?: any;
}

/** What the person answers when a client asks; or a function that is called with the question. */
export type PersonAnswers = (message: string) => {
  readonly action: 'accept' | 'decline' | 'cancel';
  readonly content?: Record<string, boolean>;
};

/** A message with which a test calls as a client would, or as no client should. */
export interface Sent {
  readonly method: string;
  readonly params?: Record<string, unknown>;
  /** What the client says that it can. */
  readonly capabilities?: object;
  readonly clientInfo?: object;
  readonly headers?: Record<string, string>;
}

/** The server with MCP clients, each with a key of its own. */
export class McpServerForTests {
  readonly server: TestServer;

  private constructor(server: TestServer) {
    this.server = server;
  }

  static async start(options: TestServerOptions = {}): Promise<McpServerForTests> {
    const server = await TestServer.start(options);
    onTestFinished(() => server.close());
    return new McpServerForTests(server);
  }

  /** Makes a key. */
  async key(
    scope: 'read' | 'trade' = 'trade',
    { account = 'default', asks_person = false, label = 'A client' } = {},
  ): Promise<NewApiKey> {
    const request = { label, scope, asks_person };
    return (await this.server.post(`/api/accounts/${account}/keys`, request)).body as NewApiKey;
  }

  async setPolicy(change: Partial<AssistantSettings>): Promise<void> {
    const { body } = await this.server.get('/api/assistant/settings');
    const { saved: _, ...settings } = body as AssistantSettings;
    const answer = await this.server.send(
      'PUT',
      '/api/assistant/settings',
      JSON.stringify({ ...settings, ...change }),
      { 'content-type': 'application/json' },
    );
    if (answer.status !== 200) throw new Error(answer.text);
  }

  /** Connects the official client. */
  async client(
    { secret }: Pick<NewApiKey, 'secret'>,
    { revision = MODERN, person }: { revision?: string; person?: PersonAnswers } = {},
  ): Promise<Client> {
    const client = new Client(
      { name: 'a-test', version: '1.0' },
      {
        capabilities: person ? { elicitation: { form: {} } } : {},
        versionNegotiation: { mode: revision === MODERN ? { pin: MODERN } : 'legacy' },
      },
    );
    if (person) {
      client.setRequestHandler('elicitation/create', ({ params }) => person(params.message));
    }
    await client.connect(
      new StreamableHTTPClientTransport(new URL(`${this.server.url}/mcp`), {
        requestInit: { headers: { authorization: `Bearer ${secret}` } },
      }),
    );
    onTestFinished(() => client.close());
    return client;
  }

  /** Sends one message of the current revision. */
  async send({ secret }: Pick<NewApiKey, 'secret'>, sent: Sent) {
    const { method, params = {}, capabilities = {}, clientInfo, headers = {} } = sent;
    const name = params['name'] ?? params['uri'];
    const answer = await this.server.send(
      'POST',
      '/mcp',
      JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method,
        params: {
          ...params,
          _meta: {
            'io.modelcontextprotocol/protocolVersion': MODERN,
            'io.modelcontextprotocol/clientCapabilities': capabilities,
            'io.modelcontextprotocol/clientInfo': clientInfo ?? { name: 'raw', version: '1' },
          },
        },
      }),
      {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        authorization: `Bearer ${secret}`,
        'mcp-protocol-version': MODERN,
        'mcp-method': method,
        ...(typeof name === 'string' && { 'mcp-name': name }),
        ...headers,
      },
    );
    return {
      status: answer.status,
      // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect of an answer
      ...(answer.body as { result?: any; error?: { code: number; message: string } }),
    };
  }

  /** Calls a tool by a message of the current revision. */
  async call(
    key: Pick<NewApiKey, 'secret'>,
    name: string,
    args: object,
    more: Omit<Sent, 'method'> = {},
  ) {
    const params = { name, arguments: args, ...more.params };
    return this.send(key, { ...more, method: 'tools/call', params });
  }

  async proposals(account = 'default'): Promise<readonly Proposal[]> {
    const { body } = await this.server.get(`/api/accounts/${account}/proposals`);
    return (body as { proposals: readonly Proposal[] }).proposals;
  }

  decide(id: string, decision: 'approve' | 'decline', value: object = {}) {
    return this.server.post(`/api/proposals/${id}/${decision}`, value);
  }

  /** Everything that the ledger has of the account. */
  async ledger() {
    const { body } = await this.server.get('/api/portfolio/trades');
    const { body: orders } = await this.server.get('/api/orders?status=all');
    return {
      trades: (body as { trades: readonly { source: string }[] }).trades,
      orders: (orders as { orders: readonly { id: string; source: string; state: string }[] })
        .orders,
    };
  }
}

/** The refusal of a tool. */
export function refusalOf(result: CalledTool): { readonly code: string; readonly detail: string } {
  if (!result.isError) throw new Error(`no refusal: ${JSON.stringify(result)}`);
  return JSON.parse(result.content[0]?.text ?? '{}').error;
}
