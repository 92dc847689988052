import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { builtProgram } from '../../support/built-program.ts';
import { COMPILE_CACHE } from '../../support/compile-cache.ts';

const MAIN = builtProgram('main');
/** Ends the server if its parent process is gone, even if it was killed. */
const PARENT_WATCHDOG = new URL(
  '../../../../scripts/lib/process/parent-watchdog.mjs',
  import.meta.url,
).href;
const ADDRESS = /http:\/\/localhost:(\d+)/;
const START_MS_MAX = 60_000;
const STOP_MS_MAX = 15_000;

/** Overrides all settings of the developer's environment. */
const SETTINGS = {
  PORT: '0',
  SIM_SEED: '20260211',
  FILL_PROFILE: 'ideal',
  LOG_LEVEL: 'warn',
  OPENROUTER_API_KEY: '',
  LLM_API_KEY: '',
  LLM_BASE_URL: '',
  LLM_MOCK: '',
  MASSIVE_API_KEY: '',
};

export interface ServerOptions {
  readonly database_path: string;
  /** A command that runs the server: a tracer, or a shell that prepares a disk. */
  readonly wrapper?: readonly string[];
}

/** The built server in a separate process that can be ended at any moment. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #log = '';
  #port = 0;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#ended = once(child, 'exit');
    child.stderr?.on('data', (chunk: Buffer) => {
      this.#log += chunk;
    });
  }

  /** Starts a server without waiting for it. */
  static launch({ database_path, wrapper = [] }: ServerOptions): ServerProcess {
    const server = [process.execPath, `--import=${PARENT_WATCHDOG}`, MAIN];
    const [command = '', ...args] = [...wrapper, ...server];
    const { PATH = '' } = process.env;
    // A tracer counts the server's own files alone.
    const cache = wrapper.length > 0 ? {} : COMPILE_CACHE;
    const child = spawn(command, args, {
      cwd: '/',
      env: { PATH, ...cache, ...SETTINGS, DATABASE_PATH: database_path },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    return new ServerProcess(child);
  }

  /**
   * Starts a server and waits until it reports its address.
   *
   * @throws Error with the server's output if it does not start
   */
  static async start(options: ServerOptions): Promise<ServerProcess> {
    const server = ServerProcess.launch(options);
    try {
      await server.announced();
      return server;
    } catch (error) {
      await server.kill();
      throw error;
    }
  }

  get port(): number {
    return this.#port;
  }

  /** The id of the started process. If a wrapper keeps running, it is the wrapper's. */
  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Logged warnings and errors. */
  get log(): string {
    return this.#log;
  }

  /** Resolves once the server has reported its address. */
  announced(): Promise<void> {
    return new Promise((resolve, reject) => {
      let said = '';
      const fail = (reason: string) => {
        clearTimeout(deadline);
        reject(new Error(`the server ${reason}: ${said}${this.#log}`));
      };
      const deadline = setTimeout(() => fail('did not say its address'), START_MS_MAX);
      this.#child.once('error', (error) => fail(`could not be run (${error.message})`));
      this.#child.once('exit', (code, signal) => fail(`ended at once (${signal ?? code})`));
      this.#child.stdout?.on('data', (chunk: Buffer) => {
        said += chunk;
        const port = ADDRESS.exec(said)?.[1];
        if (port === undefined) return;
        clearTimeout(deadline);
        this.#port = Number(port);
        resolve();
      });
    });
  }

  /**
   * Sends SIGTERM and waits for the exit.
   *
   * @returns its exit code
   */
  async stop(): Promise<number | null> {
    this.signal('SIGTERM');
    const deadline = setTimeout(() => this.#child.kill('SIGKILL'), STOP_MS_MAX);
    await this.#ended;
    clearTimeout(deadline);
    return this.#child.exitCode;
  }

  /** Sends a signal without waiting for its effect. */
  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Kills the process at once (`kill -9`). */
  async kill(): Promise<void> {
    if (this.#child.pid === undefined) return;
    this.#child.kill('SIGKILL');
    if (this.#child.exitCode === null && this.#child.signalCode === null) await this.#ended;
  }
}

export interface Ended {
  readonly code: number | null;
  /** The printed output. */
  readonly said: string;
}

/** Runs one of the command-line programs on a database file. */
export async function runProgram(
  program: 'verify' | 'backup' | 'restore' | 'audit',
  database_path: string,
  ...files: readonly string[]
): Promise<Ended> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [builtProgram(program), ...files], {
    cwd: '/',
    env: { PATH, ...COMPILE_CACHE, ...SETTINGS, DATABASE_PATH: database_path },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: START_MS_MAX,
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said: said.trim() };
}

/** Runs the product's own check on a database file. */
export const verifyDatabase = (database_path: string): Promise<Ended> =>
  runProgram('verify', database_path);
