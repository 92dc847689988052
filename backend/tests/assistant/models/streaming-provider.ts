import type { ServerResponse } from 'node:http';
import type { Behavior } from './provider-server.ts';

/** A call of a tool: its name and its arguments, as an object or as the text that is sent. */
export type Call = readonly [name: string, input: object | string];

const idOf = (index: number): string => `call_${index}`;

const toolCalls = (calls: readonly Call[]) =>
  calls.map(([name, input], index) => ({
    id: idOf(index),
    type: 'function',
    function: { name, arguments: typeof input === 'string' ? input : JSON.stringify(input) },
  }));

/** Calls tools, in an answer that is sent at once. */
export const callsTools =
  (...calls: readonly Call[]): Behavior =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        id: 'gen-1',
        object: 'chat.completion',
        created: 1770820200,
        model: 'm',
        choices: [
          {
            index: 0,
            finish_reason: 'tool_calls',
            message: { role: 'assistant', content: null, tool_calls: toolCalls(calls) },
          },
        ],
        usage: { prompt_tokens: 500, completion_tokens: 20, total_tokens: 520 },
      }),
    );
  };

const event = (data: unknown): string =>
  `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;

const chunk = (delta: object, finish_reason: string | null = null) => ({
  id: 'gen-1',
  object: 'chat.completion.chunk',
  created: 1770820200,
  model: 'm',
  choices: [{ index: 0, delta, finish_reason }],
});

const begin = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
};

const USAGE = {
  ...{ id: 'gen-1', object: 'chat.completion.chunk', created: 1770820200, model: 'm', choices: [] },
  usage: { prompt_tokens: 812, completion_tokens: 64, total_tokens: 876 },
};

/** Streams a content in the given parts, then ends. */
export const streams =
  (...parts: readonly string[]): Behavior =>
  (response) => {
    begin(response);
    for (const content of parts) response.write(event(chunk({ content })));
    response.write(event(chunk({}, 'stop')));
    response.write(event(USAGE));
    response.end(event('[DONE]'));
  };

/** Streams calls of tools, their arguments in two parts each. */
export const streamsCalls =
  (...calls: readonly Call[]): Behavior =>
  (response) => {
    begin(response);
    for (const [index, call] of toolCalls(calls).entries()) {
      const { name, arguments: input } = call.function;
      const half = Math.floor(input.length / 2);
      const first = { ...call, index, function: { name, arguments: input.slice(0, half) } };
      response.write(event(chunk({ tool_calls: [first] })));
      const rest = { index, function: { arguments: input.slice(half) } };
      response.write(event(chunk({ tool_calls: [rest] })));
    }
    response.write(event(chunk({}, 'tool_calls')));
    response.end(event('[DONE]'));
  };

/** Streams the beginning of a content, and then does what `after` says. */
export const begins =
  (content: string, after: (response: ServerResponse) => void): Behavior =>
  (response) => {
    begin(response);
    response.write(event(chunk({ content })), () => after(response));
  };

/** Ways in which a stream breaks. */
export const BREAKS = {
  'the connection is cut': (response: ServerResponse) => response.socket?.destroy(),
  'it ends without an end': (response: ServerResponse) => response.end(),
  'an event is not JSON': (response: ServerResponse) => response.end(event('{"choices":[{"del')),
  'the server reports an error': (response: ServerResponse) =>
    response.end(event({ error: { message: 'The GPU is gone.', code: 500 } })),
} as const;

/** Refuses requests that offer tools, as a server does whose model knows none. */
export const withoutTools =
  (otherwise: Behavior): Behavior =>
  (response, request) => {
    if (!request.body.tools) return otherwise(response, request);
    response.writeHead(400, { 'content-type': 'application/json' });
    response.end('{"error":{"message":"m does not support tools","code":400}}');
  };

/** Refuses requests to stream. */
export const withoutStreams =
  (otherwise: Behavior): Behavior =>
  (response, request) => {
    if (!request.body.stream) return otherwise(response, request);
    response.writeHead(400, { 'content-type': 'application/json' });
    response.end('{"error":{"message":"stream is not supported","code":400}}');
  };
