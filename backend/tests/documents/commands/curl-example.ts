import {
  type Description,
  isNull,
  type Operation,
  resolved,
  type Schema,
} from '../api-reference/description.ts';

const ADDRESS = 'localhost:8000';
/** A body with at most this many fields stays on the same line. */
const SHORT = 2;
const QUOTED = /[?&'{} ]/;

/** Returns an example value of a schema, preferably the contract's own. */
function exampleOf(schema: Schema, name: string, description: Description): unknown {
  const found = resolved(schema, description);
  if (found.example !== undefined) return found.example;
  if (found.default !== undefined) return found.default;
  if (found.const !== undefined) return found.const;
  const either = found.anyOf ?? found.oneOf;
  const first = either?.find((each) => !isNull(each));
  if (first) return exampleOf(first, name, description);
  if (found.enum) return found.enum[0];
  if (found.type === 'boolean') return false;
  if (found.type === 'array') return [];
  if (found.properties) return bodyOf(found, description);
  if (found.minimum !== undefined) return found.minimum;
  throw new Error(`The contract gives no example of ${name}: add one with .meta({ example }).`);
}

/** Returns the required fields; if none is required, all fields. */
function bodyOf(schema: Schema, description: Description): Readonly<Record<string, unknown>> {
  const { properties = {}, required = Object.keys(properties) } = schema;
  return Object.fromEntries(
    required.map((name) => [name, exampleOf(properties[name] ?? {}, name, description)]),
  );
}

/** Returns the address of a call, with `YOUR_ID` for ids that only the reader knows. */
function addressOf(path: string, { parameters = [] }: Operation, description: Description) {
  const query = new URLSearchParams();
  let filled = path;
  for (const { name, in: where, required, schema } of parameters) {
    if (where === 'path') {
      filled = filled.replace(`{${name}}`, String(schema.example ?? `YOUR_${name.toUpperCase()}`));
    } else if (required) query.append(name, String(exampleOf(schema, name, description)));
  }
  return `${ADDRESS}${filled}${query.size > 0 ? `?${query}` : ''}`;
}

const shown = (word: string): string =>
  QUOTED.test(word) ? `'${word.replaceAll("'", `'\\''`)}'` : word;

/** Returns a curl command for a call that works in every shell, with all required data. */
export function curlExample(
  method: string,
  path: string,
  operation: Operation,
  description: Description,
): string {
  const body = operation.requestBody?.content['application/json']?.schema;
  const isStream = Object.values(operation.responses).some(
    ({ content }) => content?.['text/event-stream'],
  );
  const isImplied = method === 'GET' || (method === 'POST' && body);
  const words = [
    'curl',
    ...(isStream ? ['-N'] : []),
    ...(isImplied ? [] : ['-X', method]),
    shown(addressOf(path, operation, description)),
  ].join(' ');
  if (!body) return words;
  const schema = resolved(body, description);
  const sent = JSON.stringify(schema.example ?? bodyOf(schema, description));
  return `${words} -H 'content-type: application/json'${sent.length > SHORT ? ' \\\n  ' : ' '}-d ${shown(sent)}`;
}
