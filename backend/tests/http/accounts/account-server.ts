import { onTestFinished } from 'vitest';
import { type Answer, TestServer } from '../../support/server/test-server.ts';

/** A call of the API as the description names it. */
export interface DescribedCall {
  readonly method: string;
  /** With `{name}` for its parameters. */
  readonly path: string;
  readonly scope: string;
  readonly isStream: boolean;
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** A server with accounts, which a test uses by their paths and keys. */
export class AccountServer {
  readonly server: TestServer;

  private constructor(server: TestServer) {
    this.server = server;
  }

  static async start(): Promise<AccountServer> {
    const server = await TestServer.start();
    onTestFinished(() => server.close());
    return new AccountServer(server);
  }

  /** Posts a value, and fails unless it is answered with success. */
  async done<Body>(path: string, value: unknown = {}): Promise<Body> {
    const { status, body, text } = await this.server.post(path, value);
    if (status >= 300) throw new Error(`${path}: ${status} ${text}`);
    return body as Body;
  }

  /** Makes an account and returns its id. */
  async account(name: string, more: object = {}): Promise<string> {
    return (await this.done<{ id: string }>('/api/accounts', { name, ...more })).id;
  }

  /** Makes a key and returns its secret. */
  async key(account_id: string, scope: 'read' | 'trade', label = 'A bot'): Promise<string> {
    const made = await this.done<{ secret: string }>(`/api/accounts/${account_id}/keys`, {
      label,
      scope,
    });
    return made.secret;
  }

  /** Sends a request with a key. */
  withKey(secret: string, method: string, path: string, value?: unknown): Promise<Answer> {
    const headers = { authorization: `Bearer ${secret}`, ...(method === 'GET' ? {} : JSON_TYPE) };
    const body = method === 'GET' ? undefined : JSON.stringify(value ?? {});
    return this.server.send(method, path, body, headers);
  }

  /** Every call that the server describes. */
  async calls(): Promise<readonly DescribedCall[]> {
    const { paths } = (await this.server.get('/api/openapi.json')).body as {
      paths: Record<string, Record<string, Record<string, unknown>>>;
    };
    return Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        scope: String(operation['x-scope'] ?? 'none'),
        isStream: JSON.stringify(operation['responses']).includes('text/event-stream'),
      })),
    );
  }
}

/** Puts values in place of the parameters of a path. */
export const filled = (path: string, account_id: string): string =>
  path
    .replace('{account_id}', account_id)
    .replace('{ticker}', 'AAPL')
    .replace(/\{\w+\}/g, 'x');
