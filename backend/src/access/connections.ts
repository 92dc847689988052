import type { Server, Socket } from 'node:net';
import { isLoopback, networkOf } from '../kernel/http/address.ts';

/** Without the price streams, which have their own limits. */
const CONNECTIONS_MAX = 2_000;
const CONNECTIONS_PER_NETWORK_MAX = 256;

/**
 * Limits the number of open connections, in total and per network. Connections of this machine
 * count only in total. A connection beyond the limit is closed without an answer.
 *
 * @param streams_max maximum number of price streams in addition
 */
export function capConnections(server: Server, streams_max: number): void {
  server.maxConnections = streams_max + CONNECTIONS_MAX;
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const { remoteAddress = '' } = socket;
    if (isLoopback(remoteAddress)) return;
    const network = networkOf(remoteAddress);
    const here = open.get(network) ?? 0;
    if (here >= CONNECTIONS_PER_NETWORK_MAX) {
      socket.destroy();
      return;
    }
    open.set(network, here + 1);
    // A price stream takes over its socket: it counts as a stream from then on.
    socket.once('close', () => {
      const left = (open.get(network) ?? 1) - 1;
      if (left > 0) open.set(network, left);
      else open.delete(network);
    });
  });
}
