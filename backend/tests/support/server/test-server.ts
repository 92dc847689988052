import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { openDependencies } from '../../../src/composition.ts';
import { parseConfig, secretsOf } from '../../../src/config.ts';
import { buildServer } from '../../../src/http/server.ts';
import { createLogger } from '../../../src/kernel/process/log.ts';
import { ManualClock } from '../time/manual-clock.ts';

/** pino's level number for `error`; higher levels are worse. */
const ERROR_LEVEL = 50;

export interface LogLine {
  readonly level: number;
  readonly msg: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined if it is not JSON. */
  readonly body: unknown;
}

export interface TestServerOptions {
  /** Settings in addition to the test defaults: any port, a new database, a fixed market. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly clock?: ManualClock;
  readonly static_folder?: string;
  /** Creates the server of an MCP request, if it is another one. */
  readonly mcpServer?: Parameters<typeof openDependencies>[0]['mcpServer'];
}

/**
 * The real server, built as `main` builds it, on a port chosen by the system. Time and prices
 * change only when the test advances the clock.
 */
export class TestServer {
  readonly clock: ManualClock;
  readonly logged: LogLine[] = [];
  readonly #options: TestServerOptions;
  readonly #folder: string;
  #running: Awaited<ReturnType<typeof run>> | undefined;

  private constructor(options: TestServerOptions) {
    this.#options = options;
    this.#folder = mkdtempSync(join(tmpdir(), 'finally-server-'));
    this.clock = options.clock ?? new ManualClock();
  }

  static async start(options: TestServerOptions = {}): Promise<TestServer> {
    const server = new TestServer(options);
    await server.#start();
    return server;
  }

  get url(): string {
    if (!this.#running) throw new Error('the server is not running');
    return this.#running.url;
  }

  get errors(): LogLine[] {
    return this.logged.filter(({ level }) => level >= ERROR_LEVEL);
  }

  /** Restarts on the same database after it was down for a time; the address changes. */
  async restart(down_ms = 0): Promise<void> {
    await this.#stop();
    this.clock.skip(down_ms);
    await this.#start();
  }

  /** Where the database is, unless the settings say another place. */
  get database_path(): string {
    return join(this.#folder, 'finally.db');
  }

  /** Returns the size of the database and its log. */
  databaseBytes(): number {
    const files = readdirSync(this.#folder).filter((name) => name.startsWith('finally.db'));
    return files.reduce((sum, name) => sum + statSync(join(this.#folder, name)).size, 0);
  }

  /** Stops the server and deletes the database. */
  async close(): Promise<void> {
    await this.#stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers);
  }

  delete(path: string): Promise<Answer> {
    return this.send('DELETE', path);
  }

  /** Posts a value as JSON. */
  post(path: string, value: unknown): Promise<Answer> {
    return this.send('POST', path, JSON.stringify(value), { 'content-type': 'application/json' });
  }

  /** Sends the body unchanged. */
  async send(
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: json && text !== '' ? JSON.parse(text) : undefined,
    };
  }

  async #start(): Promise<void> {
    this.#running = await run(this.#options, this.clock, this.#folder, this.logged);
  }

  async #stop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    await running?.stop();
  }
}

async function run(
  { settings, static_folder, mcpServer }: TestServerOptions,
  clock: ManualClock,
  folder: string,
  logged: LogLine[],
) {
  const config = parseConfig({
    PORT: '0',
    DATABASE_PATH: join(folder, 'finally.db'),
    SIM_SEED: '42',
    FILL_PROFILE: 'ideal',
    ...settings,
  });
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged.push(JSON.parse(String(chunk)));
      done();
    },
  });
  const logger = createLogger('debug', secretsOf(config), sink);
  const version = '0.0.0-test';
  const dependencies = await openDependencies({ config, clock, logger, version, mcpServer });
  const server = await buildServer(dependencies, {
    logger,
    version,
    static_folder: static_folder ?? join(folder, 'no-pages'),
    config,
  });
  await server.listen({ port: config.port, host: config.host });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      await server.close();
      await dependencies.close();
    },
  };
}
