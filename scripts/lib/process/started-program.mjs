import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A child process whose output is collected. */
export class StartedProgram {
  #child;
  #ended;
  output = '';

  /**
   * @param {string[]} command arguments for this Node
   * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
   */
  constructor(command, { cwd, env }) {
    this.#child = spawn(process.execPath, command, {
      cwd,
      env,
      // A separate process group, so that its children are signaled too.
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
   * Waits for output that matches.
   * @param {RegExp} words
   * @returns {Promise<string>} the first group of the match
   * @throws {Error} if the program ends first
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
   * Signals the program and all its children to end.
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
