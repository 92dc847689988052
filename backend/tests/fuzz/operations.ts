import type { Random } from '../../src/kernel/random.ts';
import { type Fit, pick, type Schema, valueFor } from './values.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

interface Response {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}

interface Described {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
  readonly responses: Readonly<Record<string, Response>>;
  readonly 'x-problems'?: readonly string[];
}

/** The description that the server gives of itself. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One call of the API, as described. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
  readonly responses: Described['responses'];
  /** The codes with which it says that it refuses, beside those of any call. */
  readonly problems: readonly string[];
}

/** A request that was made up. */
export interface Case {
  readonly operation: Operation;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export const operationsOf = ({ paths, components }: Description): Operation[] => {
  const resolve = (schema: Schema): Schema => {
    const name = schema.$ref?.split('/').at(-1);
    return name === undefined ? schema : (components.schemas[name] ?? {});
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const { parameters = [], requestBody, responses, 'x-problems': problems = [] } = described;
      const body = requestBody?.content['application/json']?.schema;
      return {
        method: method.toUpperCase(),
        path,
        parameters: parameters.map((each) => ({ ...each, schema: resolve(each.schema) })),
        body: body && withResolvedFields(resolve(body), resolve),
        responses,
        problems,
      };
    }),
  );
};

const withResolvedFields = (schema: Schema, resolve: (schema: Schema) => Schema): Schema => ({
  ...schema,
  properties: Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, field]) => [name, resolve(field)]),
  ),
});

/** Mostly valid: what is broken everywhere is refused at the first field. */
const fitOf = (random: Random): Fit => {
  const chance = random.uniform();
  if (chance < 0.6) return 'valid';
  return chance < 0.8 ? 'boundary' : 'broken';
};

/** Text that is no JSON, or not what was asked for, instead of a body. */
const BROKEN_BODIES = [
  '',
  '{',
  'null',
  '[]',
  '0',
  '"x"',
  '{"a":',
  '\u0000',
  '[{}]',
  '{"__proto__":{}}',
];

const asText = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

/** As `encodeURIComponent`, but of text that is not well formed too. */
const encoded = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);

/** Makes up a request for an operation. The same chance makes the same request. */
export function makeUp(operation: Operation, random: Random): Case {
  const query = new URLSearchParams();
  let path = operation.path;
  for (const { name, in: where, required, schema } of operation.parameters) {
    const text = asText(valueFor(schema, name, fitOf(random), random));
    if (where === 'path') path = path.replace(`{${name}}`, encoded(text) || 'x');
    else if (required || random.uniform() < 0.6) query.append(name, text);
    if (where === 'query' && random.uniform() < 0.03) query.append(name, text);
  }
  if (random.uniform() < 0.05) query.append('nothing', 'of ours');
  const body = operation.body && bodyFor(operation.body, random);
  return {
    operation,
    path: query.size > 0 ? `${path}?${query}` : path,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body,
  };
}

function bodyFor(schema: Schema, random: Random): string {
  if (random.uniform() < 0.05) return pick(random, BROKEN_BODIES);
  // With many fields hardly any would be sound by chance alone.
  const isSound = random.uniform() < 0.2;
  const alternatives = schema.oneOf ?? [];
  const chosen = alternatives.length > 0 ? pick(random, alternatives).required : undefined;
  const required = new Set([...(schema.required ?? []), ...(chosen ?? [])]);
  const others = new Set(alternatives.flatMap((each) => each.required ?? []));
  const body: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const likely = required.has(name) ? 0.97 : others.has(name) ? 0.03 : 0.5;
    if (random.uniform() < likely) {
      body[name] = valueFor(field, name, isSound ? 'valid' : fitOf(random), random);
    }
  }
  if (random.uniform() < 0.04) body['nothing'] = 'of ours';
  return JSON.stringify(body);
}
