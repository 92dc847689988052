import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { pino } from 'pino';
import type { Access } from './access/index.ts';
import { describeDamage } from './cli/damaged-database.ts';
import { openDependencies } from './composition.ts';
import { ConfigError, loadConfig, secretsOf } from './config.ts';
import { buildServer } from './http/server.ts';
import { serveTls } from './http/tls/serve-tls.ts';
import { createLogger } from './kernel/process/log.ts';
import { outliveOutputs } from './kernel/process/outputs.ts';
import { systemClock } from './kernel/time/clock.ts';

/** Characters of the log that are kept while it cannot be written; later lines are lost. */
const LOG_BACKLOG_MAX = 1_000_000;

/** Connections that are still open after this time are closed. */
const CLOSE_PATIENCE_MS = 1_200;

const besideBackend = (path: string): string =>
  fileURLToPath(new URL(`../${path}`, import.meta.url));

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/**
 * Keeps V8's young generation at its initial size. It would grow to 64 MiB when thousands of streams
 * open at once, without a benefit.
 */
const keepMemorySmall = (): void => setFlagsFromString('--semi-space-growth-factor=1');

async function run(): Promise<void> {
  keepMemorySmall();
  const config = loadConfig();
  const { version } = JSON.parse(readFileSync(besideBackend('package.json'), 'utf8')) as {
    version: string;
  };
  const standardError = pino.destination({ dest: 2, sync: true, maxLength: LOG_BACKLOG_MAX });
  standardError.on('error', () => undefined);
  const logger = createLogger(config.log_level, secretsOf(config), standardError);
  if (config.access.auth === 'off') {
    logger.warn(
      'FINALLY_AUTH=off: anyone who can reach this server may read and trade without a token',
    );
  }
  const clock = systemClock;
  const dependencies = await openDependencies({ config, clock, logger, version });
  const server = await buildServer(dependencies, {
    logger,
    version,
    static_folder: besideBackend('../frontend/out'),
    config,
  });

  let overTls: Awaited<ReturnType<typeof serveTls>>;
  const close = async (): Promise<void> => {
    const impatience = clock.after(CLOSE_PATIENCE_MS, () => server.server.closeAllConnections());
    await server.close();
    await overTls?.close();
    impatience.cancel();
    await dependencies.close();
  };

  try {
    await server.listen({ port: config.port, host: config.host });
    overTls = await serveTls(server, config, clock.now_ms());
  } catch (error) {
    await close();
    throw error;
  }

  let closing = false;
  const stop = (): void => {
    if (closing) return;
    closing = true;
    close().then(() => say('FinAlly has stopped.'), fail);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  // Printed last, because a reader of this line may stop the server at once.
  const address = server.server.address();
  const port = typeof address === 'object' ? address?.port : config.port;
  const name = reachableName(config.host);
  const url = `http://${name}:${port}`;
  dependencies.announce(url);
  say(
    [
      `FinAlly ${version} runs at ${url} (Ctrl-C stops it)`,
      ...(overTls
        ? [
            `Over TLS at https://${name}:${overTls.port}, with the certificate ${overTls.trusted_path}`,
          ]
        : []),
      ...howToSignIn(url, dependencies.access.introduction),
    ].join('\n'),
  );
}

/** Returns the sign-in address, and the access token if it was just created. */
function howToSignIn(url: string, introduction: Access['introduction']): string[] {
  if (!introduction) return [];
  const { code, new_token } = introduction;
  const address = `Sign in, once and within an hour, at ${url}/sign-in#code=${code}`;
  if (!new_token) return [address];
  return [address, `Access token, shown this once and kept beside the database: ${new_token}`];
}

/** Returns the name by which this machine reaches a server that listens on `host`. */
function reachableName(host: string): string {
  if (/^(127\.|::1$|0\.0\.0\.0$|::$|localhost$)/i.test(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/** Prints in one sentence why the server does not run. */
async function fail(error: unknown): Promise<void> {
  process.exitCode = 1;
  process.stderr.write(
    error instanceof ConfigError
      ? `FinAlly does not start because of these settings:\n${error.message}\n`
      : `FinAlly does not run: ${await reasonOf(error)}\n`,
  );
}

async function reasonOf(error: unknown): Promise<string> {
  const damage = await describeDamage(error);
  if (damage !== undefined) return damage;
  const { code, port, message } = error as { code?: string; port?: number; message?: string };
  return code === 'EADDRINUSE'
    ? `Port ${port} is taken. Stop what uses it, or choose another with PORT.`
    : (message ?? String(error));
}

outliveOutputs();
run().catch(fail);
