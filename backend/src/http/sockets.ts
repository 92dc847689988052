import type { IncomingMessage } from 'node:http';
import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../kernel/time/clock.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the route accepts sockets; set for those with a handler of sockets. */
    is_socket?: boolean;
  }
}

/** A message of a client that is longer is refused; subscriptions to thousands of symbols fit. */
const MESSAGE_BYTES_MAX = 1024 * 1024;
/** The code with which a server says that it stops (RFC 6455, 7.4.1). */
const GOING_AWAY = 1001;

/**
 * Returns whether a request may leave HTTP for another protocol. Clients that offer HTTP/2 in every
 * request, such as Java's, go on with HTTP/1.1.
 */
export const mayUpgrade = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean =>
  headers.upgrade?.toLowerCase() === 'websocket';

/**
 * Lets routes with `websocket: true` accept sockets. The request that opens one is authorized as any
 * other. When the server stops, every socket is closed without waiting for its client.
 */
export async function acceptSockets(
  app: FastifyInstance,
  clock: Pick<Clock, 'soon'>,
): Promise<void> {
  // A request that is refused before the plugin sees it would keep its connection.
  app.addHook('onResponse', async ({ raw }) => {
    if (mayUpgrade(raw)) raw.socket.destroySoon();
  });
  app.addHook('onRoute', (route) => {
    if (route.websocket || route.wsHandler) route.config = { ...route.config, is_socket: true };
  });
  await app.register(websocket, {
    options: { maxPayload: MESSAGE_BYTES_MAX },
    errorHandler: (error, socket, request) => {
      request.log.debug({ err: error }, 'a socket failed');
      socket.terminate();
    },
    preClose(done) {
      const { clients } = app.websocketServer;
      for (const client of clients) client.close(GOING_AWAY);
      clock.soon(() => {
        for (const client of clients) client.terminate();
        app.websocketServer.close();
        done();
      });
    },
  });
  app.addHook('onRequest', async ({ ws, routeOptions }, reply) => {
    if (!ws || routeOptions.config.is_socket) return;
    return reply.problem({ code: 'invalid_request', detail: 'There is no socket at this path.' });
  });
}
