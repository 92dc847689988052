import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface ProviderRequest {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  // biome-ignore lint/suspicious/noExplicitAny: whatever was sent; the tests say what it must be
  readonly body: any;
}

/** Answers one request of the provider's API, correctly or not. */
export type Behavior = (response: ServerResponse, request: ProviderRequest) => void;

/**
 * A server with a provider's wire format on a free port.
 *
 * @param behaviors one for each request in turn; the last one is repeated
 */
export async function startProvider(...behaviors: readonly Behavior[]) {
  const requests: ProviderRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { method, url: path, headers } = incoming;
    const request = { method, path, headers, body: JSON.parse(Buffer.concat(chunks).toString()) };
    const behavior = behaviors[Math.min(requests.length, behaviors.length - 1)];
    requests.push(request);
    behavior?.(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { base_url: `http://127.0.0.1:${port}/api/v1`, requests };
}

const json =
  (status: number, body: unknown): Behavior =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

/** Returns a completion in OpenRouter's format with this content. */
export const completion = (content: string | null, finish_reason = 'stop'): Behavior =>
  json(200, {
    id: 'gen-1770820200-QxRtT0aM4r0cKb8yQm5v',
    provider: 'Cerebras',
    model: 'openai/gpt-oss-120b',
    object: 'chat.completion',
    created: 1770820200,
    system_fingerprint: 'fp_d4f1b3a1',
    choices: [
      {
        logprobs: null,
        finish_reason,
        native_finish_reason: finish_reason,
        index: 0,
        message: {
          role: 'assistant',
          content,
          refusal: null,
          reasoning: 'The person wants to buy.',
          reasoning_details: [
            {
              type: 'reasoning.text',
              text: 'The person wants to buy.',
              format: 'unknown',
              index: 0,
            },
          ],
        },
      },
    ],
    usage: {
      prompt_tokens: 812,
      completion_tokens: 64,
      total_tokens: 876,
      cost: 0.000331,
      is_byok: false,
      prompt_tokens_details: { cached_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: 21 },
    },
  });

/** Returns a failure in OpenRouter's format. */
export const failure = (status: number, message: string): Behavior =>
  json(status, { error: { message, code: status }, user_id: 'user_2abc' });

/** A failure that OpenRouter reports with status 200, once the provider had been reached. */
export const failureInside = (code: number, message: string): Behavior =>
  json(200, { error: { message, code, metadata: { provider_name: 'Cerebras' } } });

export const plain = (status: number, body: string): Behavior => json(status, body);

/** Closes the connection without an answer. */
export const hangUp: Behavior = (response) => {
  response.socket?.destroy();
};

/** Closes the connection in the middle of the answer. */
export const cutShort: Behavior = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"id":"gen-1","choices":[', () => response.socket?.destroy());
};

/** Never answers. */
export const silence: Behavior = () => {};

export const REPLY = {
  message: 'Placing: buy 2 NVDA.',
  trades: [{ ticker: 'NVDA', side: 'buy' as const, quantity: 2 }],
  watchlist_changes: [{ ticker: 'PYPL', action: 'add' as const }],
};

export const goodAnswer = completion(JSON.stringify(REPLY));

/** Status 429 with a retry time in a header. */
export const tooMany =
  (retry_after: string): Behavior =>
  (response) => {
    response.writeHead(429, { 'content-type': 'application/json', 'retry-after': retry_after });
    response.end('{"error":{"message":"Rate limit exceeded","code":429}}');
  };

/** Closes the connection after the headers. */
export const cutAfterHeaders: Behavior = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.flushHeaders();
  setImmediate(() => response.socket?.destroy());
};

/** A completion whose message is not in the requested format. */
const message = (given: object, finish_reason = 'stop'): Behavior =>
  json(200, {
    id: 'gen-1',
    object: 'chat.completion',
    created: 1770820200,
    model: 'm',
    choices: [{ index: 0, finish_reason, message: { role: 'assistant', ...given } }],
  });

/** The model refuses, in the field for refusals. */
export const refusal = message(
  { content: null, refusal: 'I cannot help with that.' },
  'content_filter',
);

/** The model calls a tool that was not offered. */
export const toolCall = message(
  {
    content: null,
    tool_calls: [
      {
        id: 'call-1',
        type: 'function',
        function: { name: 'place_order', arguments: '{"ticker":"NVDA","quantity":1000}' },
      },
    ],
  },
  'tool_calls',
);

/** Sends without end, until the client closes the connection. */
export const endless: Behavior = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = 'x'.repeat(64 * 1024);
  const send = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', send);
  send();
};

/** Redirects the request to another address. */
export const redirect =
  (location: string): Behavior =>
  (response) => {
    response.writeHead(307, { location });
    response.end();
  };

/** A server without support for `response_format`, which refuses requests that contain it. */
export const withoutSchema =
  (otherwise: Behavior): Behavior =>
  (response, request) => {
    const answer = request.body.response_format
      ? json(400, { error: { message: 'response_format is not supported', code: 400 } })
      : otherwise;
    answer(response, request);
  };
