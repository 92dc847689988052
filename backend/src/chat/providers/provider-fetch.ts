/** Bytes of an answer that are read; a good one has some thousand. */
const BODY_BYTES_MAX = 1024 * 1024;

/** The answer is longer than any that can be meant. */
export class AnswerTooLargeError extends Error {
  override readonly name = 'AnswerTooLargeError';
}

/** The request was sent on to another address. */
export class RedirectedError extends Error {
  override readonly name = 'RedirectedError';
}

/**
 * A fetch for model providers: it follows no redirect, which would carry key
 * and portfolio to an address that nobody configured, and reads no more than a
 * megabyte.
 *
 * @throws RedirectedError instead of following
 */
export const providerFetch =
  (fetchFrom: typeof fetch): typeof fetch =>
  async (input, init) => {
    const response = await fetchFrom(input, { ...init, redirect: 'manual' });
    const { status, statusText, headers, body } = response;
    if (status >= 300 && status < 400) {
      await body?.cancel();
      throw new RedirectedError();
    }
    return body === null
      ? response
      : new Response(await read(body), { status, statusText, headers });
  };

/** Reads a body to its end: answers are not streamed, and a stream in between costs more than they do. */
async function read(body: ReadableStream<Uint8Array>): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > BODY_BYTES_MAX) throw new AnswerTooLargeError();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
