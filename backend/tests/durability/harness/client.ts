import { Agent, request } from 'node:http';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for
  readonly body: any;
}

/** A plain HTTP client with keep-alive connections. */
export class Client {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
  }

  get(path: string): Promise<Answer> {
    return this.#ask('GET', path);
  }

  /** @throws Error if the connection ends before the answer is complete */
  post(path: string, body?: unknown): Promise<Answer> {
    return this.#ask('POST', path, body);
  }

  /** @throws Error if the connection ends before the answer is complete */
  patch(path: string, body: unknown): Promise<Answer> {
    return this.#ask('PATCH', path, body);
  }

  /** @throws Error if the connection ends before the answer is complete */
  delete(path: string): Promise<Answer> {
    return this.#ask('DELETE', path);
  }

  close(): void {
    this.#agent.destroy();
  }

  #ask(method: string, path: string, body?: unknown): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asked = request({
        agent: this.#agent,
        host: '127.0.0.1',
        port: this.#port,
        method,
        path,
        headers: body === undefined ? {} : { 'content-type': 'application/json' },
      });
      asked.on('error', reject);
      asked.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('error', reject);
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => {
          if (!response.complete) reject(new Error('the answer broke off'));
          else resolve({ status: response.statusCode ?? 0, body: text && JSON.parse(text) });
        });
      });
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}
