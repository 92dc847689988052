import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { type ProblemCode, ProblemSchema } from '@finally/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, TestServer } from '../../support/server/test-server.ts';

let server: TestServer;
let before: unknown;

const TRADE = '/api/portfolio/trade';
const JSON_TYPE = { 'content-type': 'application/json' };

/** Everything that a request might have moved. */
const state = async (): Promise<unknown> => {
  const paths = [
    '/api/portfolio',
    '/api/portfolio/trades',
    '/api/portfolio/history?range=all',
    '/api/watchlist',
    '/api/chat/history',
  ];
  return Promise.all(paths.map(async (path) => (await server.get(path)).body));
};

beforeAll(async () => {
  server = await TestServer.start();
  await server.post(TRADE, { ticker: 'AAPL', side: 'buy', quantity: 3 });
  server.clock.advance(30_000);
  before = await state();
});

afterAll(async () => {
  expect(await state()).toEqual(before);
  expect(server.errors).toEqual([]);
  await server.close();
});

/** A problem that a person can read and a program can branch on, and nothing of our insides. */
function expectProblem(answer: Answer, status: number, code: ProblemCode) {
  expect(answer.text).not.toMatch(/zod|sqlite|fastify|\bat .*\.ts|undefined|NaN/i);
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const problem = ProblemSchema.parse(answer.body);
  expect(problem).toMatchObject({ status, code, type: expect.stringContaining(code) });
  expect(answer.status).toBe(status);
  expect(problem.detail).toMatch(/^\S.*[.?!]$/);
  return problem;
}

const order = (more: object) =>
  JSON.stringify({ ticker: 'AAPL', side: 'buy', quantity: 1, ...more });

describe('a body that cannot be understood', () => {
  test.each<[string, string, number, ProblemCode]>([
    ['broken JSON', '{"ticker":', 400, 'invalid_json'],
    ['no JSON', 'ticker=AAPL', 400, 'invalid_json'],
    ['nothing', '', 400, 'invalid_json'],
    ['JSON with a trailing comma', '{"ticker":"AAPL",}', 400, 'invalid_json'],
    ['a number that JSON does not know', '{"quantity":NaN}', 400, 'invalid_json'],
    ['null', 'null', 400, 'invalid_request'],
    ['a list', '[]', 400, 'invalid_request'],
    ['a text', '"AAPL"', 400, 'invalid_request'],
    ['a number', '5', 400, 'invalid_request'],
    ['an empty object', '{}', 400, 'invalid_request'],
    ['nesting without end', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, 400, 'invalid_request'],
    ['a prototype', '{"__proto__":{"quantity":1},"ticker":"AAPL"}', 400, 'invalid_json'],
    ['70,000 characters', `{"ticker":"${'A'.repeat(70_000)}"}`, 413, 'body_too_large'],
  ])('%s', async (_what, body, status, code) => {
    expectProblem(await server.send('POST', TRADE, body, JSON_TYPE), status, code);
  });

  test.each([
    ['a side', '{"ticker":"AAPL","side":"sell","side":"buy","quantity":1}', 'side'],
    [
      'a side written in two ways',
      '{"ticker":"AAPL","side":"sell","\\u0073ide":"buy","quantity":1}',
      'side',
    ],
    [
      'one and the same value',
      '{"ticker":"AAPL","side":"buy","quantity":1,"quantity":1}',
      'quantity',
    ],
    ['a field of an inner object', '{"a":[{"b":{"c":1,"c":2}}]}', 'c'],
  ])('%s that occurs twice', async (_what, body, path) => {
    const answer = await server.send('POST', TRADE, body, JSON_TYPE);
    const { issues, detail } = expectProblem(answer, 400, 'invalid_request');
    expect(issues?.map((issue) => issue.path)).toEqual([path]);
    expect(detail).toContain('twice');
  });

  test.each(['constructor', 'toString', 'prototype', 'hasOwnProperty'])(
    'a field %s is named',
    async (name) => {
      const body = `{"ticker":"AAPL","side":"buy","quantity":1,"${name}":{"prototype":{"x":1}}}`;
      const answer = await server.send('POST', TRADE, body, JSON_TYPE);
      expect(expectProblem(answer, 400, 'invalid_request').detail).toContain(name);
    },
  );

  test('the same field in two objects is no duplicate', async () => {
    const body = '{"ticker":"AAPL","side":"buy","quantity":[{"a":"{\\"a\\":1,"},{"a":2}]}';
    const { issues } = expectProblem(
      await server.send('POST', TRADE, body, JSON_TYPE),
      400,
      'invalid_request',
    );
    expect(issues?.map((issue) => issue.path)).toEqual(['quantity']);
  });

  test('bytes that are no UTF-8', async () => {
    const bytes = Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);
    expectProblem(await server.send('POST', TRADE, bytes, JSON_TYPE), 400, 'invalid_request');
  });

  test('no body at all', async () => {
    expectProblem(await server.send('POST', TRADE), 415, 'unsupported_media_type');
  });

  test.each([
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'x',
  ])('content of type %s', async (type) => {
    const answer = await server.send('POST', TRADE, order({}), { 'content-type': type });
    expectProblem(answer, 415, 'unsupported_media_type');
  });
});

describe('a trade whose fields do not fit', () => {
  test.each<[string, object, string]>([
    ['a field that there is not', { price: 1 }, ''],
    ['a quantity as text', { quantity: '5' }, 'quantity'],
    ['a quantity of null', { quantity: null }, 'quantity'],
    ['a quantity as a list', { quantity: [5] }, 'quantity'],
    ['no quantity', { quantity: undefined }, 'quantity'],
    ['no ticker', { ticker: undefined }, 'ticker'],
    ['a ticker as a number', { ticker: 5 }, 'ticker'],
    ['an empty ticker', { ticker: ' ' }, 'ticker'],
    ['a ticker of eleven letters', { ticker: 'ABCDEFGHIJK' }, 'ticker'],
    ['a ticker with a blank', { ticker: 'AA PL' }, 'ticker'],
    ['a ticker with a quote', { ticker: "A';--" }, 'ticker'],
    ['another side', { side: 'hold' }, 'side'],
    ['a side in capitals', { side: 'BUY' }, 'side'],
    ['an empty client order id', { client_order_id: '' }, 'client_order_id'],
    ['a client order id with a blank', { client_order_id: 'a b' }, 'client_order_id'],
    ['a client order id of 65 characters', { client_order_id: 'x'.repeat(65) }, 'client_order_id'],
    ['a client order id of null', { client_order_id: null }, 'client_order_id'],
  ])('%s', async (_what, fields, path) => {
    const answer = await server.send('POST', TRADE, order(fields), JSON_TYPE);
    const { issues } = expectProblem(answer, 400, 'invalid_request');
    expect(issues?.map((issue) => issue.path)).toEqual([path]);
  });

  test('all invalid fields are reported together', async () => {
    const body = { ticker: '', side: 'x', quantity: 'y', z: 1 };
    const { issues } = expectProblem(await server.post(TRADE, body), 400, 'invalid_request');
    expect(issues).toHaveLength(4);
  });
});

describe('a trade that is refused', () => {
  test.each<[string, string, number, ProblemCode]>([
    ['zero', '"quantity":0', 422, 'quantity_not_positive'],
    ['minus zero', '"quantity":-0', 422, 'quantity_not_positive'],
    ['a negative quantity', '"quantity":-5', 422, 'quantity_not_positive'],
    ['a ten-millionth', '"quantity":0.0000001', 422, 'quantity_too_fine'],
    ['seven decimals', '"quantity":1.0000001', 422, 'quantity_too_fine'],
    ['the least number there is', '"quantity":5e-324', 422, 'quantity_too_fine'],
    ['a billion shares', '"quantity":1000000000', 422, 'quantity_too_large'],
    ['1e300 shares', '"quantity":1e300', 422, 'quantity_too_large'],
    ['more digits than a number has', '"quantity":9007199254740993', 422, 'quantity_too_large'],
    ['1e400 shares', '"quantity":1e400', 422, 'quantity_too_large'],
    ['minus 1e400 shares', '"quantity":-1e400', 422, 'quantity_not_positive'],
    ['1e400 dollars', '"notional":1e400', 422, 'notional_too_large'],
    ['less than half a cent', '"quantity":0.000001', 422, 'notional_too_small'],
    ['more than the cash', '"quantity":100000', 422, 'insufficient_cash'],
    ['nearly a billion shares', '"quantity":999999999.999999', 422, 'insufficient_cash'],
    ['no dollars', '"notional":0', 422, 'notional_not_positive'],
    ['a tenth of a cent', '"notional":0.001', 422, 'notional_too_fine'],
    ['ten trillion dollars', '"notional":10000000000000', 422, 'notional_too_large'],
    ['a cent more than the cash', '"notional":9430.01', 422, 'insufficient_cash'],
    ['neither shares nor dollars', '"client_order_id":"a"', 400, 'invalid_request'],
    ['both shares and dollars', '"quantity":1,"notional":100', 400, 'invalid_request'],
  ])('%s', async (_what, quantity, status, code) => {
    const body = `{"ticker":"AAPL","side":"buy",${quantity}}`;
    expectProblem(await server.send('POST', TRADE, body, JSON_TYPE), status, code);
  });

  test.each([
    ['one millionth more than is held', 'AAPL', 3.000001],
    ['of what is not held', 'MSFT', 1],
  ])('a sale %s', async (_what, ticker, quantity) => {
    const answer = await server.post(TRADE, { ticker, side: 'sell', quantity });
    expectProblem(answer, 422, 'insufficient_shares');
  });

  test('an unknown ticker, with suggestions', async () => {
    const answer = await server.post(TRADE, { ticker: 'NVDAA', side: 'buy', quantity: 1 });
    const { suggestions } = expectProblem(answer, 404, 'unknown_ticker');
    expect(suggestions?.[0]).toEqual({ ticker: 'NVDA', name: expect.stringContaining('NVIDIA') });
  });
});

test.each<[method: string, path: string, body: unknown, status: number, code: ProblemCode]>([
  ['POST', '/api/watchlist', { ticker: 'ZZZZZ' }, 404, 'unknown_ticker'],
  ['POST', '/api/watchlist', { ticker: '' }, 400, 'invalid_request'],
  ['POST', '/api/watchlist', { ticker: 'AAPL', note: '' }, 400, 'invalid_request'],
  ['DELETE', '/api/watchlist/PYPL', undefined, 404, 'not_on_watchlist'],
  ['DELETE', '/api/watchlist/ZZZZZ', undefined, 404, 'not_on_watchlist'],
  ['DELETE', '/api/watchlist/A%20B', undefined, 400, 'invalid_request'],
  ['DELETE', '/api/watchlist/ABCDEFGHIJK', undefined, 400, 'invalid_request'],
  ['DELETE', '/api/watchlist', undefined, 405, 'method_not_allowed'],
  ['GET', '/api/market/bars', undefined, 400, 'invalid_request'],
  ['GET', '/api/market/bars?ticker=ZZZZZ', undefined, 404, 'unknown_ticker'],
  ['GET', '/api/market/bars?ticker=AAPL&interval=2m', undefined, 400, 'invalid_request'],
  ['GET', '/api/market/bars?ticker=AAPL&limit=0', undefined, 400, 'invalid_request'],
  ['GET', '/api/market/bars?ticker=AAPL&limit=1001', undefined, 400, 'invalid_request'],
  ['GET', '/api/market/bars?ticker=AAPL&limit=1.5', undefined, 400, 'invalid_request'],
  ['GET', '/api/market/bars?ticker=AAPL&limit=ten', undefined, 400, 'invalid_request'],
  ['GET', '/api/market/bars?ticker=AAPL&limit=1&limit=2', undefined, 400, 'invalid_request'],
  ['GET', '/api/market/bars?ticker=AAPL&ticker=MSFT', undefined, 400, 'invalid_request'],
  ['GET', '/api/market/bars?ticker=AAPL&from=0', undefined, 400, 'invalid_request'],
  ['GET', '/api/market/search', undefined, 400, 'invalid_request'],
  ['GET', '/api/market/search?q=', undefined, 400, 'invalid_request'],
  ['GET', '/api/market/search?q=%20%20', undefined, 400, 'invalid_request'],
  ['GET', `/api/market/search?q=${'a'.repeat(65)}`, undefined, 400, 'invalid_request'],
  ['GET', '/api/market/search?q=a&limit=51', undefined, 400, 'invalid_request'],
  ['GET', '/api/portfolio/history?range=2d', undefined, 400, 'invalid_request'],
  ['GET', '/api/portfolio/history?range=', undefined, 400, 'invalid_request'],
  ['GET', '/api/portfolio/trades?limit=501', undefined, 400, 'invalid_request'],
  ['GET', '/api/portfolio/trades?limit=-1', undefined, 400, 'invalid_request'],
  ['GET', '/api/portfolio/trades?format=xml', undefined, 400, 'invalid_request'],
  ['GET', '/api/portfolio/trades?cursor=abc', undefined, 400, 'invalid_cursor'],
  ['GET', '/api/portfolio/trades?cursor=-1', undefined, 400, 'invalid_cursor'],
  ['GET', '/api/portfolio/trades?cursor=1e3', undefined, 400, 'invalid_cursor'],
  ['GET', '/api/portfolio/trades?cursor=', undefined, 400, 'invalid_cursor'],
  ['GET', `/api/portfolio/trades?cursor=${'9'.repeat(65)}`, undefined, 400, 'invalid_request'],
  ['POST', '/api/chat', { message: '' }, 400, 'invalid_request'],
  ['POST', '/api/chat', { message: ' \n ' }, 400, 'invalid_request'],
  ['POST', '/api/chat', { message: 'x'.repeat(4_001) }, 400, 'invalid_request'],
  ['POST', '/api/chat', { message: 5 }, 400, 'invalid_request'],
  ['POST', '/api/chat', { message: 'hi', client_message_id: 'a b' }, 400, 'invalid_request'],
  ['POST', '/api/chat', { message: 'hi', role: 'system' }, 400, 'invalid_request'],
  ['GET', '/api', undefined, 404, 'not_found'],
  ['GET', '/api/nothing', undefined, 404, 'not_found'],
  ['GET', '/nothing', undefined, 404, 'not_found'],
  ['GET', '/api/portfolio/trade', undefined, 405, 'method_not_allowed'],
  ['GET', '/api/portfolio/reset', undefined, 405, 'method_not_allowed'],
  ['PUT', '/api/portfolio', undefined, 405, 'method_not_allowed'],
  ['DELETE', '/api/portfolio', undefined, 405, 'method_not_allowed'],
  ['OPTIONS', '/api/portfolio', undefined, 405, 'method_not_allowed'],
  ['PATCH', '/api/watchlist/AAPL', undefined, 405, 'method_not_allowed'],
  ['GET', '/api/portfolio?fresh=1', undefined, 400, 'invalid_request'],
  ['GET', '/api/health?x', undefined, 400, 'invalid_request'],
  ['GET', '/api/health/state?x=1', undefined, 400, 'invalid_request'],
  ['DELETE', '/api/watchlist/AAPL?force=1', undefined, 400, 'invalid_request'],
  ['POST', '/api/watchlists', { name: 'half \ud800' }, 400, 'invalid_request'],
  ['POST', '/api/chat', { message: 'half \udc00' }, 400, 'invalid_request'],
  ['GET', `/api/${'deep/'.repeat(500)}`, undefined, 404, 'not_found'],
  ['GET', '/..%2f..%2fetc%2fpasswd', undefined, 404, 'not_found'],
  ['GET', '/api/%zz', undefined, 400, 'invalid_request'],
  ['DELETE', `/api/watchlist/${'a'.repeat(300)}`, undefined, 400, 'invalid_request'],
])('%s %s with %j', async (method, path, body, status, code) => {
  const answer =
    body === undefined ? await server.send(method, path) : await server.post(path, body);
  expectProblem(answer, status, code);
});

test('another method of a known path is answered with the allowed methods', async () => {
  const answer = await server.send('PUT', '/api/watchlist');
  const { detail } = expectProblem(answer, 405, 'method_not_allowed');
  expect(detail).toBe('PUT is not possible at /api/watchlist; GET, HEAD, and POST are.');
  expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
});

test('a quantity with more digits than are kept is refused, not rounded', async () => {
  const body = '{"ticker":"AAPL","side":"buy","quantity":1.0000000000000000001}';
  const answer = await server.send('POST', TRADE, body, JSON_TYPE);
  expectProblem(answer, 422, 'quantity_too_fine');
});

test.each(['gzip', 'br', 'identity, gzip'])(
  'a body in the encoding %s is refused',
  async (encoding) => {
    const headers = { ...JSON_TYPE, 'content-encoding': encoding };
    expectProblem(
      await server.send('POST', TRADE, order({}), headers),
      415,
      'unsupported_media_type',
    );
  },
);

test('the same fault in several items of a list is reported once', async () => {
  const answer = await server.get('/api/stream/prices?tickers=,,');
  const { detail } = expectProblem(answer, 400, 'invalid_request');
  const sentences = detail.split(/(?<=\.) /);
  expect(new Set(sentences).size).toBe(sentences.length);
});

test.each([
  ['bytes that are no HTTP', 'garbage\r\n\r\n', /^HTTP\/1\.1 400 .*"code":"invalid_request"/s],
  [
    'headers beyond all measure',
    `GET /api/health HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`,
    /^HTTP\/1\.1 431 .*"code":"headers_too_large"/s,
  ],
])('%s are answered with problem details all the same', async (_name, bytes, expected) => {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(bytes));
  expect(await text(socket)).toMatch(expected);
});
