import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program that runs beside ours, whose words are kept. */
export class StartedProgram {
  #child;
  #ended;
  output = '';

  /**
   * @param {string[]} command run by this very Node
   * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
   */
  constructor(command, { cwd, env }) {
    this.#child = spawn(process.execPath, command, {
      cwd,
      env,
      // A group of its own, so that whatever it starts is told of its end too.
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        this.output += text;
      });
    }
    this.#ended = once(this.#child, 'close').then(([code]) => Number(code));
  }

  /**
   * Waits for words.
   * @param {RegExp} words
   * @returns {Promise<string>} the first group of it
   * @throws {Error} where it ends before it says them
   */
  async says(words) {
    for (;;) {
      const found = words.exec(this.output);
      if (found) return found[1] ?? found[0];
      const ended = await Promise.race([
        once(this.#child.stdout, 'data').then(() => undefined),
        this.#ended,
      ]);
      if (ended !== undefined) throw new Error(`It ended with ${ended}: ${this.output}`);
    }
  }

  /**
   * Asks it, and all that it started, to end.
   * @param {NodeJS.Signals} signal
   * @returns {Promise<number>} its exit code
   */
  async end(signal = 'SIGTERM') {
    const { pid, exitCode, signalCode } = this.#child;
    if (pid !== undefined && exitCode === null && signalCode === null) {
      if (process.platform === 'win32') this.#child.kill(signal);
      else process.kill(-pid, signal);
    }
    return this.#ended;
  }
}
