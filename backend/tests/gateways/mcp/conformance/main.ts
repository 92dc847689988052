/**
 * Runs the conformance suite against FinAlly and against FinAlly with fixtures. Exits with 1 if a
 * scenario that counts fails. Arguments, such as `--scenario caching`, choose what is run with fixtures only.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { openDependencies } from '../../../../src/composition.ts';
import { parseConfig } from '../../../../src/config.ts';
import { buildServer } from '../../../../src/http/server.ts';
import { createLogger } from '../../../../src/kernel/process/log.ts';
import { systemClock } from '../../../../src/kernel/time/clock.ts';
import { fixtureServer } from './fixture-server.ts';

const SUITE = '@modelcontextprotocol/conformance@0.2.0-alpha.12';
const REVISION = '2026-07-28';
/** What a server without fixtures can pass. */
const WITHOUT_FIXTURES = [
  'server-initialize',
  'ping',
  'tools-list',
  'resources-list',
  'prompts-list',
  'sep-2164-resource-not-found',
  'caching',
  'http-header-validation',
  'dns-rebinding-protection',
];

/** Starts the real server. @returns its address and how to stop it */
async function start(folder: string, mcpServer?: typeof fixtureServer) {
  const environment = { PORT: '0', DATABASE_PATH: join(folder, 'finally.db'), SIM_SEED: '42' };
  const config = parseConfig(environment);
  const logger = createLogger('silent', [], new Writable({ write: (_chunk, _, done) => done() }));
  const version = '0.0.0-conformance';
  const parts = { config, clock: systemClock, logger, version, mcpServer };
  const dependencies = await openDependencies(parts);
  const static_folder = join(folder, 'no-pages');
  const server = await buildServer(dependencies, { logger, version, static_folder, config });
  await server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    async stop() {
      await server.close();
      await dependencies.close();
    },
  };
}

/** The suite sends no key, so a proxy adds one and leaves everything else as it is. */
async function withKey(port: number) {
  const made = await fetch(`http://127.0.0.1:${port}/api/keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ label: 'Conformance', scope: 'trade' }),
  });
  const { secret } = (await made.json()) as { secret: string };
  const proxy = createServer((incoming, answer) => {
    const { port: own } = proxy.address() as AddressInfo;
    const onward = request(
      {
        host: '127.0.0.1',
        port,
        path: incoming.url,
        method: incoming.method,
        headers: { ...readdressed(incoming, own, port), authorization: `Bearer ${secret}` },
      },
      (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
      },
    );
    onward.on('error', () => answer.destroy());
    incoming.pipe(onward);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return proxy;
}

/** Names the server where the suite named the proxy. */
function readdressed({ headers }: IncomingMessage, own: number, port: number) {
  const rename = (value: string) => value.replace(new RegExp(`:${own}$`), `:${port}`);
  return {
    ...headers,
    ...(headers.host !== undefined && { host: rename(headers.host) }),
    ...(headers.origin !== undefined && { origin: rename(headers.origin) }),
  };
}

async function runSuite(port: number, args: readonly string[]): Promise<number> {
  const url = `http://127.0.0.1:${port}/mcp`;
  const child = spawn('npx', ['-y', SUITE, 'server', '--url', url, ...args], { stdio: 'inherit' });
  const [status] = await once(child, 'close');
  return status as number;
}

/** Runs the suite against a server once for each list of arguments. */
async function check(mcpServer: typeof fixtureServer | undefined, runs: readonly string[][]) {
  const folder = mkdtempSync(join(tmpdir(), 'finally-conformance-'));
  const server = await start(folder, mcpServer);
  const proxy = await withKey(server.port);
  const { port } = proxy.address() as AddressInfo;
  const failed: string[] = [];
  for (const args of runs) if ((await runSuite(port, args)) !== 0) failed.push(args.join(' '));
  proxy.close();
  proxy.closeAllConnections();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  return failed;
}

const chosen = process.argv.slice(2);
const plain = chosen.length > 0 ? [] : WITHOUT_FIXTURES.map((name) => ['--scenario', name]);
const failed = [
  ...(await check(undefined, plain)),
  ...(await check(fixtureServer, [chosen.length > 0 ? chosen : ['--requirements', REVISION]])),
];
const verdict = failed.length === 0 ? 'FinAlly conforms.' : `These failed: ${failed.join('; ')}.`;
process.stdout.write(`${verdict}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
