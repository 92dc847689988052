import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

const ignore = (): void => {};

/**
 * Detaches a request's socket from the HTTP server, which keeps about 10 KiB of parser, request and
 * response while an answer is in progress. The caller then writes the whole answer to the socket,
 * status line included. Any further data from the client closes the socket.
 * @param onClose called once when the socket has closed
 */
export function detachSocket(
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
    // Tells the HTTP server that the connection has closed, so that it frees its state and removes
    // its listeners.
    socket.emit('close', false);
    socket.removeAllListeners();
    listen(socket, onClose);
  });
  // The request emits `close` only after its (empty) body has been read.
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
