/** Server on `better-sse`: broadcasts to a channel, as in its documentation. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createChannel, createSession } from 'better-sse';
import { payload } from './payload.ts';

const template = process.env['PAYLOAD'] ?? '{}';
const channel = createChannel();
const server = createServer(async (request, response) => {
  channel.register(await createSession(request, response));
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
setInterval(
  () => channel.broadcast(JSON.parse(payload(template, Date.now()))),
  1000 / Number(process.env['EVENTS_PER_SECOND'] ?? 20),
);
process.once('SIGTERM', () => process.exit());
