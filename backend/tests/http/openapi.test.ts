import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestServer } from '../support/server/test-server.ts';

type Json = Record<string, unknown>;
interface Operation {
  readonly operationId?: string;
  readonly 'x-of-account'?: boolean;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Json };
  readonly responses: Readonly<Record<string, { readonly content?: Json; readonly $ref?: string }>>;
}
interface Document extends Json {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** Every call of the API. */
const CALLS = [
  'GET /api/stream/prices',
  'GET /api/stream/account',
  'GET /api/stream/depth/{ticker}',
  'POST /api/orders/preview',
  'GET /api/portfolio',
  'POST /api/portfolio/trade',
  'GET /api/portfolio/benchmark',
  'GET /api/portfolio/history',
  'GET /api/portfolio/performance',
  'GET /api/portfolio/trades',
  'POST /api/portfolio/reset',
  'GET /api/proposals',
  'POST /api/proposals/{id}/approve',
  'POST /api/proposals/{id}/decline',
  'GET /api/accounts',
  'GET /api/accounts/compare',
  'POST /api/accounts',
  'GET /api/account',
  'PATCH /api/account',
  'POST /api/reset',
  'POST /api/fork',
  'POST /api/archive',
  'POST /api/restore',
  'GET /api/export',
  'POST /api/erase',
  'GET /api/keys',
  'POST /api/keys',
  'DELETE /api/keys/{key}',
  'GET /api/watchlist',
  'POST /api/watchlist',
  'DELETE /api/watchlist/{ticker}',
  'GET /api/watchlists',
  'POST /api/watchlists',
  'GET /api/watchlists/{list}',
  'PATCH /api/watchlists/{list}',
  'DELETE /api/watchlists/{list}',
  'POST /api/watchlists/{list}/entries',
  'PATCH /api/watchlists/{list}/entries/{ticker}',
  'DELETE /api/watchlists/{list}/entries/{ticker}',
  'GET /api/workspaces',
  'PUT /api/workspaces/{name}',
  'DELETE /api/workspaces/{name}',
  'GET /api/alerts',
  'POST /api/alerts',
  'PATCH /api/alerts/{alert}',
  'DELETE /api/alerts/{alert}',
  'POST /api/alerts/{alert}/restore',
  'POST /api/alerts/seen',
  'POST /api/scans/preview',
  'GET /api/scans',
  'PUT /api/scans/{name}',
  'PATCH /api/scans/{name}',
  'DELETE /api/scans/{name}',
  'GET /api/market/search',
  'GET /api/market/bars',
  'GET /api/market/movers',
  'GET /api/market/headlines',
  'GET /api/portfolio/calendar',
  'GET /api/trade-notes',
  'GET /api/trade-notes/tags',
  'GET /api/trades/{trade}/note',
  'PUT /api/trades/{trade}/note',
  'GET /api/trades/{trade}/picture',
  'PUT /api/trades/{trade}/picture',
  'DELETE /api/trades/{trade}/picture',
  'POST /api/chat',
  'GET /api/chat/history',
  'GET /api/chat/steps/{id}',
  'DELETE /api/chat/history',
  'POST /api/chat/cancel',
  'GET /api/chat/suggestion',
  'POST /api/chat/suggestion/dismiss',
  'POST /api/chat/actions/{id}/approve',
  'POST /api/chat/actions/{id}/decline',
  'GET /api/assistant/settings',
  'PUT /api/assistant/settings',
  'GET /api/assistant/memories',
  'POST /api/assistant/memories',
  'PUT /api/assistant/memories',
  'PUT /api/assistant/memories/{id}',
  'DELETE /api/assistant/memories/{id}',
  'POST /api/orders',
  'GET /api/orders',
  'DELETE /api/orders',
  'GET /api/orders/{id}',
  'PATCH /api/orders/{id}',
  'POST /api/orders/{id}/preview',
  'DELETE /api/orders/{id}',
  'GET /api/orders/{id}/explanation',
  'POST /api/assistant/halt',
  'POST /api/assistant/resume',
  'GET /api/health',
  'GET /api/health/state',
  'GET /api/session',
  'POST /api/session',
  'DELETE /api/session',
];

let server: TestServer;
let document: Document;

beforeAll(async () => {
  server = await TestServer.start();
  document = (await server.get('/api/openapi.json')).body as Document;
});

afterAll(() => server.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
    ),
  );

/** Every object in the document. */
function* objects(value: unknown): Generator<Json> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Json;
  for (const part of Object.values(value)) yield* objects(part);
}

test('it is OpenAPI 3.1 and names the version of FinAlly', () => {
  expect(document.openapi).toMatch(/^3\.1\.\d$/);
  expect(document.info).toMatchObject({ title: 'FinAlly', version: '0.0.0-test' });
});

const OF_ACCOUNT = '/api/accounts/{account_id}';

test('it describes every call, and no other', () => {
  const calls = operations().map(([call]) => call);
  expect(calls.filter((call) => !call.includes(OF_ACCOUNT)).toSorted()).toEqual(CALLS.toSorted());
});

test('each call of an account is there for every account too, and no other call is', () => {
  const named = operations().flatMap(([call, operation]) =>
    operation['x-of-account'] && !call.includes(OF_ACCOUNT)
      ? [call.replace('/api', OF_ACCOUNT).replace(`${OF_ACCOUNT}/account`, OF_ACCOUNT)]
      : [],
  );
  expect(named).toContain(`GET ${OF_ACCOUNT}/stream/account`);
  expect(named).not.toContain(`GET ${OF_ACCOUNT}/market/bars`);
  const twins = operations().filter(([call]) => call.includes(OF_ACCOUNT));
  expect(twins.map(([call]) => call).toSorted()).toEqual(named.toSorted());
  for (const [call, { parameters }] of twins) {
    expect(parameters?.[0], call).toMatchObject({ name: 'account_id', in: 'path' });
  }
});

test('every call has a summary, a group, an answer and a failure', () => {
  for (const [call, { summary, tags, responses }] of operations()) {
    expect(summary, call).toMatch(/\w/);
    expect(tags, call).toHaveLength(1);
    const statuses = Object.keys(responses);
    expect(
      statuses.some((status) => /^2\d\d$/.test(status)),
      call,
    ).toBe(true);
    if (call.startsWith('GET /api/stream/')) continue;
    expect(JSON.stringify(responses['default']), call).toContain('#/components/schemas/Problem');
  }
});

test('request bodies and path parameters are described', () => {
  for (const [call, { requestBody, parameters = [] }] of operations()) {
    const sends = /^(POST|PUT|PATCH) /.test(call);
    expect(requestBody !== undefined, call).toBe(sends);
    const parts = [...call.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const described = parameters.filter((parameter) => parameter.in === 'path');
    expect(
      described.map(({ name }) => name),
      call,
    ).toEqual(parts);
  }
});

test('every reference in it exists', () => {
  const references = [...objects(document)]
    .map(({ $ref }) => $ref)
    .filter(($ref) => $ref !== undefined);
  expect(references.length).toBeGreaterThan(20);
  for (const reference of references) {
    const target = String(reference)
      .replace(/^#\//, '')
      .split('/')
      .reduce<unknown>((at, part) => (at as Json | undefined)?.[part], document);
    expect(target, String(reference)).toBeTypeOf('object');
  }
});

test('names of schemas are the names of the contract', () => {
  const { schemas } = document['components'] as { schemas: Json };
  expect(Object.keys(schemas)).toEqual(
    expect.arrayContaining(['Portfolio', 'Trade', 'TradeRequest', 'Watchlist', 'Bars', 'Problem']),
  );
});

test('its readable page loads everything from this server', async () => {
  const page = await server.get('/api/docs/');
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toMatch(/^text\/html/);
  expect(page.text).not.toMatch(/(src|href)="https?:/);
  const sources = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path);
  expect(sources.length).toBeGreaterThan(2);
  for (const source of sources) {
    const { pathname } = new URL(source, `${server.url}/api/docs/`);
    expect((await server.get(pathname)).status, pathname).toBe(200);
  }
});

test('a file that the readable page does not have is not found, as a problem', async () => {
  for (const path of ['/api/docs/none', '/api/docs/static/none.js']) {
    const answer = await server.get(path);
    expect(answer.status, path).toBe(404);
    expect(answer.body).toMatchObject({ code: 'not_found' });
  }
});

test('it names the server and gives each call an operation id', () => {
  expect(document['servers']).toMatchObject([{ url: '/' }]);
  const ids = operations().map(([, operation]) => operation.operationId ?? '');
  for (const id of ids) expect(id).toMatch(/^[a-z][A-Za-z0-9]+$/);
  expect(new Set(ids).size).toBe(ids.length);
});

/** Every schema with an example, by its place in the document. */
function* exampled(value: unknown, place = ''): Generator<readonly [string, readonly unknown[]]> {
  if (typeof value !== 'object' || value === null) return;
  const { example, examples } = value as { example?: unknown; examples?: unknown };
  if (example !== undefined) yield [place, [example]];
  if (Array.isArray(examples)) yield [place, examples];
  for (const [key, part] of Object.entries(value)) {
    if (key === 'example' || key === 'examples') continue;
    yield* exampled(part, `${place}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
}

test('every example is valid for its schema, with strict checks', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'api');
  const found = [...exampled(document)];
  expect(found.length).toBeGreaterThan(20);
  const misfits = found.flatMap(([place, examples]) => {
    const isSchema = (schema: string) => ajv.compile({ $ref: `api#${encodeURI(schema)}` });
    // The example of a parameter or a body is beside its schema.
    const holder = place
      .slice(1)
      .split('/')
      .reduce<unknown>(
        (at, part) => (at as Json)[part.replaceAll('~1', '/').replaceAll('~0', '~')],
        document,
      ) as Json;
    const fits = isSchema('schema' in holder ? `${place}/schema` : place);
    return examples.flatMap((example) =>
      fits(example) ? [] : [`${place}: ${JSON.stringify(example)}: ${ajv.errorsText(fits.errors)}`],
    );
  });
  expect(misfits).toEqual([]);
});

test('no limit is stated that binary floating point cannot represent', () => {
  const steps = [...objects(document)].map(({ multipleOf }) => multipleOf).filter(Boolean);
  expect(steps.filter((step) => !Number.isInteger(step))).toEqual([]);
});
