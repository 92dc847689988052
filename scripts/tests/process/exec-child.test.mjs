import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';

const EXEC_CHILD = new URL('../../lib/process/exec-child.mjs', import.meta.url).href;

/**
 * Prints its process id, counts the signals it receives, and exits with code 7 shortly after the
 * first.
 */
const PROGRAM = `
  let heard = [];
  const hear = (signal) => {
    if (heard.push(signal) > 1) return;
    setTimeout(() => { console.log('heard ' + heard.join()); process.exit(7); }, 300);
  };
  process.on('SIGINT', hear);
  process.on('SIGTERM', hear);
  setInterval(() => {}, 1000);
  console.log('pid ' + process.pid);
`;
const DEAF_PROGRAM = `
  process.on('SIGTERM', () => console.log('never'));
  setInterval(() => {}, 1000);
  console.log('pid ' + process.pid);
`;

/** @type {(() => void)[]} */
const cleanups = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

/**
 * Starts a process that runs the program with `execChild`, and waits until the program runs.
 * @param {string} program
 * @param {{ patience_ms?: number }} [options]
 */
async function starter(program, options = {}) {
  const code = `
    const { execChild } = await import(${JSON.stringify(EXEC_CHILD)});
    const args = ['--eval', ${JSON.stringify(program)}];
    process.exitCode = await execChild(process.execPath, args, ${JSON.stringify(options)});
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  cleanups.push(() => child.kill('SIGKILL'));
  const said = { text: '' };
  const closed = once(child.stdout, 'close');
  const up = new Promise((resolve) => {
    child.stdout.on('data', (chunk) => {
      said.text += chunk;
      if (said.text.includes('pid ')) resolve(undefined);
    });
  });
  const exited = once(child, 'exit');
  await up;
  const program_pid = Number(/pid (\d+)/.exec(said.text)?.[1]);
  cleanups.push(() => {
    try {
      process.kill(program_pid, 'SIGKILL');
    } catch {
      // It has ended, as expected.
    }
  });
  return { child, said, exited, closed, program_pid };
}

describe.skipIf(process.platform === 'win32')('a program run with execChild', () => {
  test('receives one signal to end, although the process group and npm repeat it', async () => {
    const { child, said, exited, closed } = await starter(PROGRAM);
    const group = -(/** @type {number} */ (child.pid));
    process.kill(group, 'SIGINT');
    process.kill(group, 'SIGINT');
    child.kill('SIGTERM');
    const [code] = await exited;
    await closed;
    // Signals that are pending together are delivered in no particular order.
    expect(said.text).toMatch(/heard SIG(INT|TERM)\n/);
    expect(code).toBe(7);
  });

  test('passes on its exit code if it ends by itself', async () => {
    const { exited } = await starter(`console.log('pid ' + process.pid); process.exitCode = 3;`);
    expect(await exited).toEqual([3, null]);
  });

  test('passes on 128 plus the number of the signal that ended it', async () => {
    const { exited, program_pid } = await starter(PROGRAM);
    process.kill(program_pid, 'SIGKILL');
    expect(await exited).toEqual([137, null]);
  });

  test('ends properly if its parent is killed', async () => {
    const { child, said, closed } = await starter(PROGRAM);
    child.kill('SIGKILL');
    await closed;
    expect(said.text).toMatch(/heard SIGTERM\n/);
  });

  test('is killed if it ignores the signal', async () => {
    const { child, exited } = await starter(DEAF_PROGRAM, { patience_ms: 200 });
    child.kill('SIGTERM');
    expect(await exited).toEqual([137, null]);
  });
});
