import { ORDER, order, raw } from '../raw-request.ts';
import { type Hostile, hostile } from './hostile.ts';

const JSON_TYPE = 'Content-Type: application/json';
const HIDDEN = `POST /api/portfolio/trade HTTP/1.1\r\nHost: localhost\r\n${JSON_TYPE}\r\nContent-Length: ${ORDER.length}\r\n\r\n${ORDER}`;
const chunked = (size: string) => `${size}\r\n${ORDER}\r\n0\r\n\r\n`;
const POST = (headers: readonly string[], body: string) =>
  raw({ method: 'POST', path: '/api/portfolio/trade', headers: [JSON_TYPE, ...headers], body });

/** Requests that two servers in a row would cut apart in different places, and floods. */
export const FRAMING_CORPUS: readonly Hostile[] = [
  hostile(
    'a length and chunks',
    POST([`Content-Length: ${ORDER.length}`, 'Transfer-Encoding: chunked'], chunked('2b')),
    400,
  ),
  hostile(
    'two lengths',
    POST(['Content-Length: 5', `Content-Length: ${ORDER.length}`], ORDER),
    400,
  ),
  hostile('a list of lengths', POST([`Content-Length: ${ORDER.length}, 5`], ORDER), 400),
  hostile('a negative length', POST(['Content-Length: -1'], ORDER), 400),
  hostile('a length with a sign', POST([`Content-Length: +${ORDER.length}`], ORDER), 400),
  hostile('a length in hexadecimal', POST(['Content-Length: 0x2b'], ORDER), 400),
  hostile(
    'a length beyond all numbers',
    POST(['Content-Length: 99999999999999999999'], ORDER),
    400,
    413,
  ),
  hostile('a length of a gigabyte', POST(['Content-Length: 1073741824'], ORDER), 413),
  hostile('chunks of chunks', POST(['Transfer-Encoding: chunked, chunked'], chunked('2b')), 400),
  hostile('another encoding', POST(['Transfer-Encoding: gzip, identity'], ORDER), 400, 501),
  hostile('an encoding in disguise', POST(['Transfer-Encoding: xchunked'], chunked('2b')), 400),
  hostile('an encoding behind a tab', POST(['Transfer-Encoding:\x0bchunked'], chunked('2b')), 400),
  hostile('a chunk of a wrong size', POST(['Transfer-Encoding: chunked'], chunked('zz')), 400),
  hostile('a chunk of a negative size', POST(['Transfer-Encoding: chunked'], chunked('-2b')), 400),
  hostile(
    'a chunk of an endless size',
    POST(['Transfer-Encoding: chunked'], chunked('ffffffffffffffffff')),
    400,
    413,
  ),
  hostile('a request hidden behind a GET', raw({ path: '/api/health', body: HIDDEN }), 415),
  hostile(
    'a request in a header',
    raw({
      path: '/api/health',
      headers: [`X: 1\r\n\r\n${HIDDEN}`.replace('localhost', 'evil.example')],
    }),
    200,
  ),
  hostile(
    'a bare line feed between headers',
    `GET /api/portfolio HTTP/1.1\nHost: localhost\n\n`,
    400,
  ),
  hostile('a header without a name', raw({ headers: [': x'] }), 400),
  hostile('a header without a colon', raw({ headers: ['x'] }), 400),
  hostile('a zero in a header', raw({ headers: ['X: a\0b'] }), 400),
  hostile('a header with a blank in its name', raw({ headers: ['X Y: 1'] }), 400),
  hostile('headers of 20 KiB', raw({ headers: [`X: ${'a'.repeat(20_000)}`] }), 431),
  hostile('101 headers', raw({ headers: Array.from({ length: 101 }, (_, n) => `X-${n}: 1`) }), 431),
  hostile('3,000 headers', raw({ headers: Array.from({ length: 3_000 }, () => 'a: 1') }), 431),
  hostile('a cookie of 17 KiB', raw({ headers: [`Cookie: a=${'b'.repeat(17_000)}`] }), 431),
  hostile('an address of 5,000 letters', raw({ path: `/${'a'.repeat(5_000)}` }), 414),
  hostile('an address of 17 KiB', raw({ path: `/${'a'.repeat(17_000)}` }), 431, 414),
  hostile(
    'a thousand fields of a query',
    raw({ path: `/api/market/search?q=a${'&x=1'.repeat(1_000)}` }),
    400,
  ),
  hostile('a query that is a prototype', raw({ path: '/api/market/search?__proto__[q]=a' }), 400),
  hostile('a method nobody knows', raw({ method: 'HACK' }), 400),
  hostile('a method in small letters', raw({ method: 'get' }), 400),
  hostile('TRACE', raw({ method: 'TRACE', path: '/api/portfolio' }), 404, 405, 400),
  hostile('HTTP/2 in the clear', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400),
  hostile('HTTP/3.0', raw({ version: '3.0' }), 400),
  hostile('HTTP/0.9', 'GET /api/portfolio\r\n\r\n', 400, 421),
  hostile('TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400),
  hostile(
    'an upgrade to a web socket',
    raw({ path: '/api/nothing', headers: ['Upgrade: websocket', 'Connection: Upgrade'] }),
    404,
    400,
  ),
  hostile(
    'an order that waits to be asked for',
    order(['Expect: 200-maybe', 'Origin: http://evil.example']),
    417,
    403,
  ),
];
