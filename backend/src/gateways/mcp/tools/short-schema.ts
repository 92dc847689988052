import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import { z } from 'zod';

type JsonSchema = Record<string, unknown>;

/**
 * Returns a schema that validates as the given one and describes itself in fewer words, because a model
 * reads every schema in each conversation: without the dialect, which MCP implies, and without what says
 * nothing.
 */
export function shortSchema<Schema extends z.ZodObject>(
  schema: Schema,
  io: 'input' | 'output',
): StandardSchemaWithJSON<z.input<Schema>, z.output<Schema>> {
  const described = shorten(z.toJSONSchema(schema, { io })) as JsonSchema;
  const describe = () => described;
  const { version, vendor, validate } = schema['~standard'];
  return {
    '~standard': { version, vendor, validate, jsonSchema: { input: describe, output: describe } },
  } as StandardSchemaWithJSON<z.input<Schema>, z.output<Schema>>;
}

function shorten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shorten);
  if (value === null || typeof value !== 'object') return value;
  const { $schema: _, anyOf, ...rest } = value as JsonSchema;
  const short = Object.fromEntries(
    Object.entries(rest)
      .filter(([key, part]) => !(SAYS_NOTHING.has(key) && isEmpty(part)))
      .map(([key, part]) => [key, shorten(part)]),
  );
  if (anyOf === undefined) return short;
  const kinds = shorten(anyOf) as readonly JsonSchema[];
  const isPlain = kinds.every((kind) => Object.keys(kind).join() === 'type');
  return isPlain ? { ...short, type: kinds.map(({ type }) => type) } : { ...short, anyOf: kinds };
}

/** Keywords that allow anything if they are empty. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['properties', 'additionalProperties']);

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;
