import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { builtProgram } from '../built-program.ts';
import { COMPILE_CACHE } from '../compile-cache.ts';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The built FinAlly as a separate process, started in `folder` with its database there. */
export class ServerProcess {
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  readonly #ended: Promise<Ended>;
  output = '';
  errors = '';

  constructor(folder: string, settings: Readonly<Record<string, string>> = {}) {
    this.#child = spawn(process.execPath, [builtProgram('main')], {
      cwd: folder,
      env: { ...COMPILE_CACHE, PORT: '0', DATABASE_PATH: 'finally.db', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stdout.setEncoding('utf8').on('data', (text) => {
      this.output += text;
    });
    this.#child.stderr.setEncoding('utf8').on('data', (text) => {
      this.errors += text;
    });
    this.#ended = once(this.#child, 'close').then(([code, signal]) => ({ code, signal }));
    onTestFinished(async () => {
      this.#child.kill('SIGKILL');
      await this.#ended;
    });
  }

  /** Resolves with the server's address once it listens. */
  async url(): Promise<string> {
    const failed = this.#ended.then(() => {
      throw new Error(`the server has ended: ${this.output}${this.errors}`);
    });
    for (;;) {
      const port = /http:\/\/localhost:(\d+)/.exec(this.output)?.[1];
      if (port) return `http://127.0.0.1:${port}`;
      await Promise.race([once(this.#child.stdout, 'data'), failed]);
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  ended(): Promise<Ended> {
    return this.#ended;
  }
}
