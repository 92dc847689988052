import { type ChildProcess, type Serializable, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The cores for the measured server and for the load generator. */
export const SERVER_CORE = 0;
export const GENERATOR_CORE = 1;

/** True if processes can be pinned to both cores here. */
export const canPin = [SERVER_CORE, GENERATOR_CORE].every(
  (core) => spawnSync('taskset', ['-c', String(core), 'true']).status === 0,
);

/** A child process of the benchmark, pinned to a core if possible. */
export interface Child {
  readonly pid: number;
  /** Sends a message and resolves with the next message received. */
  ask<Answer>(question: Serializable): Promise<Answer>;
  /** Resolves with the next message. */
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
    // taskset replaces itself by the program, so the process id stays the same.
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
