import { dirname } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { HEAD_BYTES_MAX } from '../server.ts';
import { certificatePath, readCertificate } from './certificate.ts';
import { listenOverTls } from './listener.ts';

/** What the configuration says about it. */
export interface TlsConfig {
  readonly host: string;
  readonly database_path: string;
  readonly alpaca: {
    readonly tls:
      | {
          readonly port: number;
          readonly certificate:
            | { readonly cert_path: string; readonly key_path: string }
            | undefined;
        }
      | undefined;
  };
  readonly access: { readonly hosts: readonly string[] };
  readonly stream: { readonly clients_max: number };
  readonly limits: { readonly request_timeout_ms: number };
}

/** Names of this machine, for which a generated certificate is valid. */
const OWN_HOSTS = ['localhost', '127.0.0.1', '::1'];

/**
 * Serves a listening application over TLS too, if that is configured.
 *
 * @returns undefined if it is not
 * @throws if the certificate cannot be read or written, or the port is taken
 */
export async function serveTls(
  app: FastifyInstance,
  { alpaca, access, host, database_path, stream, limits }: TlsConfig,
  now_ms: number,
): Promise<
  { readonly port: number; readonly trusted_path: string; close(): Promise<void> } | undefined
> {
  if (!alpaca.tls) return undefined;
  const names = access.hosts.map((name) => name.replace(/:\d+$/, '').replace(/^\[|\]$/g, ''));
  const options = {
    given: alpaca.tls.certificate,
    folder: dirname(database_path),
    hosts: [...new Set([...OWN_HOSTS, ...names])],
    now_ms,
  };
  const listener = await listenOverTls(app, {
    certificate: await readCertificate(options),
    port: alpaca.tls.port,
    host,
    streams_max: stream.clients_max,
    head_bytes_max: HEAD_BYTES_MAX,
    request_timeout_ms: limits.request_timeout_ms,
  });
  return { ...listener, trusted_path: certificatePath(options) };
}
