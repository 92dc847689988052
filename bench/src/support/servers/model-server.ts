import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** An OpenAI-compatible server with a fixed answer and a fixed delay. */
export interface ModelServer {
  readonly base_url: string;
  /** The answer from now on. */
  reply: unknown;
  /** The steps before each answer from now on: the calls of each, as name and arguments. */
  steps: readonly (readonly (readonly [name: string, input: object])[])[];
  /** Total time since `reset`, from the arrival of requests to complete answers. */
  readonly spent_ms: number;
  /** Size of the last request. */
  readonly question_bytes: number;
  /** Number and size of the requests since `reset`. */
  readonly requests: number;
  readonly asked_bytes: number;
  reset(): void;
  stop(): void;
}

/** @param thinking_ms the simulated thinking time */
export async function startModelServer(thinking_ms: number): Promise<ModelServer> {
  const state = {
    reply: {} as unknown,
    steps: [] as ModelServer['steps'],
    spent_ms: 0,
    question_bytes: 0,
    requests: 0,
    asked_bytes: 0,
  };
  const server = createServer(async (incoming, response) => {
    const begun = performance.now();
    let bytes = 0;
    for await (const chunk of incoming) bytes += (chunk as Buffer).length;
    state.question_bytes = bytes;
    state.asked_bytes += bytes;
    const calls = state.steps[state.requests++];
    await pause(thinking_ms);
    const answer = JSON.stringify({
      id: 'completion',
      object: 'chat.completion',
      created: 0,
      model: 'bench',
      choices: [
        {
          index: 0,
          finish_reason: calls ? 'tool_calls' : 'stop',
          message: calls
            ? { role: 'assistant', content: null, tool_calls: calls.map(toolCall) }
            : { role: 'assistant', content: JSON.stringify(state.reply) },
        },
      ],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(answer);
    state.spent_ms += performance.now() - begun;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    base_url: `http://127.0.0.1:${port}/v1`,
    reset: () => {
      state.spent_ms = 0;
      state.requests = 0;
      state.asked_bytes = 0;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  });
}

const toolCall = ([name, input]: readonly [string, object], index: number) => ({
  id: `call-${index}`,
  type: 'function',
  function: { name, arguments: JSON.stringify(input) },
});
