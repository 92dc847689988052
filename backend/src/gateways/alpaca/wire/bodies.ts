import type { FastifyInstance } from 'fastify';
import { parseJsonStrictly } from '../../../kernel/http/strict-json.ts';
import { type Fault, fault, invalid, sendFault } from './faults.ts';

/** Thrown for a body that cannot be read; the plugin answers with its fault. */
class UnreadableBody extends Error {
  override readonly name = 'UnreadableBody';
  readonly fault: Fault;

  constructor(reason: Fault) {
    super(reason.message);
    this.fault = reason;
  }
}

/**
 * Reads every body as JSON, whatever its content type says, and none as no body: Alpaca's clients send
 * `text/plain` with JSON in it, and JSON types and even an empty type without any body. A page of another
 * site gains nothing by that, because it cannot send the headers with the key.
 */
export function readAnyBody(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ raw: { headers } }) => {
    const carries =
      headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    if (carries) headers['content-type'] = 'application/json';
    else delete headers['content-type'];
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async ({ headers }: { headers: NodeJS.Dict<string | string[]> }, body: string | Buffer) => {
      if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') {
        throw new UnreadableBody(fault(415, 'compressed bodies are not supported').error);
      }
      const text = String(body).trim();
      if (text === '') return undefined;
      const read = parseJsonStrictly(text);
      if (read.ok) return read.value;
      const { kind, key } = read.error;
      throw new UnreadableBody(
        kind === 'malformed'
          ? fault(400, 'request body format is invalid').error
          : invalid(`${key || 'the body'} cannot be read exactly`).error,
      );
    },
  );
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof UnreadableBody) return sendFault(reply, error.fault);
    // The error handler of the server answers through `answerRefusal`.
    throw error;
  });
}
