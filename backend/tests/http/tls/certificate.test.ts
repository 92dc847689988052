import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { describe, expect, onTestFinished, test } from 'vitest';
import { certificatePath, readCertificate } from '../../../src/http/tls/certificate.ts';
import { listenOverTls } from '../../../src/http/tls/listener.ts';
import { YEAR_MS } from '../../../src/kernel/time/units.ts';

const NOW_MS = Date.UTC(2026, 11, 1);
const HOSTS = ['localhost', '127.0.0.1', '::1'];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'finally-tls-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const optionsIn = (folder: string, more: object = {}) => ({
  given: undefined,
  folder,
  hosts: HOSTS,
  now_ms: NOW_MS,
  ...more,
});

describe('a certificate that is generated', () => {
  test('is for its hosts, and its key can be read by the owner only', async () => {
    const folder = newFolder();
    const { cert } = await readCertificate(optionsIn(folder));
    const certificate = new X509Certificate(cert);
    expect(certificate.checkHost('localhost')).toBeDefined();
    expect(certificate.checkIP('127.0.0.1')).toBeDefined();
    expect(certificate.checkHost('finally.example')).toBeUndefined();
    expect(statSync(join(folder, 'tls-key.pem')).mode & 0o077).toBe(0);
  });

  test('stays the same, until it ends or another host is to be served', async () => {
    const folder = newFolder();
    const first = await readCertificate(optionsIn(folder));
    expect(await readCertificate(optionsIn(folder))).toEqual(first);
    const other = await readCertificate(optionsIn(folder, { hosts: [...HOSTS, 'desk.example'] }));
    expect(other.cert).not.toBe(first.cert);
    expect(new X509Certificate(other.cert).checkHost('desk.example')).toBeDefined();
    const later = optionsIn(folder, { now_ms: NOW_MS + 5 * YEAR_MS });
    expect((await readCertificate(later)).cert).not.toBe(other.cert);
  });
});

test('a certificate that is given is used', async () => {
  const made = await readCertificate(optionsIn(newFolder()));
  const own = newFolder();
  const given = { cert_path: join(own, 'a.pem'), key_path: join(own, 'b.pem') };
  writeFileSync(given.cert_path, made.cert);
  writeFileSync(given.key_path, made.key);
  const options = optionsIn(newFolder(), { given });
  expect(await readCertificate(options)).toEqual(made);
  expect(certificatePath(options)).toBe(given.cert_path);
  const missing = optionsIn(own, { given: { ...given, key_path: join(own, 'c.pem') } });
  await expect(readCertificate(missing)).rejects.toThrow('c.pem');
});

test('an application is served over TLS to clients that trust the certificate, and to no others', async () => {
  const app = Fastify();
  app.get('/', async ({ protocol }) => ({ protocol }));
  await app.listen({ port: 0, host: '127.0.0.1' });
  const certificate = await readCertificate(optionsIn(newFolder()));
  const options = {
    certificate,
    port: 0,
    host: '127.0.0.1',
    streams_max: 10,
    head_bytes_max: 16_384,
    request_timeout_ms: 5_000,
  };
  const listener = await listenOverTls(app, options);
  onTestFinished(async () => {
    await app.close();
    await listener.close();
  });
  const read = (ca?: string) =>
    new Promise<string>((resolve, reject) => {
      get(`https://localhost:${listener.port}/`, { ca, family: 4 }, (answer) => {
        answer.setEncoding('utf8').on('data', resolve);
      }).on('error', reject);
    });
  expect(JSON.parse(await read(certificate.cert))).toEqual({ protocol: 'https' });
  await expect(read()).rejects.toThrow(/self-signed/);
  await expect(listenOverTls(app, { ...options, port: listener.port })).rejects.toThrow(
    `port ${listener.port} is taken`,
  );
});
