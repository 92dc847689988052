import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestServer } from '../support/server/test-server.ts';
import { CALLER_CORPUS, TOKEN } from './corpus/callers.ts';
import { CONTENT_CORPUS } from './corpus/content.ts';
import { FRAMING_CORPUS } from './corpus/framing.ts';
import type { Hostile } from './corpus/hostile.ts';
import { HOST_CORPUS } from './corpus/hosts.ts';
import { ORIGIN_CORPUS } from './corpus/origins.ts';
import { PATH_CORPUS } from './corpus/paths.ts';
import { order, raw, rawRequest, statusOf } from './raw-request.ts';

const OUTSIDE = 'what stands outside';
const STATE = ['/api/portfolio', '/api/portfolio/trades', '/api/watchlist', '/api/chat/history'];

let folder: string;
let own: TestServer;
let guarded: TestServer;
let before: unknown;

/** Pages with a neighbor, links and dotfiles that nobody may have. */
function layOut(): string {
  const pages = join(folder, 'pages');
  mkdirSync(join(pages, '_next'), { recursive: true });
  mkdirSync(join(pages, '.git'));
  writeFileSync(join(pages, 'index.html'), '<title>FinAlly</title>');
  for (const name of ['../outside.txt', '.env', '.git/config', '_next/.hidden']) {
    writeFileSync(join(pages, name), OUTSIDE);
  }
  symlinkSync(join(folder, 'outside.txt'), join(pages, 'link.txt'));
  symlinkSync(folder, join(pages, 'linked'), 'dir');
  return pages;
}

const bearer = { authorization: `Bearer ${TOKEN}` };

const stateOf = () =>
  Promise.all(
    [own, guarded].flatMap((server) =>
      STATE.map(async (path) => (await server.get(path, bearer)).body),
    ),
  );

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'finally-hostile-'));
  const static_folder = layOut();
  own = await TestServer.start({ static_folder });
  guarded = await TestServer.start({
    static_folder,
    settings: { FINALLY_TOKEN: TOKEN, FINALLY_HOSTS: 'finally.example.org' },
  });
  before = await stateOf();
});

afterAll(async () => {
  await own.close();
  await guarded.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The request is answered as it should be, and with nothing that it was after. */
async function expectNothing(server: TestServer, { bytes, statuses }: Hostile): Promise<void> {
  const answer = await rawRequest(server.url, bytes);
  expect(statuses, answer.slice(0, 300)).toContain(statusOf(answer));
  expect(answer).not.toContain(OUTSIDE);
  expect(answer).not.toMatch(/^access-control-/im);
  expect(answer).not.toContain('cash_balance');
  expect(answer).not.toMatch(/\bat .*\.[jt]s:\d/);
}

describe.each([
  ['another host', HOST_CORPUS],
  ['another site', ORIGIN_CORPUS],
  ['other content', CONTENT_CORPUS],
  ['framing and floods', FRAMING_CORPUS],
  ['ways out of the folder', PATH_CORPUS],
])('%s', (_family, corpus) => {
  test.each([...corpus])('$what gets nothing', (request) => expectNothing(own, request));
});

describe('a caller who does not belong', () => {
  test.each([...CALLER_CORPUS])('$what gets nothing', (request) => expectNothing(guarded, request));
});

test('a request without a host is refused with the reason', async () => {
  const answer = await rawRequest(own.url, order([]).replace('Host: localhost\r\n', ''));
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toMatch(/^content-type: application\/problem\+json/im);
  expect(answer).toContain('Host header');
});

test('there are at least 200 of them, no two alike', () => {
  const all = [
    HOST_CORPUS,
    ORIGIN_CORPUS,
    CONTENT_CORPUS,
    FRAMING_CORPUS,
    PATH_CORPUS,
    CALLER_CORPUS,
  ].flat();
  expect(new Set(all.map(({ bytes }) => bytes)).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(200);
});

test('none of them moved anything or was an error of ours', async () => {
  // Wrong tokens from here were throttled meanwhile, until their window is over.
  guarded.clock.advance(10 * 60_000);
  const after = await stateOf();
  const timeless = (state: unknown) =>
    JSON.stringify(state, (key, value) =>
      /as_of|price|value|pnl|weight|latest/.test(key) ? undefined : value,
    );
  expect(timeless(after)).toBe(timeless(before));
  expect([...own.errors, ...guarded.errors]).toEqual([]);
});

test.each([
  ['as it is', []],
  ['as the page sends it', ['Origin: http://localhost', 'Sec-Fetch-Site: same-origin']],
  ['with its character set', ['Content-Type: application/json; charset=utf-8']],
  ['of this machine in numbers', ['Host: 127.0.0.1:8000']],
  ['of this machine in the new numbers', ['Host: [::1]:8000', 'Origin: http://[::1]:8000']],
])('the same order %s goes through', async (_what, headers) => {
  const answer = await rawRequest(own.url, order(headers));
  expect(statusOf(answer), answer).toBe(201);
});

test('a link to the page on another site opens it', async () => {
  const headers = [
    'Sec-Fetch-Site: cross-site',
    'Sec-Fetch-Mode: navigate',
    'Sec-Fetch-Dest: document',
  ];
  expect(statusOf(await rawRequest(own.url, raw({ headers })))).toBe(200);
});

test('a caller with the token gets in, by a name that was set too', async () => {
  const headers = [`Authorization: Bearer ${TOKEN}`, 'Host: finally.example.org'];
  expect(statusOf(await rawRequest(guarded.url, order(headers)))).toBe(201);
});
