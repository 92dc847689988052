import type { Agent } from 'undici';

/** Maximum size of an answer in bytes; a normal one has a few thousand. */
const BODY_BYTES_MAX = 1024 * 1024;

/** The code of the error of an answer that is too large. */
export const TOO_LARGE_CODE = 'UND_ERR_RES_EXCEEDED_MAX_SIZE';

let dispatcher: Agent | undefined;

/** Thrown if the server answers with a redirect. */
export class RedirectedError extends Error {
  override readonly name = 'RedirectedError';
}

/**
 * A minimal `fetch` for model providers. Follows no redirects, which would send the key and the
 * portfolio to an address that nobody configured, and reads at most one megabyte. Replaces Node's
 * `fetch`, which keeps each prompt in memory until the next major garbage collection because of its
 * abort signal; that was the largest overhead per message. Undici is loaded with the first message,
 * because it takes a tenth of the time of a start, and most starts have no provider.
 *
 * @throws RedirectedError if the server redirects
 * @throws an error with the code `TOO_LARGE_CODE` if the answer is too large
 */
export const providerFetch: typeof fetch = async (
  input,
  { method, headers, body, signal } = {},
) => {
  const { Agent, request } = await import('undici');
  dispatcher ??= new Agent({ maxResponseSize: BODY_BYTES_MAX });
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
