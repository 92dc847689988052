import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The request to a provider: the texts of the prompt, oldest first. */
export interface Asked {
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

/** A model server on a free port that answers with the result of `reply`. */
export async function startFakeProvider(reply: (asked: Asked) => unknown) {
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const asked = JSON.parse(Buffer.concat(chunks).toString()) as Asked;
    const message = { role: 'assistant', content: JSON.stringify(reply(asked)) };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        id: 'fake',
        object: 'chat.completion',
        created: 0,
        model: 'fake',
        choices: [{ index: 0, finish_reason: 'stop', message }],
        usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    base_url: `http://127.0.0.1:${port}/v1`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Returns whether a request contains receipts and asks for a text only. */
export const isRetelling = ({ messages }: Asked): boolean =>
  /holds "message" alone/.test(messages.at(-1)?.content ?? '');
