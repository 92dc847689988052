import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJsonStrictly } from '../../src/kernel/http/strict-json.ts';

test.each([
  '{"a":1,"a":1}',
  '{"a":1,"b":{"c":2},"a":3}',
  '{"trades":[],"trades":[{"ticker":"AAPL"}]}',
  '{"tr\\u0061des":[],"trades":[]}',
  '[{"a":1},{"a":1,"b":"\\\\","a":2}]',
  '{"a":{"b":[{"c":1,"c":2}]}}',
  '{"":1,"":2}',
])('%s has a repeated key', (text) => {
  expect(parseJsonStrictly(text)).toMatchObject({ ok: false, error: { kind: 'duplicate_key' } });
});

test.each([
  '{"a":"{\\"a\\":1,\\"a\\":2}"}',
  '[{"a":1},{"a":1}]',
  '{"a":{"a":{"a":1}}}',
  '{"a":"a","b":"a:a","c":["a","a"]}',
  '"a"',
  'null',
])('%s has none', (text) => {
  expect(parseJsonStrictly(text)).toEqual({ ok: true, value: JSON.parse(text) });
});

test.each(['', '{', '{"a":1} {"a":1}', "{'a':1}", '{"a":1,}'])('%j is not JSON', (text) => {
  expect(parseJsonStrictly(text)).toMatchObject({ ok: false, error: { kind: 'malformed' } });
});

test.each(['{"__proto__":1}', '[{"a":{"__pro\\u0074o__":{}}}]'])('%s has an unsafe key', (text) => {
  expect(parseJsonStrictly(text)).toEqual({
    ok: false,
    error: { kind: 'unsafe_key', key: '__proto__' },
  });
});

test.each([
  ['{"quantity":1.0000000000000000001}', 'quantity'],
  ['{"a":1,"b":{"price":[0.1,0.12345678901234567891]}}', 'price'],
  ['0.10000000000000000555', ''],
  ['{"a":1e-400}', 'a'],
])('%s has a number that would be rounded', (text, key) => {
  expect(parseJsonStrictly(text)).toEqual({ ok: false, error: { kind: 'inexact_number', key } });
});

test.each([
  ['{"quantity":1e400}', 'number_too_large', 'quantity'],
  ['[{"a":-1e400}]', 'number_too_small', 'a'],
])('%s has a number that would become infinite', (text, kind, key) => {
  expect(parseJsonStrictly(text)).toEqual({ ok: false, error: { kind, key } });
});

test.each([
  '0',
  '-0',
  '0.0',
  '1.50',
  '100',
  '1E2',
  '1.5e-7',
  '-1e+21',
  '0.1',
  '5e-324',
  '9007199254740993',
])('%s is exact', (text) => {
  expect(parseJsonStrictly(text)).toEqual({ ok: true, value: JSON.parse(text) });
});

test.each([
  ['{"name":"\\ud800"}', 'name'],
  ['{"names":["a","b\\uDC00c"]}', 'names'],
  ['{"\\ud83d":1}', ''],
])('%s has a lone surrogate', (text, key) => {
  expect(parseJsonStrictly(text)).toEqual({ ok: false, error: { kind: 'lone_surrogate', key } });
});

test('a character written as two escapes is accepted', () => {
  const text = '{"name":"\\ud83d\\ude00"}';
  expect(parseJsonStrictly(text)).toEqual({ ok: true, value: { name: '\u{1F600}' } });
});

test('every finite number, as printed, is exact', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      expect(parseJsonStrictly(JSON.stringify(number)).ok).toBe(true);
    }),
  );
});

test('JSON without repeated keys is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      fc.pre(!text.includes('__proto__'));
      expect(parseJsonStrictly(text)).toEqual({ ok: true, value: JSON.parse(text) });
    }),
    { numRuns: 500 },
  );
});

test('a repeated key is detected at any depth', () => {
  const json = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 });
  fc.assert(
    fc.property(json, fc.nat(), fc.jsonValue(), (object, at, value) => {
      const keys = Object.keys(object);
      const key = keys[at % keys.length] ?? '';
      const text = JSON.stringify(object);
      const again = `{${JSON.stringify(key)}:${JSON.stringify(value)},${text.slice(1)}`;
      fc.pre(!again.includes('__proto__'));
      expect(parseJsonStrictly(`{"deep":[${again}]}`)).toEqual({
        ok: false,
        error: { kind: 'duplicate_key', key },
      });
    }),
    { numRuns: 500 },
  );
});
