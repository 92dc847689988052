import { createParser } from 'eventsource-parser';
import { CompletionAssembly } from './completion-assembly.ts';
import { type Answer, readWhole, send } from './provider-fetch.ts';

/** Thrown if the events of an answer cannot be read, or end before the answer does. */
export class BrokenStreamError extends Error {
  override readonly name = 'BrokenStreamError';
}

/** Asks for events. Token counts are left out of a streamed answer unless they are asked for. */
const STREAMED = '{"stream":true,"stream_options":{"include_usage":true},';

/**
 * Makes a `fetch` that asks a provider to send its answer word by word, and returns it whole: to its
 * caller a streamed answer is the same as any other. A server that ignores the request and answers
 * at once is read as it answers.
 *
 * @param onContent called with the content so far, each time there is more of it
 * @throws what `providerFetch` throws
 * @throws BrokenStreamError if the events cannot be read, or end too early
 */
export const streamedFetch =
  (onContent: (content: string) => void): typeof fetch =>
  async (input, init) => {
    const body = String(init?.body).replace('{', STREAMED);
    const answer = await send(input, { ...init, body });
    const type = String(answer.headers['content-type'] ?? '');
    if (answer.statusCode !== 200 || !type.includes('text/event-stream')) return readWhole(answer);
    return assembled(answer, onContent);
  };

async function assembled(answer: Answer, onContent: (content: string) => void): Promise<Response> {
  const assembly = new CompletionAssembly();
  const parser = createParser({
    onEvent({ data }) {
      const before = assembly.content.length;
      if (!assembly.add(data)) throw new BrokenStreamError('an event is not JSON');
      if (assembly.content.length > before) onContent(assembly.content);
    },
  });
  const decoder = new TextDecoder();
  for await (const bytes of answer.body) {
    parser.feed(decoder.decode(bytes as Uint8Array, { stream: true }));
  }
  if (!assembly.isComplete) throw new BrokenStreamError('the events ended before the answer');
  return Response.json(assembly.body, { status: assembly.status });
}
