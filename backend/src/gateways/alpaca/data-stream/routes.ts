import type { WebSocket } from '@fastify/websocket';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ClientSocket, type SocketParts } from '../sockets/client-socket.ts';
import { DataClient, type Feed } from './data-client.ts';

/** The names under which Alpaca sells its feeds. There is one market here, which all of them show. */
const STOCK_FEEDS = ['iex', 'sip', 'delayed_sip', 'test', 'boats', 'overnight'];

/** `/v2/iex` and the other feeds: trades, quotes and bars over sockets. */
export function stockStreams(app: FastifyInstance, parts: SocketParts, feed: Feed): void {
  for (const name of STOCK_FEEDS) {
    const config = { is_open: true } as const;
    app.get(`/v2/${name}`, { websocket: true, config }, acceptClient(parts, feed));
  }
}

/** Returns a handler that serves a feed to the socket of a client. */
export const acceptClient =
  (parts: SocketParts, feed: Feed) =>
  (socket: WebSocket, request: FastifyRequest): void => {
    const client = ClientSocket.open(socket, request, parts);
    if (client) new DataClient(client, request.headers, feed, parts.clock);
  };
