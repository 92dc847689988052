import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

/** Why nginx tests cannot run here; undefined if they can. */
export const nginxMissing: string | undefined =
  spawnSync('nginx', ['-v']).status === 0 ? undefined : 'nginx is not installed';

/**
 * Runs a real nginx in front of `url` until the test ends.
 *
 * @param proxy directives for its `location /` in addition to `proxy_pass`
 * @returns the address of nginx
 */
export async function startNginx(url: string, proxy: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'finally-nginx-'));
  const port = await freePort();
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; error_log ${folder}/error.log; pid ${folder}/pid;
     events { worker_connections 256; }
     http {
       access_log off;
       ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
         .map((name) => `${name}_temp_path ${folder}/${name};`)
         .join(' ')}
       upstream finally { server ${new URL(url).host}; keepalive 4; }
       server {
         listen 127.0.0.1:${port};
         location / { proxy_pass http://finally; ${proxy.map((line) => `${line};`).join(' ')} }
       }
     }`,
  );
  const child = spawn(
    'nginx',
    ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')],
    {
      stdio: 'ignore',
    },
  );
  const ended = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  await answers(port, child);
  return `http://127.0.0.1:${port}`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** nginx does not report when it listens, so the port is polled. */
async function answers(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200 && child.exitCode === null; attempt++) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'close').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isOpen) return;
    await pause(25);
  }
  throw new Error('nginx does not answer');
}
