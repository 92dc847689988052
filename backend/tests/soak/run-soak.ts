import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Clients } from './clients.ts';
import { type Deeds, type Holding, type Sample, verdict } from './holding.ts';

const SERVER = fileURLToPath(new URL('server.ts', import.meta.url));
const SAMPLES = 40;
const HOUR_MS = 3_600_000;
/** Until sockets that were hung up on are gone. */
const SETTLE_MS = 1_500;

export interface SoakOptions {
  /** Simulated. */
  readonly hours: number;
  /** How many times as fast as on a wall the server's clock runs. */
  readonly speed: number;
  readonly seed: number;
  readonly onSample?: (sample: Sample) => void;
}

export interface Soaked {
  readonly samples: readonly Sample[];
  readonly idle: readonly [before: Holding, after: Holding];
  readonly deeds: Deeds;
  /** What is not flat; nothing where all is. */
  readonly wrong: readonly string[];
  readonly exit_code: number | null;
}

/** Uses a server for some simulated hours, and judges what it holds on the way and afterwards. */
export async function runSoak({ hours, speed, seed, onSample }: SoakOptions): Promise<Soaked> {
  const folder = mkdtempSync(join(tmpdir(), 'finally-soak-'));
  const server = fork(SERVER, {
    cwd: folder,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: {
      DATABASE_PATH: join(folder, 'finally.db'),
      SPEED: String(speed),
      SIM_SEED: String(seed),
      FILL_PROFILE: 'ideal',
      CHAT_REQUESTS_PER_MINUTE_MAX: '1000000',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(server, 'exit');
  try {
    const { port } = (await answerOf(server)) as { port: number };
    const idle_before = await holdingOf(server);
    const clients = new Clients(`http://127.0.0.1:${port}`, seed);
    const samples: Sample[] = [];
    for (let count = 1; count <= SAMPLES; count++) {
      await pause((hours * HOUR_MS) / speed / SAMPLES);
      const sample = { hours: (hours * count) / SAMPLES, ...(await holdingOf(server)) };
      samples.push(sample);
      onSample?.(sample);
    }
    const deeds = await clients.stop();
    await pause(SETTLE_MS);
    const idle = [idle_before, await holdingOf(server)] as const;
    server.disconnect();
    const [exit_code] = (await exited) as [number | null];
    return { samples, idle, deeds, wrong: verdict(samples, idle, deeds), exit_code };
  } finally {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function holdingOf(server: ChildProcess): Promise<Holding> {
  server.send('measure');
  const { holding } = (await answerOf(server)) as { holding: Holding };
  return holding;
}

/** @throws if the server ends instead */
async function answerOf(server: ChildProcess): Promise<unknown> {
  const over = new AbortController();
  const { signal } = over;
  try {
    return await Promise.race([
      once(server, 'message', { signal }).then(([message]) => message),
      once(server, 'exit', { signal }).then(([code]) => {
        throw new Error(`the server has ended with ${code}`);
      }),
    ]);
  } finally {
    over.abort();
  }
}
