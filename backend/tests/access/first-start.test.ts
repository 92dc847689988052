import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { ServerProcess } from '../support/server/server-process.ts';
import { tempFolder } from '../support/temp-folder.ts';

// Each test starts a server or two as processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

const CODE = /\/sign-in#code=([\w-]{43})$/m;
const NEW_TOKEN = /^Access token, .*: ([\w-]{43})$/m;

const signIn = (url: string, token: string) =>
  fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });

async function startAndStop(
  folder: string,
  settings: Record<string, string>,
): Promise<ServerProcess> {
  const server = new ServerProcess(folder, settings);
  await server.url();
  server.kill('SIGTERM');
  await server.ended();
  return server;
}

test('a server that only this machine reaches requires no token and creates none', async () => {
  const folder = tempFolder();
  const server = new ServerProcess(folder);
  const url = await server.url();
  expect((await fetch(`${url}/api/portfolio`)).status).toBe(200);
  expect(server.output).not.toMatch(CODE);
  expect(server.errors).not.toContain('FINALLY_AUTH');
  expect(existsSync(join(folder, 'access-token'))).toBe(false);
});

test.each([
  ['it listens to others', { HOST: '0.0.0.0' }],
  ['it goes by a name that others know', { FINALLY_HOSTS: 'finally.example.org' }],
  ['a proxy stands before it', { FINALLY_PROXIES: '127.0.0.1' }],
  ['it is to', { FINALLY_AUTH: 'on' }],
])('where %s it asks for the token that it made and showed once', async (_when, settings) => {
  const folder = tempFolder();
  const server = new ServerProcess(folder, settings as Record<string, string>);
  const url = await server.url();
  const token = NEW_TOKEN.exec(server.output)?.[1] ?? '';
  expect((await fetch(`${url}/api/portfolio`)).status).toBe(401);
  const headers = { authorization: `Bearer ${token}` };
  expect((await fetch(`${url}/api/portfolio`, { headers })).status).toBe(200);
  expect(readFileSync(join(folder, 'access-token'), 'utf8')).toBe(`${token}\n`);
  if (process.platform !== 'win32') {
    expect(statSync(join(folder, 'access-token')).mode & 0o777).toBe(0o600);
  }
  expect(server.errors).not.toContain(token);
});

test('the second start does not print the token again, and keeps it', async () => {
  const folder = tempFolder();
  const first = await startAndStop(folder, { HOST: '0.0.0.0' });
  const token = NEW_TOKEN.exec(first.output)?.[1] ?? '';
  const second = new ServerProcess(folder, { HOST: '0.0.0.0' });
  const url = await second.url();
  expect(second.output).not.toContain(token);
  expect((await signIn(url, token)).status).toBe(204);
});

test('the printed address signs in once and does not contain the token', async () => {
  const server = new ServerProcess(tempFolder(), { HOST: '0.0.0.0' });
  const url = await server.url();
  const code = CODE.exec(server.output)?.[1] ?? '';
  expect(code).not.toBe(NEW_TOKEN.exec(server.output)?.[1]);
  expect((await signIn(url, code)).status).toBe(204);
  expect((await signIn(url, code)).status).toBe(401);
});

test('a configured token is required on this machine too, and is neither printed nor stored', async () => {
  const folder = tempFolder();
  const token = 'correct-horse-battery-staple';
  const server = new ServerProcess(folder, { FINALLY_TOKEN: token });
  const url = await server.url();
  expect((await fetch(`${url}/api/portfolio`)).status).toBe(401);
  expect((await signIn(url, token)).status).toBe(204);
  expect(server.output + server.errors).not.toContain(token);
  expect(existsSync(join(folder, 'access-token'))).toBe(false);
});

test('FINALLY_AUTH=off requires no token, says so at each start, and still checks host names', async () => {
  const folder = tempFolder();
  const settings = { HOST: '0.0.0.0', FINALLY_AUTH: 'off' };
  expect((await startAndStop(folder, settings)).errors).toContain('FINALLY_AUTH=off');
  const server = new ServerProcess(folder, settings);
  const url = await server.url();
  expect(server.errors).toContain('FINALLY_AUTH=off');
  expect((await fetch(`${url}/api/portfolio`)).status).toBe(200);
});

test('a changed token ends every session', async () => {
  const folder = tempFolder();
  const first = new ServerProcess(folder, { FINALLY_TOKEN: 'the-first-token' });
  const signed = await signIn(await first.url(), 'the-first-token');
  const cookie = (signed.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  first.kill('SIGTERM');
  await first.ended();
  const second = new ServerProcess(folder, { FINALLY_TOKEN: 'the-second-token' });
  const url = await second.url();
  expect((await fetch(`${url}/api/portfolio`, { headers: { cookie } })).status).toBe(401);
});
