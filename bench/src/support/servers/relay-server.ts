/**
 * A minimal relay between a client and a model: for each request, sends one of `bytes` to the model
 * as FinAlly does, and returns its answer.
 *
 *   node relay-server.ts <base_url> <bytes>
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { providerFetch } from '../../../../backend/src/assistant/models/requests/provider-fetch.ts';

const [base_url, bytes] = process.argv.slice(2);
const question = JSON.stringify({ messages: 'x'.repeat(Number(bytes)) });
const server = createServer(async (request, response) => {
  for await (const _chunk of request);
  const asked = await providerFetch(`${base_url}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: question,
  });
  const answer = await asked.text();
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(answer),
  });
  response.end(answer);
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://localhost:${(server.address() as AddressInfo).port}`);
});
process.once('SIGTERM', () => process.exit());
