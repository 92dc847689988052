import { readFileSync } from 'node:fs';
import { PROBLEM_CODES } from '@finally/contract';
import { expect, onTestFinished, test } from 'vitest';
import { TestServer } from '../../support/server/test-server.ts';
import { curlExample } from '../commands/curl-example.ts';
import { inRoot } from '../documents.ts';
import { fieldTable } from '../markdown.ts';
import { apiReference } from './api-reference.ts';
import type { Description, Operation } from './description.ts';

test("docs/api.md matches the server's description: `npm run docs:api` updates it", async () => {
  const server = await TestServer.start();
  onTestFinished(() => server.close());
  const { body } = await server.get('/api/openapi.json');
  const committed = readFileSync(inRoot('docs/api.md'), 'utf8').replaceAll('\r\n', '\n');
  expect(committed).toBe(apiReference(body as Description));
});

test('fields, types, limits and defaults are in one table row each', () => {
  const text = fieldTable(
    {
      properties: {
        side: { enum: ['buy', 'sell'] },
        limit: { type: 'integer', minimum: 1, maximum: 500, default: 50 },
        name: { type: ['string', 'null'], maxLength: 40, description: 'One | two.' },
        trades: { type: 'array', items: { $ref: '#/components/schemas/TradeInput' } },
        error: {
          anyOf: [
            { type: 'object', properties: { at: { type: 'string', format: 'date-time' } } },
            { type: 'null' },
          ],
        },
      },
      required: ['side', 'name', 'trades', 'error'],
    },
    PROBLEM_CODES,
  );
  expect(text.split('\n').slice(2)).toEqual([
    '| `side` | `buy` or `sell` |  |',
    '| `limit` | integer (1 to 500) | `50` where left out. |',
    '| `name` | string (at most 40 characters) or null | One \\| two. |',
    '| `trades` | list of [Trade](#trade) |  |',
    '| `error` | object or null |  |',
    '| `error.at` | instant | May be left out. |',
  ]);
});

test('a required field without an example in the contract is rejected', () => {
  const operation: Operation = {
    summary: 'Say',
    tags: [],
    requestBody: {
      content: { 'application/json': { schema: { properties: { word: { type: 'string' } } } } },
    },
    responses: {},
  };
  const example = () =>
    curlExample('POST', '/api/say', operation, { paths: {}, components: { schemas: {} } });
  expect(example).toThrow('The contract gives no example of word');
});
