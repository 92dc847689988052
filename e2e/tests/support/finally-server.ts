import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../backend/dist/main.js', import.meta.url));
/** Where Node keeps the compiled server, so that only the first start compiles it. */
const COMPILED = fileURLToPath(new URL('../../../node_modules/.cache/compiled', import.meta.url));
const ADDRESS = /http:\/\/localhost:(\d+)/;
const START_MS_MAX = 20_000;
const STOP_MS_MAX = 10_000;

/**
 * Settings that make the server behave the same in every run, whatever the developer's environment
 * is.
 */
const SETTINGS = {
  SIM_SEED: '20260102',
  FILL_PROFILE: 'ideal',
  OPENROUTER_API_KEY: '',
  LLM_API_KEY: '',
  LLM_BASE_URL: '',
  MASSIVE_API_KEY: '',
};

/**
 * The built server as a separate process, with a port chosen by the system and its own database.
 * Both stay the same across restarts.
 */
export class FinAllyServer {
  #folder: string;
  #settings: Record<string, string>;
  #process: ChildProcess | undefined;
  #port = 0;
  #log = '';

  private constructor(folder: string, settings: Record<string, string>) {
    this.#folder = folder;
    this.#settings = settings;
  }

  /** Starts a server in a new temporary folder; `settings` override the defaults. */
  static async create(settings: Record<string, string> = {}): Promise<FinAllyServer> {
    const folder = await mkdtemp(join(tmpdir(), 'finally-e2e-'));
    const server = new FinAllyServer(folder, settings);
    try {
      await server.start();
    } catch (error) {
      await server.dispose();
      throw error;
    }
    return server;
  }

  /** The server's address, without a trailing slash. */
  get url(): string {
    return `http://localhost:${this.#port}`;
  }

  get databasePath(): string {
    return join(this.#folder, 'finally.db');
  }

  /** All output of the server since it was created, across restarts. */
  get log(): string {
    return this.#log;
  }

  /** @throws Error with the server's output if it does not start */
  async start(): Promise<void> {
    if (this.#process) throw new Error('The server is running already.');
    if (!existsSync(MAIN)) throw new Error('There is no built server: run `npm run build` first.');
    const { PATH = '', TMPDIR = tmpdir() } = process.env;
    const child = spawn(process.execPath, [MAIN], {
      cwd: this.#folder,
      env: {
        PATH,
        TMPDIR,
        NODE_COMPILE_CACHE: COMPILED,
        ...SETTINGS,
        DATABASE_PATH: this.databasePath,
        ...this.#settings,
        PORT: String(this.#port),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    try {
      this.#port = await this.#announcedPort(child);
    } catch (error) {
      await this.kill();
      throw error;
    }
  }

  /** Sends SIGTERM and waits for the exit; resolves with the exit code. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  /** Kills the process at once. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Kills the process and removes its files. */
  async dispose(): Promise<void> {
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#process;
    if (!child) return null;
    this.#process = undefined;
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill(signal);
      const deadline = setTimeout(() => child.kill('SIGKILL'), STOP_MS_MAX);
      await ended;
      clearTimeout(deadline);
      if (signal !== 'SIGKILL' && child.signalCode === 'SIGKILL') {
        throw new Error(`The server did not end within ${STOP_MS_MAX} ms of ${signal}.`);
      }
    }
    if (child.signalCode !== null && child.signalCode !== signal) {
      throw new Error(`The server was ended by ${child.signalCode}:\n${this.#log}`);
    }
    return child.exitCode;
  }

  #announcedPort(child: ChildProcess): Promise<number> {
    return new Promise((resolve, reject) => {
      let said = '';
      const fail = (reason: string) => reject(new Error(`The server ${reason}:\n${said}`));
      const deadline = setTimeout(() => fail('did not say its address'), START_MS_MAX);
      const hear = (chunk: Buffer) => {
        said += chunk;
        this.#log += chunk;
        const port = ADDRESS.exec(said)?.[1];
        if (port === undefined) return;
        clearTimeout(deadline);
        resolve(Number(port));
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('exit', (code, signal) => {
        clearTimeout(deadline);
        fail(`ended at once (${signal ?? code})`);
      });
    });
  }
}
