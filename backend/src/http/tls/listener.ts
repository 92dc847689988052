import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { capConnections } from '../../access/index.ts';
import { mayUpgrade } from '../sockets.ts';
import type { Certificate } from './certificate.ts';

export interface TlsOptions {
  readonly certificate: Certificate;
  readonly port: number;
  readonly host: string;
  readonly streams_max: number;
  /** Bounds of a request; the same as without TLS. */
  readonly head_bytes_max: number;
  readonly request_timeout_ms: number;
}

/**
 * Serves a listening application on another port over TLS, sockets included.
 *
 * @returns the port, and a function that stops it
 * @throws if the port is taken or the certificate cannot be used
 */
export async function listenOverTls(
  app: FastifyInstance,
  options: TlsOptions,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const { certificate, port, host, streams_max, head_bytes_max, request_timeout_ms } = options;
  const server = createServer(
    {
      ...certificate,
      maxHeaderSize: head_bytes_max,
      requireHostHeader: false,
      requestTimeout: request_timeout_ms,
      headersTimeout: request_timeout_ms,
      shouldUpgradeCallback: mayUpgrade,
    },
    (request, response) => app.routing(request, response),
  );
  server.maxHeadersCount = 0;
  capConnections(server, streams_max);
  // The plugin for sockets listens to the server of the application.
  server.on('upgrade', (...upgrade) => app.server.emit('upgrade', ...upgrade));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const is_taken = error.code === 'EADDRINUSE';
      reject(
        is_taken ? new Error(`port ${port} is taken; choose another with ALPACA_TLS_PORT`) : error,
      );
    });
    server.listen(port, host, () => resolve());
  });
  return { port: (server.address() as AddressInfo).port, close: () => stop(server) };
}

/** Streams that are still open have been ended by then. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
