import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { buildWhereStale } from '../../lib/build/builds.mjs';
import { rehearseImage } from '../../lib/package/image-rehearsal.mjs';
import { imageBytes } from '../../lib/package/image-size.mjs';
import { npmCli } from '../../lib/process/npm.mjs';
import { StartedProgram } from '../../lib/process/started-program.mjs';

const IMAGE_BYTES_MAX = 250_000_000;

// A missing build is built first, which takes time.
vi.setConfig({ hookTimeout: 300_000, testTimeout: 120_000 });

/** @param {ConstructorParameters<typeof StartedProgram>} program */
function start(...program) {
  const started = new StartedProgram(...program);
  onTestFinished(async () => void (await started.end('SIGKILL')));
  return started;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return String(port);
}

// The steps need a POSIX shell.
describe.skipIf(process.platform === 'win32')('in an empty folder', () => {
  /** @type {string} */
  let folder;
  /** @type {import('../../lib/package/image-rehearsal.mjs').Rehearsed} */
  let image;

  beforeAll(async () => {
    await buildWhereStale();
    folder = mkdtempSync(join(tmpdir(), 'finally-image-'));
    image = rehearseImage(folder, { borrow: true });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('the steps of the Dockerfile result in an image below 250 MB that contains only what it runs', () => {
    expect(imageBytes(image.root)).toBeLessThan(IMAGE_BYTES_MAX);
    expect(readdirSync(image.workdir).toSorted()).toEqual([
      ...['LICENSE', 'README.md', 'backend', 'bin', 'db', 'frontend', 'node_modules'],
      ...['npm-shrinkwrap.json', 'package.json'],
    ]);
    const binaries = readdirSync(image.root, { recursive: true, encoding: 'utf8' });
    expect(binaries.filter((path) => path.endsWith('.node'))).toHaveLength(1);
    expect(image.skipped.filter((step) => step.startsWith('COPY'))).toEqual([
      'COPY --from=build /usr/local/bin/node /usr/local/bin/node',
    ]);
  });

  // The package keeps only the Linux binary of the database.
  const onLinux = test.skipIf(process.platform !== 'linux');
  onLinux(
    'its command becomes healthy, serves the pages, and ends cleanly when told to',
    async () => {
      const env = { ...image.env, PORT: await freePort() };
      const isHealthy = () =>
        spawnSync(process.execPath, image.health_command.slice(1), { cwd: image.workdir, env })
          .status === 0;
      expect([image.command[0], image.health_command[0]]).toEqual(['node', 'node']);
      expect(isHealthy()).toBe(false);

      const server = start(image.command.slice(1), { cwd: image.workdir, env });
      const token = await server.says(/Access token.*: (\S+)/);
      expect(isHealthy()).toBe(true);
      const authorization = `Bearer ${token}`;
      const page = await fetch(`http://127.0.0.1:${env.PORT}/`, { headers: { authorization } });
      expect(await page.text()).toContain('FinAlly');
      expect(await server.end('SIGTERM')).toBe(0);
      expect(server.output).toContain('FinAlly has stopped.');
      expect(readdirSync(join(image.workdir, 'db'))).toContain('finally.db');
      expect(isHealthy()).toBe(false);
    },
  );

  test("the package installs, executes a trade with data in the user's data folder, and stops", async () => {
    const packages = image.pathIn('/src/dist');
    const tarball = readdirSync(packages).find((name) => name.endsWith('.tgz')) ?? '';
    const empty = join(folder, 'somewhere');
    const home = join(folder, 'home');
    for (const made of [empty, home]) mkdirSync(made);
    const flags = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
    const installed = spawnSync(
      process.execPath,
      [npmCli(), 'install', join(packages, tarball), ...flags],
      { cwd: empty, encoding: 'utf8' },
    );
    expect(installed.status, installed.stderr).toBe(0);

    const npx = join(dirname(npmCli()), 'npx-cli.js');
    // A fake browser under the names used on Linux and macOS.
    const browser = join(folder, 'browser');
    mkdirSync(browser);
    for (const name of ['xdg-open', 'open']) {
      const script = '#!/bin/sh\nprintf %s "$1" > "$HOME/opened"\n';
      writeFileSync(join(browser, name), script, { mode: 0o755 });
    }
    const PATH = [browser, process.env.PATH].join(delimiter);
    const env = { PATH, HOME: home, SIM_SEED: '1' };
    const command = [npx, '--offline', 'finally-terminal', '--port', '0', '--open'];
    const server = start(command, { cwd: empty, env });
    const url = await server.says(/(http:\/\/localhost:\d+)/);
    const answer = await fetch(`${url}/api/portfolio/trade`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ticker: 'AAPL', side: 'buy', quantity: 1 }),
    });
    expect(answer.status).toBe(201);
    const opened = () => readFileSync(join(home, 'opened'), { encoding: 'utf8', flag: 'a+' });
    await expect.poll(opened, { timeout: 10_000 }).toBe(url);
    await server.end('SIGTERM');
    await server.says(/FinAlly has stopped\./);
    const kept = readdirSync(home, { recursive: true, encoding: 'utf8' });
    expect(kept.filter((path) => /FinAlly.*finally\.db$/.test(path))).toHaveLength(1);
    expect(existsSync(join(empty, 'db'))).toBe(false);
  });
});
