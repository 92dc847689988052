import { type ChildProcess, type Serializable, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The core of whatever is measured, and that of whoever measures. */
export const SERVER_CORE = 0;
export const GENERATOR_CORE = 1;

/** Whether each of the two can be kept on its core here. */
export const canPin = [SERVER_CORE, GENERATOR_CORE].every(
  (core) => spawnSync('taskset', ['-c', String(core), 'true']).status === 0,
);

/** A process of the benchmark, on a core of its own where that can be had. */
export interface Child {
  readonly pid: number;
  /** Sends a message and waits for the answer, which is the next one back. */
  ask<Answer>(question: Serializable): Promise<Answer>;
  /** The next message that comes unasked. */
  hear<Message>(): Promise<Message>;
  stop(): Promise<void>;
}

/** Starts a program on a core. */
export function spawnOn(
  core: number,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  const pinned = canPin ? ['taskset', '-c', String(core), command, ...args] : [command, ...args];
  const [program = command, ...rest] = pinned;
  const child = spawn(program, rest, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const end = () => void child.kill();
  process.once('exit', end);
  child.once('exit', () => process.removeListener('exit', end));
  return child;
}

/** Starts a script of this folder on a core. */
export function startChild(
  core: number,
  script: string,
  env: Readonly<Record<string, string>> = {},
): Child {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawnOn(
    core,
    process.execPath,
    ['--disable-warning=ExperimentalWarning', path],
    env,
  );
  const ended = once(child, 'exit');
  const died = ended.then(() => {
    throw new Error(`${script} has ended`);
  });
  died.catch(() => {});
  const hear = async <Message>(): Promise<Message> => {
    const [message] = await Promise.race([once(child, 'message'), died]);
    return message as Message;
  };
  return {
    // taskset becomes the program, so that its number stays the same.
    pid: child.pid ?? 0,
    hear,
    ask(question) {
      const answer = hear();
      child.send(question);
      return answer as never;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
