import type { Dispatcher } from 'undici';

/**
 * Maximum size of an answer in bytes. A whole one has a few thousand; a streamed one repeats some 400
 * bytes around each of its up to 4,096 tokens.
 */
const BODY_BYTES_MAX = 4 * 1024 * 1024;

/** The code of the error of an answer that is too large. */
export const TOO_LARGE_CODE = 'UND_ERR_RES_EXCEEDED_MAX_SIZE';

let dispatcher: Dispatcher | undefined;

/** Thrown if the server answers with a redirect. */
export class RedirectedError extends Error {
  override readonly name = 'RedirectedError';
}

export type Answer = Dispatcher.ResponseData;

/**
 * Sends a request to a model provider. Follows no redirects, which would send the key and the
 * portfolio to an address that nobody configured. Undici is used instead of Node's `fetch`, which
 * keeps each prompt in memory until the next major garbage collection because of its abort signal;
 * that was the largest overhead per message. It is loaded with the first message, because it takes a
 * tenth of the time of a start, and most starts have no provider.
 *
 * @throws RedirectedError if the server redirects
 */
export async function send(
  input: Parameters<typeof fetch>[0],
  { method, headers, body, signal }: RequestInit = {},
): Promise<Answer> {
  const { Agent, request } = await import('undici');
  dispatcher ??= new Agent({ maxResponseSize: BODY_BYTES_MAX });
  const answer = await request(input instanceof Request ? input.url : input, {
    dispatcher,
    method: (method ?? 'GET') as Dispatcher.HttpMethod,
    headers: { 'accept-encoding': 'identity', ...Object.fromEntries(new Headers(headers)) },
    body: body as string,
    signal: signal ?? null,
  });
  const { statusCode: status } = answer;
  if (status >= 300 && status < 400) {
    await answer.body.dump();
    throw new RedirectedError();
  }
  return answer;
}

/** Reads an answer to its end. */
export async function readWhole(answer: Answer): Promise<Response> {
  const bytes = await answer.body.arrayBuffer();
  return new Response(bytes.byteLength > 0 ? bytes : null, {
    status: answer.statusCode,
    headers: Object.entries(answer.headers).flatMap(([name, values]) =>
      [values ?? []].flat().map((value): [string, string] => [name, value]),
    ),
  });
}

/**
 * A minimal `fetch` for model providers.
 *
 * @throws RedirectedError if the server redirects
 * @throws an error with the code `TOO_LARGE_CODE` if the answer is too large
 */
export const providerFetch: typeof fetch = async (input, init) =>
  readWhole(await send(input, init));
