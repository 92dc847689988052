import { Agent, request } from 'undici';

/** Bytes of an answer that are read; a good one has some thousand. */
const BODY_BYTES_MAX = 1024 * 1024;

const dispatcher = new Agent({ maxResponseSize: BODY_BYTES_MAX });

/** The request was sent on to another address. */
export class RedirectedError extends Error {
  override readonly name = 'RedirectedError';
}

/**
 * A `fetch` for model providers, as far as they use it: with an address, and a
 * text to send. It follows no redirect, which would carry key and portfolio to
 * an address that nobody configured, and reads no more than a megabyte.
 *
 * Not Node's own, which keeps each question, as long as a prompt is, until the
 * next large garbage collection, for the sake of its abort signal: moving them
 * about until then is what took longest of what FinAlly adds to a message.
 *
 * @throws RedirectedError instead of following
 * @throws ResponseExceededMaxSizeError instead of reading on
 */
export const providerFetch: typeof fetch = async (
  input,
  { method, headers, body, signal } = {},
) => {
  const answer = await request(input instanceof Request ? input.url : input, {
    dispatcher,
    method: method ?? 'GET',
    headers: { 'accept-encoding': 'identity', ...Object.fromEntries(new Headers(headers)) },
    body: body as string,
    signal,
  });
  const { statusCode: status } = answer;
  if (status >= 300 && status < 400) {
    await answer.body.dump();
    throw new RedirectedError();
  }
  const bytes = await answer.body.arrayBuffer();
  return new Response(bytes.byteLength > 0 ? bytes : null, {
    status,
    headers: Object.entries(answer.headers).flatMap(([name, values]) =>
      [values ?? []].flat().map((value): [string, string] => [name, value]),
    ),
  });
};
