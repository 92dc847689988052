/**
 * Serves the comparison ledger `one-by-one` with a minimal HTTP server: no checks, no headers, no
 * prices.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openPeer, type PeerOrder } from './one-by-one.ts';

const peer = openPeer(process.argv[2] ?? '.');
const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    const order = JSON.parse(body) as PeerOrder;
    const answer = JSON.stringify({ trade: { id: peer.trade(order), ...order } });
    response.writeHead(201, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(answer),
    });
    response.end(answer);
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://localhost:${(server.address() as AddressInfo).port}`);
});
process.once('SIGTERM', () => process.exit());
