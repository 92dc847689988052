/** Publishes to nchan over one persistent connection. */
import { connect } from 'node:net';
import { payload } from './payload.ts';

const template = process.env['PAYLOAD'] ?? '{}';
const socket = connect(Number(process.env['NCHAN_PORT']), '127.0.0.1');
socket.setNoDelay(true).resume();
socket.once('connect', () => process.send?.({ ready: true }));
setInterval(
  () => {
    const body = payload(template, Date.now());
    socket.write(
      'POST /publish HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n' +
        `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  },
  1000 / Number(process.env['EVENTS_PER_SECOND'] ?? 20),
);
process.once('SIGTERM', () => process.exit());
