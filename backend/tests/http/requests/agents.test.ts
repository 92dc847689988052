import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { TestServer } from '../../support/server/test-server.ts';

const TOKEN = 'a-token-of-thirty-two-characters';
const JSON_TYPE = { 'content-type': 'application/json' };
const PROGRAM = { ...JSON_TYPE, authorization: `Bearer ${TOKEN}` };

let server: TestServer;
let person: Record<string, string>;

beforeEach(async () => {
  server = await TestServer.start({ settings: { FINALLY_TOKEN: TOKEN } });
  onTestFinished(() => server.close());
  const signedIn = await server.post('/api/session', { token: TOKEN });
  const [cookie = ''] = signedIn.headers.get('set-cookie')?.split(';') ?? [];
  person = { ...JSON_TYPE, cookie };
});

const post = (path: string, body: unknown, headers: Record<string, string>) =>
  server.send('POST', path, JSON.stringify(body), headers);

const buy = (headers: Record<string, string>) =>
  post('/api/portfolio/trade', { ticker: 'AAPL', side: 'buy', quantity: 1 }, headers);

async function change(limits: object): Promise<void> {
  const { body } = await server.get('/api/assistant/settings', person);
  const changed = await server.send(
    'PUT',
    '/api/assistant/settings',
    JSON.stringify({ ...(body as object), ...limits }),
    person,
  );
  expect(changed.status).toBe(200);
}

const journal = async () =>
  ((await server.get('/api/portfolio/trades', person)).body as { trades: unknown[] }).trades;

/** Expects that the program's order is refused, and that the same order of a person is filled. */
async function expectOnlyProgramRefused(status: number, code: string): Promise<void> {
  expect(await buy(PROGRAM)).toMatchObject({ status, body: { code } });
  expect(await journal()).toEqual([]);
  expect(await buy(person)).toMatchObject({ status: 201 });
  expect(await journal()).toMatchObject([{ origin: 'user', source: 'person' }]);
}

test('a halt stops the orders of a program with the token, and not those of a person', async () => {
  expect((await post('/api/assistant/halt', {}, person)).status).toBe(200);
  await expectOnlyProgramRefused(409, 'assistant_halted');
});

test('a request with the token is of a program, also if the session of a person comes with it', async () => {
  expect(await buy({ ...person, ...PROGRAM })).toMatchObject({ status: 201 });
  expect(await buy({ ...person, authorization: 'Basic YTpi' })).toMatchObject({ status: 201 });
  expect(await journal()).toMatchObject([{ source: 'person' }, { source: 'token' }]);
  const wrong = { ...person, authorization: 'Bearer of-another-server' };
  expect(await buy(wrong)).toMatchObject({ status: 401 });
});

test('read only stops the orders of a program with the token, and not those of a person', async () => {
  await change({ mode: 'read_only' });
  await expectOnlyProgramRefused(409, 'assistant_read_only');
});

test('an order of a program over the limit of dollars is refused, one of a person is not', async () => {
  await change({ dollars_per_message_max: 1 });
  await expectOnlyProgramRefused(422, 'assistant_dollar_limit');
});

test('the trades of the day of a program count, and those of a person do not', async () => {
  await change({ trades_per_day_max: 1 });
  expect((await buy(person)).status).toBe(201);
  expect((await buy(PROGRAM)).status).toBe(201);
  expect(await buy(PROGRAM)).toMatchObject({
    status: 422,
    body: { code: 'assistant_day_trade_limit' },
  });
  expect(await journal()).toMatchObject([{ source: 'token' }, { source: 'person' }]);
});

test('a program within the limits trades, and the journal names the token', async () => {
  expect(await buy(PROGRAM)).toMatchObject({
    status: 201,
    body: { trade: { origin: 'agent', source: 'token' } },
  });
  expect(await journal()).toMatchObject([{ origin: 'agent', source: 'token' }]);
});

test("a preview gives a program the gate's judgment, and allows every order of a person", async () => {
  await change({ mode: 'confirm' });
  const preview = (headers: Record<string, string>) =>
    post('/api/orders/preview', { ticker: 'AAPL', side: 'buy', quantity: 1 }, headers);
  expect(await preview(PROGRAM)).toMatchObject({
    status: 200,
    body: {
      fills: [{ quantity: 1 }],
      refusal: { code: 'assistant_approval_needed' },
      verdict: { decision: 'approval_needed' },
    },
  });
  expect(await preview(person)).toMatchObject({
    status: 200,
    body: { refusal: null, verdict: { decision: 'allowed' } },
  });
  expect(await journal()).toEqual([]);
});
