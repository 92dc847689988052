import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

type Json = Record<string, unknown>;

/** Lets what OpenAPI 3.0 calls nullable be null for JSON Schema too. */
function withNull(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withNull);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [name, withNull(value)]),
  ) as Json;
  return nullable === true ? { anyOf: [rest, { type: 'null' }] } : rest;
}

const read = JSON.parse(readFileSync(new URL('./trading-api.json', import.meta.url), 'utf8'));
const { schemas } = (read as { components: { schemas: Record<string, Json> } }).components;

const ajv = new Ajv({ strict: false, allErrors: true });
(addFormats as unknown as (ajv: Ajv) => void)(ajv);
ajv.addFormat('decimal', /^-?\d+(\.\d+)?$/);
ajv.addSchema({ $id: 'alpaca', components: { schemas: withNull(schemas) } } as Json);

const compiled = new Map<string, ValidateFunction>();

/**
 * Returns what of an answer is not as Alpaca describes it: values of another kind, and fields that it lists
 * and the answer lacks, since its clients need all of them.
 *
 * @param optional fields that real answers lack as well
 */
export function faultsIn(
  name: string,
  answer: unknown,
  optional: readonly string[] = [],
): string[] {
  const validate =
    compiled.get(name) ?? ajv.compile({ $ref: `alpaca#/components/schemas/${name}` });
  compiled.set(name, validate);
  const wrong = validate(answer)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  const listed = Object.keys((schemas[name]?.['properties'] ?? {}) as Json);
  const missing = listed.filter(
    (field) => !optional.includes(field) && !(field in (answer as Json)),
  );
  return [...wrong, ...missing.map((field) => `${field} is missing`)];
}
