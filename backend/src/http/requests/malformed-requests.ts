import type { Socket } from 'node:net';
import type { Refusal } from '../../kernel/result.ts';
import { toProblem } from '../problems.ts';

const SENTENCES: Readonly<Partial<Record<string, Pick<Refusal, 'code' | 'detail'>>>> = {
  HPE_HEADER_OVERFLOW: { code: 'headers_too_large', detail: 'The headers are too large.' },
  ERR_HTTP_REQUEST_TIMEOUT: {
    code: 'request_timeout',
    detail: 'The request took too long to arrive.',
  },
};

/**
 * Answers bytes that are no HTTP request, and closes the connection. There is no reply object yet,
 * so the answer is written to the socket.
 */
export function refuseMalformed(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = toProblem(
    SENTENCES[error.code ?? ''] ?? {
      code: 'invalid_request',
      detail: 'This is not an HTTP request that could be understood.',
    },
  );
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${problem.status} ${problem.title}\r\n` +
      'Content-Type: application/problem+json\r\n' +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
