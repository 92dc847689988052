import type { Server, Socket } from 'node:net';
import { isLoopback, networkOf } from '../kernel/address.ts';

/** Beside the price streams, which have limits of their own. */
const CONNECTIONS_MAX = 2_000;
const CONNECTIONS_PER_NETWORK_MAX = 256;

/**
 * Caps how many connections are open at once, altogether and for each network
 * but this machine's. One too many is closed without a word.
 *
 * @param streams_max how many price streams there may be besides
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
    // A stream that takes its socket over leaves this count and joins that of the streams.
    socket.once('close', () => {
      const left = (open.get(network) ?? 1) - 1;
      if (left > 0) open.set(network, left);
      else open.delete(network);
    });
  });
}
