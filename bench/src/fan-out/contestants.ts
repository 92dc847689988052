import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SERVER_CORE, spawnOn, startChild } from './child.ts';

/** A running server that streams events. */
export interface Running {
  readonly port: number;
  readonly path: string;
  /** All processes of the server; the first holds the connections. */
  readonly pids: readonly number[];
  stop(): Promise<void>;
}

export interface Setting {
  readonly events_per_second: number;
  /** The data of an event, for servers that do not generate their own. */
  readonly payload: string;
}

export interface Contestant {
  readonly name: string;
  /** Why it cannot run here; undefined if it can. */
  readonly missing: string | undefined;
  start(setting: Setting): Promise<Running>;
}

/** Two tickers: about 500 bytes. */
const PATH = '/api/stream/prices?tickers=AAPL,MSFT';

const envOf = ({ events_per_second, payload }: Setting) => ({
  EVENTS_PER_SECOND: String(events_per_second),
  PAYLOAD: payload,
});

const script = (name: string, file: string, path: string): Contestant => ({
  name,
  missing: undefined,
  async start(setting) {
    const child = startChild(SERVER_CORE, file, envOf(setting));
    const { port } = await child.hear<{ port: number }>();
    return { port, path, pids: [child.pid], stop: child.stop };
  },
});

export const finallyServer = script('FinAlly', './finally-server.ts', PATH);
export const betterSse = script('better-sse', './better-sse-server.ts', '/');

const NCHAN_MODULE = '/usr/lib/nginx/modules/ngx_nchan_module.so';

export const nchan: Contestant = {
  name: 'nchan',
  missing:
    spawnSync('nginx', ['-v']).status === 0 && existsSync(NCHAN_MODULE)
      ? undefined
      : 'nginx with nchan is not installed (Debian: nginx, libnginx-mod-nchan)',
  async start(setting) {
    const folder = mkdtempSync(join(tmpdir(), 'finally-nchan-'));
    const port = await freePort();
    writeFileSync(join(folder, 'nginx.conf'), nchanConfig(folder, port));
    const nginx = spawnOn(SERVER_CORE, 'nginx', [
      ...['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')],
    ]);
    const ended = once(nginx, 'exit');
    const master = nginx.pid ?? 0;
    const worker = await workerOf(master);
    const publisher = startChild(SERVER_CORE, './nchan-publisher.ts', {
      ...envOf(setting),
      NCHAN_PORT: String(port),
    });
    await publisher.hear();
    return {
      port,
      path: '/subscribe',
      pids: [worker, master, publisher.pid],
      async stop() {
        await publisher.stop();
        nginx.kill('SIGTERM');
        await ended;
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

const nchanConfig = (folder: string, port: number): string => `
load_module ${NCHAN_MODULE};
user root; worker_processes 1; daemon off; worker_rlimit_nofile 20000;
error_log ${folder}/error.log; pid ${folder}/pid;
events { worker_connections 15000; multi_accept on; }
http {
  access_log off; tcp_nodelay on;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  keepalive_requests 100000000; keepalive_time 24h;
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location = /publish { nchan_publisher; nchan_channel_id prices; nchan_message_buffer_length 1; }
    location = /subscribe {
      nchan_subscriber eventsource; nchan_channel_id prices; nchan_subscriber_first_message newest;
    }
  }
}`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** Returns the only worker of an nginx that has just been started. */
async function workerOf(master: number): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const worker = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .find((name) => parentOf(name) === master);
    if (worker) return Number(worker);
    await pause(50);
  }
  throw new Error('nginx has no worker');
}

function parentOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}
