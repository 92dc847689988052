import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

const ignore = (): void => {};

/**
 * Takes a request's socket away from the HTTP server, which keeps some 10 KiB
 * of parser, request and response for as long as it thinks that an answer is
 * under way. The caller answers on the socket itself, from the first byte on.
 *
 * The client has nothing more to say on it: what it still sends ends it.
 *
 * @param onClose called once when the socket has closed
 */
export function takeOver(
  request: IncomingMessage,
  response: ServerResponse,
  onClose: () => void,
): void {
  const { socket } = request;
  socket.once('close', onClose);
  request.once('close', () => {
    if (socket.destroyed) return;
    response.detachSocket(socket);
    socket.removeListener('close', onClose);
    // To the HTTP server the connection has come to its end: it frees what it
    // keeps of it and listens no more.
    socket.emit('close', false);
    socket.removeAllListeners();
    listen(socket, onClose);
  });
  // The request closes once all of it, which is nothing, has been read.
  request.resume();
}

function listen(socket: Socket, onClose: () => void): void {
  const cut = (): void => void socket.destroy();
  socket.once('close', onClose);
  socket.on('error', ignore);
  socket.on('end', cut);
  socket.on('data', cut);
  socket.resume();
}
