import { expect, test, vi } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { fuzzServer } from './fuzzed-server.ts';
import { Judge } from './judge.ts';
import { type Description, makeUp, operationsOf } from './operations.ts';

// Thousands of requests and a process, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const COUNT = 12_000;

test('every random request is answered as described, without a server error, and leaves the ledger sound', async () => {
  const { sent, statuses, faults, errors, ledger } = await fuzzServer(
    tempFolder(),
    20_260_211,
    COUNT,
  );
  expect(faults).toEqual([]);
  expect(errors).toEqual([]);
  expect(ledger).toEqual({ code: 0, said: expect.stringContaining('is sound') });
  expect(sent).toBe(COUNT);
  // Not all of it was refused at the door.
  for (const call of [
    'POST /api/portfolio/trade 201',
    'POST /api/chat 200',
    'POST /api/watchlist 201',
  ]) {
    expect(statuses.get(call), call).toBeGreaterThan(10);
  }
  for (const call of ['POST /api/portfolio/trade 422', 'POST /api/portfolio/trade 400']) {
    expect(statuses.get(call), call).toBeGreaterThan(10);
  }
});

const DESCRIPTION = {
  openapi: '3.1.0',
  paths: {
    '/thing': {
      get: {
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', maximum: 9 } }],
        responses: {
          200: {
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Thing: { type: 'object', properties: { size: { type: 'number' } }, required: ['size'] },
    },
  },
} as unknown as Description;

const operation = operationsOf(DESCRIPTION)[0];

test.each([
  ['as described', 200, 'application/json', { size: 1 }, undefined],
  ['an error of ours', 500, 'application/problem+json', {}, /answered 500/],
  ['a field missing', 200, 'application/json', {}, /does not fit its schema/],
  ['a field of another kind', 200, 'application/json', { size: '1' }, /does not fit its schema/],
  ['another type', 200, 'text/html', undefined, /is not described/],
  [
    'a code that its call does not name',
    422,
    'application/problem+json',
    { code: 'price_stale' },
    /does not say that it refuses with price_stale/,
  ],
  ['a failure that is no problem', 404, 'text/html', undefined, /a failure is of type/],
])('an answer that is %s is judged so', (_what, status, type, body, expected) => {
  if (!operation) throw new Error('there is an operation');
  const headers = new Headers({ 'content-type': type });
  const request = { operation, path: '/thing', headers: {}, body: undefined };
  const fault = new Judge(DESCRIPTION).fault(request, { status, headers, text: 'x', body });
  if (expected) expect(fault).toMatch(expected);
  else expect(fault).toBeUndefined();
});

test('the same chance makes the same request up', () => {
  if (!operation) throw new Error('there is an operation');
  const numbers = [0.1, 0.9, 0.4, 0.7, 0.2];
  const random = () => {
    let at = 0;
    return { uniform: () => numbers[at++ % numbers.length] ?? 0, normal: () => 0 };
  };
  expect(makeUp(operation, random())).toEqual(makeUp(operation, random()));
});
