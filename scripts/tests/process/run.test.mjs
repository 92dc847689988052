import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { mustRun, run } from '../../lib/process/run.mjs';
import { Refusal } from '../../lib/refusal.mjs';

/** @param {string} code */
const node = (code) => run(process.execPath, ['--eval', code]);

test("a program's output, including stderr, is returned with its exit code", async () => {
  const { code, output } = await node(`console.log('one'); console.error('two'); process.exit(4);`);
  expect(code).toBe(4);
  expect(output.split('\n').sort()).toEqual(['', 'one', 'two']);
});

test('a program that is ended by a signal has failed', async () => {
  expect((await node(`process.kill(process.pid, 'SIGKILL');`)).code).toBe(137);
});

test('a missing program is refused by name', async () => {
  await expect(run('finally-no-such-program', [])).rejects.toThrow(Refusal);
  await expect(run('finally-no-such-program', [])).rejects.toThrow(
    'finally-no-such-program could not be started',
  );
});

test('a failed program that must succeed throws the given message', async () => {
  const failing = mustRun('It could not be done.', process.execPath, ['--eval', 'process.exit(1)']);
  await expect(failing).rejects.toThrow(new Refusal('It could not be done.'));
});

describe.skipIf(process.platform === 'win32')('an interruption', () => {
  test('ends the program and its children, although both ignore the signal', async () => {
    // The grandchild connects when it is up, and the connection closes when it ends.
    const line = createServer().listen(0, '127.0.0.1');
    await once(line, 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (line.address());
    const deaf = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);`;
    const started = `${deaf} require('node:net').connect(${port}, '127.0.0.1').on('close', process.exit);`;
    const program = `
      ${deaf}
      const args = ['--eval', ${JSON.stringify(started)}];
      require('node:child_process').spawn(process.execPath, args, { stdio: 'inherit' });
    `;
    const ours = spawn(process.execPath, [
      '--input-type=module',
      '--eval',
      `const { run } = await import(${JSON.stringify(new URL('../../lib/process/run.mjs', import.meta.url).href)});
       await run(process.execPath, ['--eval', ${JSON.stringify(program)}])
         .catch((error) => console.log(error.message));`,
    ]);
    onTestFinished(() => {
      ours.kill('SIGKILL');
    });
    let said = '';
    ours.stdout.on('data', (chunk) => {
      said += chunk;
    });
    const closed = once(ours, 'close');

    const [call] = await once(line, 'connection');
    const hungUp = once(call.on('error', () => {}).resume(), 'close');
    ours.kill('SIGTERM');
    await Promise.all([closed, hungUp]);
    expect(said).toBe('interrupted by SIGTERM\n');
    line.close();
  });
});
