import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A server in a separate process with its own database. */
export interface BenchServer {
  readonly port: number;
  readonly pid: number;
  readonly folder: string;
  stop(): Promise<void>;
}

const MAIN = fileURLToPath(new URL('../../../../backend/src/main.ts', import.meta.url));
const RELAY = fileURLToPath(new URL('relay-server.ts', import.meta.url));
const PEER = fileURLToPath(new URL('one-by-one-server.ts', import.meta.url));

/** Starts FinAlly's server. */
export function startServer(settings: Readonly<Record<string, string>> = {}): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), 'finally-bench-'));
  return start(folder, [MAIN], {
    DATABASE_PATH: join(folder, 'finally.db'),
    SIM_SEED: '1',
    FILL_PROFILE: 'ideal',
    LOG_LEVEL: 'error',
    ...settings,
  });
}

/** Starts the server of the comparison ledger. */
export function startPeer(): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), 'finally-bench-'));
  return start(folder, [PEER, folder]);
}

/** Starts a bare relay to a model, with requests of this many bytes. */
export function startRelay(base_url: string, bytes: number): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), 'finally-bench-'));
  return start(folder, [RELAY, base_url, String(bytes)]);
}

/** Starts a server on a port chosen by the system, and waits until it reports the port. */
async function start(
  folder: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<BenchServer> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    env: { ...process.env, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the server did not start')));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = /http:\/\/localhost:(\d+)/.exec(line);
      if (match) resolve(Number(match[1]));
    });
  });
  return {
    port,
    pid: child.pid ?? 0,
    folder,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
