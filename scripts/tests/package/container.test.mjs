import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { describe, expect, onTestFinished, test } from 'vitest';
import { stagesOf } from '../../lib/package/dockerfile.mjs';
import { inRoot } from '../../lib/root.mjs';

const DOCKERFILE = readFileSync(inRoot('Dockerfile'), 'utf8');

function tempFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'finally-container-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('the linter finds no fault in the Dockerfile', () => {
  expect(validate(DOCKERFILE)).toEqual([]);
  expect(validate('FROM\nRUM x')).not.toEqual([]);
});

test('the image runs as an unprivileged user, can be read-only, and has a health check', () => {
  const [, image] = stagesOf(DOCKERFILE);
  const of = (/** @type {string} */ keyword) =>
    image?.steps.filter((step) => step.keyword === keyword).map(({ args }) => args);
  expect(of('USER')).toEqual(['10001:10001']);
  expect(of('VOLUME')).toEqual(['/app/db']);
  expect(of('STOPSIGNAL')).toEqual(['SIGTERM']);
  expect(of('HEALTHCHECK')?.[0]).toContain('bin/healthy.js');
});

describe.skipIf(process.platform === 'win32')('scripts/start and scripts/stop', () => {
  /**
   * Creates a fake `docker` that logs its calls and answers like the real one.
   * @param {{ has_image: boolean }} state
   */
  function fakeDocker({ has_image }) {
    const folder = tempFolder();
    const log = join(folder, 'calls');
    writeFileSync(log, '');
    const script = `#!/bin/sh
echo "$*" >> ${log}
case "$*" in
  "image inspect finally") exit ${has_image ? 0 : 1} ;;
  "compose port finally 8000") echo 127.0.0.1:8123 ;;
esac
`;
    for (const [name, text] of [
      ['docker', script],
      ['xdg-open', `#!/bin/sh\necho "open $*" >> ${log}\n`],
      ['open', `#!/bin/sh\necho "open $*" >> ${log}\n`],
    ]) {
      writeFileSync(join(folder, String(name)), String(text));
      chmodSync(join(folder, String(name)), 0o755);
    }
    const run = (/** @type {string[]} */ ...command) =>
      spawnSync('bash', command, {
        encoding: 'utf8',
        env: { PATH: `${folder}:${process.env.PATH}` },
      });
    const calls = () =>
      readFileSync(log, 'utf8')
        .split('\n')
        .filter((call) => call !== '' && call !== 'compose version');
    return { run, calls };
  }
  const START = inRoot('scripts', 'start');
  const UP = 'compose up --detach --no-build --wait --wait-timeout 120';

  test('builds the image if there is none, waits until it is healthy, and prints its address', () => {
    const { run, calls } = fakeDocker({ has_image: false });
    const { status, stdout } = run(START);
    expect(status).toBe(0);
    expect(stdout).toContain('http://localhost:8123');
    expect(calls()).toEqual([
      'image inspect finally',
      'compose build',
      UP,
      'compose port finally 8000',
    ]);
  });

  test('builds nothing if there is an image, unless asked to', () => {
    const { run, calls } = fakeDocker({ has_image: true });
    run(START);
    expect(calls()).not.toContain('compose build');
    run(START, '--build');
    expect(calls()).toContain('compose build');
  });

  test('opens the browser if asked to', async () => {
    const { run, calls } = fakeDocker({ has_image: true });
    run(START, '--open');
    await expect.poll(calls).toContain('open http://localhost:8123');
  });

  test('rejects unknown options', () => {
    const { run, calls } = fakeDocker({ has_image: true });
    const { status, stderr } = run(START, '--bulid');
    expect(status).toBe(2);
    expect(stderr).toContain('--bulid');
    expect(calls()).toEqual([]);
  });

  test('stops the container and keeps its data', () => {
    const { run, calls } = fakeDocker({ has_image: true });
    expect(run(inRoot('scripts', 'stop')).status).toBe(0);
    expect(calls()).toEqual(['compose down']);
  });

  const shellcheck = spawnSync('shellcheck', ['--version']).status === 0;
  test.skipIf(!shellcheck)('pass ShellCheck', () => {
    const scripts = [START, inRoot('scripts', 'stop'), inRoot('.ci', 'run')];
    const { status, stdout } = spawnSync('shellcheck', scripts, { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });
});

test('the environment or .env decides whether the container asks for a token', () => {
  const compose = readFileSync(inRoot('compose.yaml'), 'utf8');
  expect(compose).toMatch(/^ {6}FINALLY_AUTH: \$\{FINALLY_AUTH:-off\}$/m);
});
