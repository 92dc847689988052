import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJsonStrictly } from '../../src/kernel/strict-json.ts';

test.each([
  '{"a":1,"a":1}',
  '{"a":1,"b":{"c":2},"a":3}',
  '{"trades":[],"trades":[{"ticker":"AAPL"}]}',
  '{"tr\\u0061des":[],"trades":[]}',
  '[{"a":1},{"a":1,"b":"\\\\","a":2}]',
  '{"a":{"b":[{"c":1,"c":2}]}}',
  '{"":1,"":2}',
])('%s names a key twice', (text) => {
  expect(parseJsonStrictly(text)).toMatchObject({ ok: false, error: { kind: 'duplicate_key' } });
});

test.each([
  '{"a":"{\\"a\\":1,\\"a\\":2}"}',
  '[{"a":1},{"a":1}]',
  '{"a":{"a":{"a":1}}}',
  '{"a":"a","b":"a:a","c":["a","a"]}',
  '"a"',
  'null',
])('%s does not', (text) => {
  expect(parseJsonStrictly(text)).toEqual({ ok: true, value: JSON.parse(text) });
});

test.each(['', '{', '{"a":1} {"a":1}', "{'a':1}", '{"a":1,}'])('%j is no JSON', (text) => {
  expect(parseJsonStrictly(text)).toMatchObject({ ok: false, error: { kind: 'malformed' } });
});

test.each(['{"__proto__":1}', '[{"a":{"__pro\\u0074o__":{}}}]'])('%s has an unsafe key', (text) => {
  expect(parseJsonStrictly(text)).toEqual({
    ok: false,
    error: { kind: 'unsafe_key', key: '__proto__' },
  });
});

test('whatever JSON is written without doubles is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      fc.pre(!text.includes('__proto__'));
      expect(parseJsonStrictly(text)).toEqual({ ok: true, value: JSON.parse(text) });
    }),
    { numRuns: 500 },
  );
});

test('a key that is written once more is noticed, wherever it stands', () => {
  const json = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 });
  fc.assert(
    fc.property(json, fc.nat(), fc.jsonValue(), (object, at, value) => {
      const keys = Object.keys(object);
      const key = keys[at % keys.length] ?? '';
      const text = JSON.stringify(object);
      fc.pre(!text.includes('__proto__'));
      const again = `{${JSON.stringify(key)}:${JSON.stringify(value)},${text.slice(1)}`;
      expect(parseJsonStrictly(`{"deep":[${again}]}`)).toEqual({
        ok: false,
        error: { kind: 'duplicate_key', key },
      });
    }),
    { numRuns: 500 },
  );
});
